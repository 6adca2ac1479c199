import 'server-only';

import { db, isDuplicate } from '@/lib/db/client';
import { digest } from '@/lib/db/sessions';

const FREE = 5;
const LONGEST_MS = 60_000;
/** Afterwards it begins anew: no faster for whoever guesses than the longest wait. */
const FORGET_MS = 15 * 60_000;

/** Whose attempts are counted: of an account, from an address, or a person's own at a form. */
export type Counted = `${'account' | 'address' | 'password'}:${string}`;

/** What was typed as a name may be a password in the wrong field: only its digest is kept. */
const rowId = (counted: Counted): string => `${counted.split(':', 1)[0]}:${digest(counted)}`;

/** Five are free; after the fifth failure 1 s, then 2, 4 ... up to 60. Never longer: nobody can lock somebody out. */
const waitAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (failures - FREE));

/**
 * Counts an attempt as failed before it is made, so that many at once are not free. Answers 0 when it may be made, else
 * how many milliseconds it is too early; then nothing is counted.
 */
export async function countAttempt(counted: readonly Counted[], now = Date.now()): Promise<number> {
  const { loginAttempt } = await db();
  const rows = await loginAttempt.findMany({ where: { id: { in: counted.map(rowId) } } });
  const wait = Math.max(0, ...rows.map(({ blockedUntil }) => blockedUntil.getTime() - now));
  if (wait > 0) return wait;
  for (const each of counted) {
    const late = await countOne(rowId(each), now);
    if (late > 0) return late;
  }
  return 0;
}

async function countOne(id: string, now: number): Promise<number> {
  const { loginAttempt } = await db();
  for (;;) {
    const seen = await loginAttempt.findUnique({ where: { id } });
    if (seen && seen.blockedUntil.getTime() > now) return seen.blockedUntil.getTime() - now;
    const failures = 1 + (seen && now - seen.lastAt.getTime() < FORGET_MS ? seen.failures : 0);
    const data = { failures, lastAt: new Date(now), blockedUntil: new Date(now + waitAfter(failures)) };
    if (!seen) {
      try {
        await loginAttempt.create({ data: { id, ...data } });
        return 0;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        continue;
      }
    }
    const { count } = await loginAttempt.updateMany({ where: { id, failures: seen.failures }, data });
    if (count === 1) return 0;
  }
}

/** It was no failure after all: what was counted for this attempt is taken back. */
export async function takeBackAttempt(counted: readonly Counted[], now = Date.now()): Promise<void> {
  await (await db()).loginAttempt.updateMany({
    where: { id: { in: counted.map(rowId) }, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, blockedUntil: new Date(now) },
  });
}

export async function forgetAttempts(counted: Counted): Promise<void> {
  await (await db()).loginAttempt.deleteMany({ where: { id: rowId(counted) } });
}

export async function removeOldAttempts(now = Date.now()): Promise<void> {
  await (await db()).loginAttempt.deleteMany({ where: { lastAt: { lt: new Date(now - FORGET_MS) } } });
}
