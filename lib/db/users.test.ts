import { describe, expect, test } from 'vitest';

import { db } from './client';
import { createCluster } from './clusters';
import { createInvitation, createSetupToken, findInvited, isSetupToken, spendInvitation } from './links';
import { tempDatabase } from './temp-database';
import { createFirstAdmin, createUser, findUserByUsername, getUser, hasFirstAdmin, updateUser } from './users';

tempDatabase();

describe('the first administrator', () => {
  test('needs a link, which holds for thirty minutes', async () => {
    const token = await createSetupToken(0);
    expect(await isSetupToken(token, 30 * 60_000 - 1)).toBe(true);
    expect(await isSetupToken(token, 30 * 60_000)).toBe(false);
    expect(await isSetupToken(`${token}x`, 0)).toBe(false);
    expect(JSON.stringify(await (await db()).setupToken.findMany())).not.toContain(token);
  });

  test('is made once, also when several try at the same moment', async () => {
    const token = await createSetupToken();
    expect(await hasFirstAdmin()).toBe(false);
    const attempts = ['Ada', 'Grace', 'Edsger', 'ada'].map((username) =>
      createFirstAdmin({ username, passwordHash: 'x' }),
    );
    const results = await Promise.allSettled(attempts);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) expect(reason).toMatchObject({ code: 'CONFLICT' });
    expect(await (await db()).user.count()).toBe(1);
    expect(await isSetupToken(token)).toBe(false);
  });

  test('is found in any case of its name', async () => {
    const { username } = await (await db()).user.findFirstOrThrow();
    expect(await findUserByUsername(` ${username.toUpperCase()} `)).toMatchObject({ username, isAdmin: true });
  });
});

const nothing = { name: null, isAdmin: false, defaultRole: null, roles: [] };
const admins = async () =>
  (await db()).user.findMany({ where: { isAdmin: true, disabledAt: null, passwordHash: { not: null } } });

async function anAdmin(username: string): Promise<string> {
  const id = await createUser({ ...nothing, username, isAdmin: true });
  await (await db()).user.update({ where: { id }, data: { passwordHash: 'x' } });
  return id;
}

describe('the last administrator', () => {
  test('can be neither disabled nor demoted, and one without a password is no other', async () => {
    const [{ id } = { id: '' }, ...more] = await admins();
    expect(more).toEqual([]);
    await createUser({ ...nothing, username: 'invited', isAdmin: true });
    for (const change of [{ disabled: true }, { isAdmin: false }, { isAdmin: false, disabled: true }]) {
      await expect(updateUser(id, change)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringMatching(/is the last administrator of the console\. Make somebody else one first\.$/),
      });
    }
    await updateUser(id, { defaultRole: 'viewer', name: 'Ada' });
    expect(await getUser(id)).toMatchObject({ isAdmin: true, disabledAt: null, defaultRole: 'viewer', name: 'Ada' });
  });

  test('is left when the last two are taken away at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const [first] = await admins();
      const second = await anAdmin(`second ${round}`);
      const outcomes = await Promise.allSettled([
        updateUser(first!.id, { isAdmin: false }),
        updateUser(second, { disabled: true }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await admins()).toHaveLength(1);
    }
  });
});

describe('somebody’s rights', () => {
  test('are replaced as a whole, and what is left out stays', async () => {
    const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
    const shape = { colour: 'grey', environment: 'staging', readOnly: false, security } as const;
    const add = async (name: string) =>
      (await createCluster({ ...shape, name, bootstrapServers: 'x:1' }, { createdById: null })).id;
    const [a, b] = [await add('a'), await add('b')];
    const id = await createUser({ ...nothing, username: 'bob', roles: [{ clusterId: a, role: 'viewer' }] });
    await updateUser(id, { roles: [{ clusterId: b, role: 'operator' }] });
    await updateUser(id, { name: 'Bob' });
    expect((await getUser(id)).roles).toEqual([{ userId: id, clusterId: b, role: 'operator' }]);
    await (await db()).cluster.delete({ where: { id: b } });
    expect((await getUser(id)).roles).toEqual([]);
    for (const roles of [
      [{ clusterId: b, role: 'viewer' as const }],
      [1, 2].map(() => ({ clusterId: a, role: 'admin' as const })),
    ]) {
      await expect(updateUser(id, { roles })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    expect((await getUser(id)).roles).toEqual([]);
  });

  test('are of one person for each name, in any case', async () => {
    await createUser({ ...nothing, username: 'Cem' });
    await expect(createUser({ ...nothing, username: 'CEM' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { fields: { username: 'somebody is named cem already' } },
    });
  });
});

describe('an invitation', () => {
  test('holds for 72 hours, once, and only the newest', async () => {
    const id = await createUser({ ...nothing, username: 'dora' });
    const first = await createInvitation(id, 0);
    const { token, expiresAt } = await createInvitation(id, 0);
    expect(expiresAt.getTime()).toBe(72 * 3_600_000);
    expect(await findInvited(first.token, 1)).toBeNull();
    expect(await findInvited(token, 72 * 3_600_000)).toBeNull();
    expect(await findInvited(token, 1)).toMatchObject({ id });
    expect(JSON.stringify(await (await db()).invitation.findMany())).not.toContain(token);
    const spent = await Promise.all([1, 2, 3].map((n) => spendInvitation(token, `hash ${n}`, 1)));
    expect(spent.filter(Boolean)).toHaveLength(1);
    expect((await getUser(id)).passwordHash).toMatch(/^hash/);
    expect(await findInvited(token, 1)).toBeNull();
  });

  test('opens nothing for somebody who was disabled meanwhile', async () => {
    const id = await createUser({ ...nothing, username: 'emil' });
    const { token } = await createInvitation(id);
    await updateUser(id, { disabled: true });
    expect(await findInvited(token)).toBeNull();
    await updateUser(id, { disabled: false });
    expect(await findInvited(token)).toBeNull();
  });
});
