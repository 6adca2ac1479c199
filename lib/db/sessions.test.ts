import { beforeAll, describe, expect, test } from 'vitest';

import { db } from './client';
import { ABSOLUTE_MS, createSession, digest, findLiveSession, IDLE_MS, revokeSession } from './sessions';
import { tempDatabase } from './temp-database';

tempDatabase();

let userId: string;
const now = Date.UTC(2026, 0, 1);
const begin = () => createSession({ userId, ip: '::1', userAgent: 'test' }, now);

beforeAll(async () => {
  userId = (await (await db()).user.create({ data: { username: 'ada' } })).id;
});

describe('a session', () => {
  test('is stored as a digest of what the cookie holds', async () => {
    const sid = await begin();
    const stored = await (await db()).session.findMany();
    expect(JSON.stringify(stored)).not.toContain(sid);
    expect(stored.map((row) => row.id)).toContain(digest(sid));
  });

  test('lives while it is used, at most seven days', async () => {
    const sid = await begin();
    let at = now;
    for (; at < now + ABSOLUTE_MS; at += IDLE_MS - 1) expect(await findLiveSession(sid, at)).not.toBeNull();
    expect(await findLiveSession(sid, now + ABSOLUTE_MS)).toBeNull();
  });

  test('ends after eight hours without use', async () => {
    expect(await findLiveSession(await begin(), now + IDLE_MS)).toBeNull();
  });

  test('ends at once when it is revoked', async () => {
    const sid = await begin();
    await revokeSession(sid);
    expect(await findLiveSession(sid, now + 1)).toBeNull();
  });

  test('ends at once when its user is disabled', async () => {
    const sid = await begin();
    const { user } = await db();
    await user.update({ where: { id: userId }, data: { disabledAt: new Date(now) } });
    expect(await findLiveSession(sid, now + 1)).toBeNull();
    await user.update({ where: { id: userId }, data: { disabledAt: null } });
    expect(await findLiveSession(sid, now + 1)).not.toBeNull();
  });

  test('is not there for an id that was never given out', async () => {
    for (const sid of ['', 'x', digest(await begin())]) expect(await findLiveSession(sid, now)).toBeNull();
  });
});
