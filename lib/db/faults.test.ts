import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Client, createClient, type Transaction } from '@libsql/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { toAppError } from '@/lib/http/respond';
import { startAudit } from './audit';
import { closeDb, db } from './client';
import { databaseFault } from './faults';
import { createSession, findLiveSession, type LiveSession, renewSession } from './sessions';
import { hasFirstAdmin } from './users';

const dir = mkdtempSync(path.join(tmpdir(), 'sluice-faults-'));
const file = path.join(dir, 'sluice.db');
const event = { actor: null, requestId: 'r', action: 'topic.delete', resourceType: 'topic', resourceName: 'orders' };
const write = (params?: unknown) => startAudit({ ...event, params });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => toAppError(error),
  );

beforeAll(async () => {
  Object.assign(process.env, { SLUICE_DATA_DIR: dir, DATABASE_URL: '' });
  globalThis.__sluiceEnv = undefined;
  await db();
});
afterAll(async () => {
  await closeDb();
  rmSync(dir, { recursive: true });
});

describe('an SQLite file that another process keeps locked', () => {
  let other: Client;
  let lock: Transaction;
  beforeAll(() => {
    other = createClient({ url: `file:${file}` });
  });
  afterEach(() => lock.close());
  afterAll(() => other.close());

  test('is read all the same, and a write that waited long enough is refused in words', async () => {
    lock = await other.transaction('write');
    let ended = false;
    const writing = failure(write()).finally(() => {
      ended = true;
    });
    // The process is not held up: timers fire, and readers are served, while the write waits.
    for (let i = 0; i < 20; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await hasFirstAdmin()).toBe(false);
    }
    expect(ended).toBe(false);
    const { firstAdmin } = await db();
    const inTransaction = failure((await db()).$transaction([firstAdmin.deleteMany(), firstAdmin.findMany()]));
    expect(await hasFirstAdmin()).toBe(false);
    expect(await writing).toMatchObject({ code: 'DATABASE_BUSY', message: expect.stringMatching(/busy.*\.$/) });
    expect(await inTransaction).toMatchObject({ code: 'DATABASE_BUSY' });
  });

  test('lets in who only reads, though it cannot note that they were seen or renew their session', async () => {
    const { id: userId } = await (await db()).user.create({ data: { username: 'reader' } });
    const hour = 3_600_000;
    const sid = await createSession({ userId, ip: null, userAgent: null }, Date.now() - hour);
    lock = await other.transaction('write');
    const found = await findLiveSession(sid);
    expect(found).toMatchObject({ userId });
    expect(await renewSession(found as LiveSession, sid)).toBeNull();
    await lock.rollback();
    expect(await findLiveSession(sid)).toMatchObject({ userId });
  });

  test('keeps what is written afterwards', async () => {
    lock = await other.transaction('write');
    const writing = write();
    await lock.execute(`INSERT INTO "FirstAdmin" (id, userId) VALUES ('x', 'x')`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await lock.execute(`DELETE FROM "FirstAdmin"`);
    await lock.commit();
    const ids = [await writing, await write()];
    const third = createClient({ url: `file:${file}` });
    const { rows } = await third.execute('SELECT id FROM "AuditEvent"');
    third.close();
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test('is written to as soon as it is free again', async () => {
    lock = await other.transaction('write');
    const writing = write();
    expect(await hasFirstAdmin()).toBe(false);
    await lock.rollback();
    expect(await writing).toEqual(expect.any(String));
  });
});

test('a full disk refuses what cannot be saved, goes on reading, and recovers by itself', async () => {
  const open = await db();
  const { auditEvent } = open;
  const limit = (pages: number) => open.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
  await limit(1);
  const written = await auditEvent.count();
  expect(await failure(write('x'.repeat(200_000)))).toMatchObject({
    code: 'DATABASE_FULL',
    message: expect.stringContaining('disk of the database is full'),
  });
  expect(await auditEvent.count()).toBe(written);
  await limit(1_000_000);
  expect(await write('x'.repeat(200_000))).toEqual(expect.any(String));
});

test('what a person typed is in no error of the database', async () => {
  const fault = await failure(write(() => 'CANARY'));
  expect(JSON.stringify([fault?.message, fault?.details])).not.toContain('CANARY');
});

test('an error that is not the database’s own is left to others', async () => {
  expect(databaseFault(new Error('something else'))).toBeNull();
  expect(databaseFault('text')).toBeNull();
  const duplicate = (await db()).user.createMany({ data: [{ username: 'a' }, { username: 'a' }] });
  expect(databaseFault(await duplicate.catch((error: unknown) => error))).toBeNull();
});

test('a damaged file ends the start with one line that tells what to do, and stays as it is', async () => {
  for (let i = 0; i < 50; i++) await write('x'.repeat(1000));
  const elsewhere = path.join(dir, 'damaged');
  mkdirSync(elsewhere);
  await (await db()).$queryRawUnsafe(`VACUUM INTO '${path.join(elsewhere, 'sluice.db')}'`);
  const bytes = readFileSync(path.join(elsewhere, 'sluice.db'));
  bytes.fill(0x5a, 3 * 4096, 12 * 4096);
  writeFileSync(path.join(elsewhere, 'sluice.db'), bytes);

  await closeDb();
  process.env.SLUICE_DATA_DIR = elsewhere;
  globalThis.__sluiceEnv = undefined;
  const error = await db().catch((thrown: Error) => thrown.message);
  expect(error).toMatch(
    /^the database file \S+sluice\.db is damaged \(.*\); it was left as it is\. Backups are in \S+/,
  );
  expect(error).not.toContain('\n');
  expect(readFileSync(path.join(elsewhere, 'sluice.db')).equals(bytes)).toBe(true);
});
