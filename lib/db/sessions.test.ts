import { beforeAll, describe, expect, test } from 'vitest';

import { db } from './client';
import {
  ABSOLUTE_MS,
  createSession,
  digest,
  endSessions,
  findLiveSession,
  findLiveSessionById,
  GRACE_MS,
  IDLE_MS,
  listSessions,
  ROTATE_MS,
  renewSession,
  renewSessionsOf,
  replaceSession,
  revokeSession,
} from './sessions';
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
    expect(stored.map((row) => row.digest)).toContain(digest(sid));
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

describe('the id of a session', () => {
  const live = async (sid: string, at: number) => (await findLiveSession(sid, at))!;
  const due = now + ROTATE_MS;

  test('changes every hour, and the one before it holds for thirty seconds more', async () => {
    const sid = await begin();
    expect(await renewSession(await live(sid, due - 1), sid, due - 1)).toBeNull();
    const next = (await renewSession(await live(sid, due), sid, due))!;
    expect(next).not.toBe(sid);
    expect((await live(sid, due + GRACE_MS - 1)).id).toBe((await live(next, due)).id);
    expect(await findLiveSession(sid, due + GRACE_MS)).toBeNull();
    // What was begun with the id before goes on by the session's name.
    const { id } = await live(next, due);
    expect(await findLiveSessionById(id, due + GRACE_MS)).not.toBeNull();
    expect(await renewSession(await live(next, due + GRACE_MS), next, due + GRACE_MS)).toBeNull();
  });

  test('is changed once by requests that come together, and each of them may learn the new one', async () => {
    const sid = await begin();
    const together = await Promise.all(Array.from({ length: 6 }, async () => live(sid, due)));
    const given = await Promise.all(together.map((found) => renewSession(found, sid, due)));
    expect(given.filter(Boolean)).toHaveLength(1);
    const [next] = given.filter((each) => each !== null);
    expect(await renewSession(await live(sid, due + 1), sid, due + 1)).toBe(next);
    expect(await findLiveSession(next!, due + ROTATE_MS - 1)).not.toBeNull();
  });

  test('changes with the next answer when the rights of its person do', async () => {
    const sid = await begin();
    await renewSessionsOf(userId);
    expect(await renewSession(await live(sid, now + 1), sid, now + 1)).toEqual(expect.any(String));
  });

  test('that was replaced is handed to nobody who holds the old one', async () => {
    const sid = await begin();
    const { id } = await live(sid, now);
    const next = await replaceSession(id, now);
    expect((await live(next, now + 1)).id).toBe(id);
    expect(await renewSession(await live(sid, now + 1), sid, now + 1)).toBeNull();
    expect(await findLiveSession(sid, now + GRACE_MS)).toBeNull();
  });

  test('that was replaced still ends the session when it signs out', async () => {
    const sid = await begin();
    const { id } = await live(sid, now);
    await replaceSession(id, now);
    await revokeSession(sid, now + 1);
    expect(await findLiveSessionById(id, now + 2)).toBeNull();
  });
});

test('a person’s sessions end one by one, or all but one', async () => {
  await endSessions(userId);
  const sids = [await begin(), await begin(), await begin()];
  const ids = (await listSessions(userId, now)).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const mine = (await findLiveSession(sids[0]!, now))!.id;
  const other = ids.find((id) => id !== mine)!;
  expect(await endSessions('somebody else', { only: other }, now)).toBe(0);
  expect(await endSessions(userId, { only: other }, now)).toBe(1);
  expect(await endSessions(userId, { except: mine }, now)).toBe(1);
  expect((await listSessions(userId, now)).map(({ id }) => id)).toEqual([mine]);
});
