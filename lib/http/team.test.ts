import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { hashPassword, verifyPassword } from '@/lib/access/password';
import type { Role } from '@/lib/contract/access';
import type { InvitedUser, OwnSession, UserRow } from '@/lib/contract/users';
import { db } from '@/lib/db/client';
import { createCluster } from '@/lib/db/clusters';
import { digest } from '@/lib/db/sessions';
import { tempDatabase } from '@/lib/db/temp-database';
import { createFirstAdmin } from '@/lib/db/users';
import { env } from '@/lib/env';
import { closeAll } from '@/lib/kafka/cluster/pool';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { flushRefusals, noteRefusal } from './denials';
import { ask, type Call, handlers, signedIn } from './handlers-for-tests';

tempDatabase();
afterAll(closeAll);

const PASSWORD = 'CANARY correct horse';
let admin: string;
let adminId: string;
let clusterId: string;

beforeAll(async () => {
  adminId = (await createFirstAdmin({ username: 'ada', passwordHash: await hashPassword(PASSWORD) })).id;
  admin = await signedIn(adminId);
  const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const shape = { name: 'orders', colour: 'grey', environment: 'staging', readOnly: false, security } as const;
  clusterId = (await createCluster({ ...shape, bootstrapServers: 'kafka.invalid:9092' }, { createdById: null })).id;
});

type Send = Omit<Call, 'cookie' | 'body'> & { as?: string; body?: unknown };

