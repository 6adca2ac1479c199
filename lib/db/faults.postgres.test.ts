import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPostgresPort, type Postgres, startPostgres } from '@/lab/postgres.mjs';
import { toAppError } from '@/lib/http/respond';
import { startAudit } from './audit';
import { closeDb, db } from './client';
import { hasFirstAdmin } from './users';

const event = { actor: null, requestId: 'r', action: 'topic.delete', resourceType: 'topic', resourceName: 'orders' };
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => toAppError(error).code,
  );

/** One that the other tests do not use: here it is stopped and killed. */
let server: Postgres;

function use(url: string): void {
  Object.assign(process.env, {
    DATABASE_URL: url,
    SLUICE_SECRET: randomBytes(32).toString('base64url'),
    SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
  });
  globalThis.__sluiceEnv = undefined;
}

beforeAll(() => {
  server = startPostgres({ port: defaultPostgresPort + 1 });
});
afterAll(async () => {
  await closeDb();
  server.down();
});

describe('a PostgreSQL that', () => {
  test.each(['stop', 'kill'] as const)('is gone (%s) is said to be, and used again when it is back', async (end) => {
    use(server.url);
    await db();
    expect(await Promise.all([1, 2, 3].map(() => hasFirstAdmin()))).toEqual([false, false, false]);
    const running = code((await db()).$queryRawUnsafe('SELECT pg_sleep(60)::text'));
    server[end]();
    expect(await running).toBe('DATABASE_UNAVAILABLE');
    expect(await code(hasFirstAdmin())).toBe('DATABASE_UNAVAILABLE');
    expect(await code(startAudit(event))).toBe('DATABASE_UNAVAILABLE');
    const { firstAdmin, $transaction: _ } = await db();
    expect(await code((await db()).$transaction([firstAdmin.deleteMany()]))).toBe('DATABASE_UNAVAILABLE');
    server.start();
    await expect.poll(() => code(hasFirstAdmin())).toBe('done');
    expect(await code(startAudit(event))).toBe('done');
    await closeDb();
  });

  const wrong: [string, (url: string) => string, RegExp][] = [
    ['has another password', (url) => url.replace('lab-only', 'CANARY'), /password authentication failed/],
    ['has no such database', (url) => url.replace(/postgres$/, 'nowhere'), /database "nowhere" does not exist/],
    ['is not there', (url) => url.replace(/:\d+\//, ':1/'), /ECONNREFUSED/],
    ['has another name', (url) => url.replace('127.0.0.1', 'nowhere.invalid'), /nowhere\.invalid/],
    ['has an address that is none', () => 'postgresql://u:CANARY@', /DATABASE_URL|cannot be used/],
  ];
  test.each(wrong)('%s ends the start with one line, without the password', async (_, change, reason) => {
    use(change(server.url));
    const { message } = (await db().catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/^the database \S.* cannot be used: /);
    expect(message).toMatch(reason);
    expect(message).not.toMatch(/CANARY|lab-only|\n/);
  });
});
