import { describe, expect, test } from 'vitest';

import { env } from '@/lib/env';
import { verifyAudit } from '@/scripts/audit-verify.mjs';
import { resetAdmin } from '@/scripts/reset-admin.mjs';
import { audited } from './audit';
import { db } from './client';
import { findInvited, spendInvitation } from './links';
import { createSession, findLiveSession } from './sessions';
import { tempDatabase } from './temp-database';
import { createFirstAdmin, createUser, getUser } from './users';

tempDatabase();

const reset = (name: string) => resetAdmin(env().databaseUrl, name);
const event = { actor: null, requestId: null, action: 'x', resourceType: 'x', resourceName: 'x' };

describe('the way back in from a shell', () => {
  test('is not there before there was an administrator', async () => {
    await audited(event, async () => {});
    await expect(reset('ada')).rejects.toThrow(/there is no administrator yet/);
    expect(await (await db()).user.count()).toBe(0);
  });

  test('makes somebody disabled an administrator again, ends their sessions, and gives a link that works once', async () => {
    const { id } = await createFirstAdmin({ username: 'ada', passwordHash: 'forgotten' });
    const sid = await createSession({ userId: id, ip: null, userAgent: null });
    await (await db()).user.update({ where: { id }, data: { isAdmin: false, disabledAt: new Date() } });
    await reset('ada');
    const token = await reset(' ADA');
    expect(await getUser(id)).toMatchObject({ isAdmin: true, disabledAt: null, passwordHash: 'forgotten' });
    expect(await findLiveSession(sid)).toBeNull();
    expect(await findInvited(token)).toMatchObject({ id });
    expect(await spendInvitation(token, 'new')).toBe(true);
    expect(await spendInvitation(token, 'newer')).toBe(false);
    expect((await getUser(id)).passwordHash).toBe('new');
  });

  test('makes an administrator where nobody has the name', async () => {
    await createUser({ username: 'bob', name: null, isAdmin: false, defaultRole: null, roles: [] });
    const token = await reset('Grace');
    const invited = await findInvited(token);
    expect(invited).toMatchObject({ username: 'grace', name: 'Grace', isAdmin: true, passwordHash: null });
    expect(invited!.createdAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(invited!.createdAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('is in the trail, which still holds', async () => {
    const events = await (await db()).auditEvent.findMany({
      where: { action: 'user.reset-admin' },
      orderBy: { at: 'asc' },
    });
    const told = events.map(({ resourceName, before, outcome }) => ({ resourceName, before, outcome }));
    expect(told).toEqual([
      { resourceName: 'ada', before: { isAdmin: false, disabled: true }, outcome: 'succeeded' },
      { resourceName: 'ada', before: { isAdmin: true, disabled: false }, outcome: 'succeeded' },
      { resourceName: 'grace', before: null, outcome: 'succeeded' },
    ]);
    for (const { actorName } of events) expect(actorName).toMatch(/^shell: \w+/);
    await audited(event, async () => {});
    expect((await verifyAudit(env().databaseUrl)).wrong).toEqual([]);
  });
});