function send(method: string, folder: string, { as = admin, body, ...rest }: Send = {}) {
  const handler = handlers.find((each) => each.method === method && each.folder === `api/${folder}`);
  if (!handler) throw new Error(`${method} ${folder} is not there`);
  return ask(handler, { ...rest, cookie: as, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

const rights = { name: null, isAdmin: false, defaultRole: null, roles: [] as { clusterId: string; role: Role }[] };
const invite = async (username: string, more: object = {}) =>
  (await send('POST', 'users', { body: { username, ...rights, ...more } })).json as InvitedUser;
const tokenOf = ({ invitation }: InvitedUser) => new URL(invitation.url).searchParams.get('token')!;
const change = (userId: string, body: object) => send('PATCH', 'users/[userId]', { params: { userId }, body });
const whoAmI = (as: string) => send('GET', 'session', { as });
const isSignedIn = async (as: string) => (await whoAmI(as)).status === 200;
const onCluster = (as: string) => send('GET', 'clusters/[clusterId]', { as, params: { clusterId } });
const trail = async (action: string, resourceName: string) =>
  (await db()).auditEvent.findMany({ where: { action, resourceName }, orderBy: { at: 'asc' } });
/** The Cookie header after an answer. */
const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? null;

const refused = {
  ...{ requestId: null, action: 'access.deny', resourceType: 'action', resourceName: 'x', error: 'Not theirs.' },
};

describe('a person of the team', () => {
  test('is invited by a link, chooses a password there once, and has the rights that were given', async () => {
    const invited = await invite('Bob', { roles: [{ clusterId, role: 'viewer' }] });
    expect(invited.user).toMatchObject({ username: 'bob', hasPassword: false, sessions: 0, disabled: false });
    expect(invited.user.invitedUntil).toBe(invited.invitation.expiresAt);
    expect(invited.invitation.url).toMatch(/^http:\/\/localhost\/invitation\?token=[\w-]{32}$/);
    const token = tokenOf(invited);

    const accept = (body: object) => send('POST', 'invitation', { body: { token, ...body } });
    expect((await accept({ password: 'short' })).status).toBe(400);
    expect((await accept({ password: 'bob bob bob!' })).error).toMatchObject({
      details: { fields: { password: expect.any(String) } },
    });
    expect((await accept({ password: PASSWORD })).status).toBe(204);
    expect((await accept({ password: 'another password' })).status).toBe(404);
    const stored = await (await db()).user.findUniqueOrThrow({ where: { id: invited.user.id } });
    expect(await verifyPassword(PASSWORD, stored.passwordHash!)).toBe(true);

    const bob = await signedIn(invited.user.id);
    expect((await onCluster(bob)).json).toMatchObject({ name: 'orders', role: 'viewer' });
    const { items } = (await send('GET', 'users')).json as { items: UserRow[] };
    expect(items.map(({ username }) => username)).toEqual(['ada', 'bob']);
    expect(items[1]).toMatchObject({
      hasPassword: true,
      invitedUntil: null,
      sessions: 1,
      roles: [{ clusterId, role: 'viewer' }],
    });
  });

  test('loses what is taken away at the next request', async () => {
    const { user } = await invite('cem', { defaultRole: 'operator' });
    const cem = await signedIn(user.id);
    expect((await onCluster(cem)).status).toBe(200);
    expect((await change(user.id, { defaultRole: null })).json).toMatchObject({ defaultRole: null, username: 'cem' });
    expect((await onCluster(cem)).status).toBe(404);
    expect(await isSignedIn(cem)).toBe(true);
    expect((await change(user.id, { disabled: true })).json).toMatchObject({ disabled: true, sessions: 0 });
    expect(await isSignedIn(cem)).toBe(false);
    await change(user.id, { disabled: false });
    expect(await isSignedIn(cem)).toBe(false);
  });

  test('is signed out by an administrator, who also makes another link', async () => {
    const invited = await invite('dora');
    const { id: userId } = invited.user;
    const dora = await signedIn(userId);
    expect((await send('DELETE', 'users/[userId]/sessions', { params: { userId } })).status).toBe(204);
    expect(await isSignedIn(dora)).toBe(false);
    const again = (await send('POST', 'users/[userId]/invitation', { params: { userId } })).json;
    expect(again.url).not.toBe(invited.invitation.url);
    expect((await send('POST', 'invitation', { body: { token: tokenOf(invited), password: PASSWORD } })).status).toBe(
      404,
    );
    await change(userId, { disabled: true });
    const refused = await send('POST', 'users/[userId]/invitation', { params: { userId } });
    expect(refused.error).toMatchObject({
      code: 'WRONG_STATE',
      message: 'dora is disabled: enable the account first.',
    });
  });

  test('cannot be the last administrator and go', async () => {
    for (const body of [{ isAdmin: false }, { disabled: true }]) {
      const { status, error } = await change(adminId, body);
      expect({ status, message: error.message }).toEqual({
        status: 409,
        message: 'ada is the last administrator of the console. Make somebody else one first.',
      });
    }
    expect(await isSignedIn(admin)).toBe(true);
  });

  test('is in the trail with everything that was done, before and after, and no secret', async () => {
    const { user } = await invite('eve');
    await change(user.id, { isAdmin: true, name: 'Eve' });
    const [update] = await trail('user.update', 'eve');
    expect(update).toMatchObject({
      ...{ actorName: 'ada', outcome: 'succeeded', params: { isAdmin: true, name: 'Eve' } },
      ...{ before: { isAdmin: false, name: null }, after: { isAdmin: true, name: 'Eve' } },
    });
    const [last] = await trail('user.update', 'ada');
    expect(last).toMatchObject({ outcome: 'failed', error: expect.stringContaining('last administrator') });
    for (const action of ['user.create', 'user.accept-invitation']) expect(await trail(action, 'bob')).toHaveLength(1);
    await flushRefusals();
    const all = JSON.stringify(await (await db()).auditEvent.findMany());
    expect(all).not.toContain('CANARY');
    expect(all).not.toMatch(/token=|scrypt\$/);
    expect((await verifyAudit(env().databaseUrl)).wrong).toEqual([]);
  });

  test('who tries what is not theirs is in the trail, the first time at once and then as a number', async () => {
    const { user } = await invite('finn');
    const finn = await signedIn(user.id);
    for (let i = 0; i < 7; i++) expect((await onCluster(finn)).status).toBe(404);
    for (let i = 0; i < 3; i++) expect((await send('GET', 'users', { as: finn })).status).toBe(403);
    await flushRefusals();
    const denied = await (await db()).auditEvent.findMany({ where: { action: 'access.deny', actorName: 'finn' } });
    const told = denied.map(({ clusterName, resourceName, params }) => ({ clusterName, resourceName, params }));
    const repeats = (count: number) => expect.objectContaining({ repeats: count });
    expect(told).toHaveLength(4);
    expect(told).toContainEqual({ clusterName: 'orders', resourceName: 'cluster.view', params: repeats(6) });
    expect(told).toContainEqual({ clusterName: null, resourceName: 'user.list', params: repeats(2) });
    expect(denied.every(({ outcome, error }) => outcome === 'failed' && error !== null)).toBe(true);
  });
});

test('a scanner that tries everything leaves some rows, and one for the rest', async () => {
  const { user } = await invite('scanner');
  const cookie = await signedIn(user.id);
  const others = { topic: 'orders', groupId: 'g', brokerId: '1', partition: '0', offset: '0' };
  await flushRefusals();
  let denied = 0;
  for (let round = 0; round < 3; round++) {
    for (const handler of handlers.filter(({ folder }) => folder.includes('[clusterId]'))) {
      const { status } = await ask(handler, { cookie, params: { clusterId, ...others } });
      if (status === 403 || status === 404) denied++;
    }
    for (let i = 0; i < 30; i++)
      await noteRefusal(user.id, `kind ${i}`, {
        ...refused,
        actor: { id: user.id, username: 'scanner', sessionId: '', ip: null },
      });
  }
  await flushRefusals();
  const rows = await (await db()).auditEvent.findMany({ where: { actorName: 'scanner', outcome: 'failed' } });
  expect(rows.length).toBeLessThanOrEqual(2 * 21);
  const told = rows.map(({ params }) => (params as { repeats?: number } | null)?.repeats ?? 1);
  expect(told.reduce((sum, each) => sum + each, 0)).toBe(denied + 90);
  expect(rows.map(({ resourceName }) => resourceName)).toContain('many kinds');
});

describe('one’s own account', () => {
  test('changes its name', async () => {
    expect((await send('PATCH', 'account', { body: { name: ' Ada L. ' } })).status).toBe(204);
    expect((await whoAmI(admin)).json.user.name).toBe('Ada L.');
    expect(await trail('account.rename', 'ada')).toMatchObject([{ outcome: 'succeeded', params: { name: 'Ada L.' } }]);
  });

  test('lists its sessions by names that open nothing, and ends one or all others', async () => {
    const { user } = await invite('gus');
    const [mine, second, third] = [await signedIn(user.id), await signedIn(user.id), await signedIn(user.id)];
    const list = async () => (await send('GET', 'account/sessions', { as: mine })).json.items as OwnSession[];
    const sessions = await list();
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(sessions).toHaveLength(3);
    const other = sessions.find(({ current }) => !current)!;
    const end = (sessionId: string, as = mine) =>
      send('DELETE', 'account/sessions/[sessionId]', { as, params: { sessionId } });
    expect((await end(other.id, admin)).status).toBe(404);
    expect((await end(other.id)).status).toBe(204);
    expect((await end(other.id)).status).toBe(404);
    expect([await isSignedIn(second), await isSignedIn(third)].filter(Boolean)).toHaveLength(1);
    expect((await send('DELETE', 'account/sessions', { as: mine })).status).toBe(204);
    expect([await isSignedIn(second), await isSignedIn(third), await isSignedIn(mine)]).toEqual([false, false, true]);
  });

  test('changes its password for who knows the one before, ends the others and gets another session id', async () => {
    const { user } = await invite('hana');
    await (await db()).user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(PASSWORD) } });
    const [mine, other] = [await signedIn(user.id), await signedIn(user.id)];
    const put = (body: object) => send('PUT', 'account/password', { as: mine, body });
    const next = 'CANARY battery staple';
    expect((await put({ current: 'not this one', next })).error).toMatchObject({
      code: 'BAD_INPUT',
      details: { fields: { current: 'is not the one that you have' } },
    });
    expect((await put({ current: PASSWORD, next: 'password1234' })).status).toBe(400);
    const done = await put({ current: PASSWORD, next });
    expect(done.status).toBe(204);
    const renewed = cookieOf(done)!;
    expect(await isSignedIn(renewed)).toBe(true);
    expect(await isSignedIn(other)).toBe(false);
    // Still under way, and handed nothing.
    expect(cookieOf(await whoAmI(mine))).toBeNull();
    expect(await trail('account.change-password', 'hana')).toMatchObject([
      { outcome: 'succeeded', after: { ended: 1 } },
    ]);
    // The link of the invitation would set another one.
    expect(await (await db()).invitation.count({ where: { userId: user.id } })).toBe(0);
  });

  test('is asked for its present password as often as at a sign-in, and then has to wait', async () => {
    const { user } = await invite('ida');
    await (await db()).user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(PASSWORD) } });
    const mine = await signedIn(user.id);
    const put = () => send('PUT', 'account/password', { as: mine, body: { current: 'wrong', next: 'whatever it is' } });
    // However long a hash takes here, no time passes.
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let i = 0; i < 5; i++) expect((await put()).status).toBe(400);
    const { status, headers, error } = await put();
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1');
    expect(error.message).toBe('The present password was wrong too often. Try again in a second.');
    vi.useRealTimers();
  });
});

