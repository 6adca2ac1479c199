import { expect, test } from 'vitest';

import { closeDb, db } from './client';
import { type Counted, countAttempt, forgetAttempts, removeOldAttempts, takeBackAttempt } from './login-attempts';
import { tempDatabase } from './temp-database';

tempDatabase();

const now = Date.UTC(2026, 0, 1);
let nth = 0;
const somebody = (): Counted => `account:ada ${nth++}`;

test('five attempts are free, then each waits twice as long as the one before, and never longer than a minute', async () => {
  const who = somebody();
  const waits: number[] = [];
  for (let at = now, i = 0; i < 13; i++) {
    expect(await countAttempt([who], at), `attempt ${i}`).toBe(0);
    const { blockedUntil } = await (await db()).loginAttempt.findFirstOrThrow();
    waits.push((blockedUntil.getTime() - at) / 1000);
    at = blockedUntil.getTime();
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('an attempt that comes too early is not counted, so that trying does not make the wait longer', async () => {
  const who = somebody();
  for (let i = 0; i < 5; i++) await countAttempt([who], now);
  for (let i = 0; i < 20; i++) expect(await countAttempt([who], now + i * 10)).toBe(1000 - i * 10);
  expect(await countAttempt([who], now + 1000)).toBe(0);
});

test('of many attempts at the same moment five are made', async () => {
  const who = somebody();
  const waits = await Promise.all(Array.from({ length: 30 }, () => countAttempt([who], now)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
});

test('the counters outlive the process', async () => {
  const who = somebody();
  for (let i = 0; i < 6; i++) await countAttempt([who], now + (i < 5 ? 0 : 1000));
  await closeDb();
  expect(await countAttempt([who], now + 1000)).toBe(2000);
});

test('whoever waits for their account does not use up those of their address', async () => {
  const [account, address] = [somebody(), somebody()];
  for (let i = 0; i < 5; i++) await countAttempt([account], now);
  for (let i = 0; i < 10; i++) expect(await countAttempt([account, address], now)).toBe(1000);
  for (let i = 0; i < 5; i++) expect(await countAttempt([address], now)).toBe(0);
});

test('one that succeeded is taken back, and an account begins anew', async () => {
  const [account, address] = [somebody(), somebody()];
  for (let i = 0; i < 5; i++) await countAttempt([account, address], now);
  await takeBackAttempt([address], now);
  await forgetAttempts(account);
  expect(await countAttempt([address], now)).toBe(0);
  expect(await countAttempt([address], now)).toBe(1000);
  for (let i = 0; i < 5; i++) expect(await countAttempt([account], now)).toBe(0);
});

test('a quarter of an hour without an attempt is forgotten, and nothing of a name is stored', async () => {
  const who: Counted = 'account:CANARY-name';
  for (let i = 0; i < 5; i++) await countAttempt([who], now);
  expect(JSON.stringify(await (await db()).loginAttempt.findMany())).not.toContain('CANARY');
  for (let i = 0; i < 5; i++) expect(await countAttempt([who], now + 15 * 60_000)).toBe(0);
  await removeOldAttempts(now + 31 * 60_000);
  expect(await (await db()).loginAttempt.count()).toBe(0);
});