describe('the id of a session', () => {
  const due = async (cookie: string) => {
    const token = await decode({ token: cookie.slice(cookie.indexOf('=') + 1), secret: env().secret });
    const where = { digest: digest(String(token?.sid)) };
    await (await db()).session.updateMany({ where, data: { rotatedAt: new Date(0) } });
  };

  test('changes while several tabs ask, and none of them is signed out', async () => {
    const { user } = await invite('jan');
    let jar = await signedIn(user.id);
    const before = jar;
    await due(jar);
    const answers = await Promise.all(Array.from({ length: 8 }, () => whoAmI(before)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    for (const answer of answers) jar = cookieOf(answer) ?? jar;
    expect(jar).not.toBe(before);
    const [set] = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(set).toMatch(/^sluice\.session=[^;]+; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
    // A tab whose answer was lost is told once more, and with the id of the others.
    const late = cookieOf(await whoAmI(before))!;
    expect(await isSignedIn(late)).toBe(true);
    expect(cookieOf(await whoAmI(jar))).toBeNull();
    await (await db()).session.updateMany({ where: { userId: user.id }, data: { previousUntil: new Date(0) } });
    expect([await isSignedIn(before), await isSignedIn(jar), await isSignedIn(late)]).toEqual([false, true, true]);
  });

  test('changes with the rights of its person, also when the answer is a refusal', async () => {
    const { user } = await invite('kim', { defaultRole: 'viewer' });
    const kim = await signedIn(user.id);
    await change(user.id, { defaultRole: 'operator', name: 'Kim' });
    const refused = await send('GET', 'users', { as: kim });
    expect(refused.status).toBe(403);
    expect(cookieOf(refused)).not.toBeNull();
    const renewed = await signedIn(user.id);
    await change(user.id, { name: 'Kim K.' });
    expect(cookieOf(await whoAmI(renewed))).toBeNull();
  });
});
