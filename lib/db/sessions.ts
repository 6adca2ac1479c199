import 'server-only';

import { createHash, createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { db } from '@/lib/db/client';
import { databaseFault } from '@/lib/db/faults';
import type { Prisma } from '@/lib/db/generated/sqlite/client';
import { env } from '@/lib/env';

const HOUR = 3_600_000;
export const IDLE_MS = 8 * HOUR;
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** How long a cookie carries the same id. */
export const ROTATE_MS = HOUR;
/** How long the id before it still holds: for requests that were under way, and an answer that got lost. */
export const GRACE_MS = 30_000;
/** A row is not written on every request. */
const SEEN_EVERY_MS = 60_000;
/** A database that is only busy with other requests has answered by then. */
const PASSING_MS = 500;

/** The database knows only the digest of what a cookie or link holds. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * What follows `sid` in its cookie. Made from it, so that every request that still holds `sid` is handed the same; with
 * the secret, so that nobody else can make it.
 */
const successor = (sid: string): string =>
  createHmac('sha256', env().secret).update(`after ${sid}`).digest('base64url');

const withUser = { include: { user: { include: { roles: true } } } } as const;
export type LiveSession = Prisma.SessionGetPayload<typeof withUser>;

/** Opens a session and answers the id that the cookie will carry; it is known nowhere else. */
export async function createSession(
  { userId, ip, userAgent }: { userId: string; ip: string | null; userAgent: string | null },
  now = Date.now(),
): Promise<string> {
  const { session, user } = await db();
  const sid = randomBytes(32).toString('base64url');
  const at = new Date(now);
  await session.create({
    data: {
      ...{ digest: digest(sid), userId, ip, userAgent: userAgent?.slice(0, 300) ?? null },
      ...{ createdAt: at, lastSeenAt: at, rotatedAt: at, expiresAt: new Date(now + ABSOLUTE_MS) },
    },
  });
  await user.updateMany({ where: { id: userId }, data: { lastSeenAt: at } });
  return sid;
}

/** The session and its user, if both may still act. Seeing it keeps it from going idle. */
export async function findLiveSession(sid: string, now = Date.now()): Promise<LiveSession | null> {
  const { session, user } = await db();
  const found = await session.findFirst({ ...withUser, where: heldAs(digest(sid), now) });
  if (!found || !isLive(found, now)) return null;
  if (now - found.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    const data = { lastSeenAt: new Date(now) };
    // updateMany: the row may have been removed in between, and that is no error of this request.
    const seen = [
      session.updateMany({ where: { id: found.id }, data }),
      user.updateMany({ where: { id: found.userId }, data }),
    ];
    await inPassing(Promise.all(seen));
  }
  return found;
}

/** Null when the database takes no writes now: whoever only reads is served all the same, and soon. */
async function inPassing<T>(write: Promise<T>): Promise<T | null> {
  const done = write.catch((error: unknown) => {
    if (databaseFault(error)) return null;
    throw error;
  });
  return Promise.race([done, sleep(PASSING_MS, null, { ref: false })]);
}

/** By the name of a session, whatever its cookie carries by now: for an answer that goes on for long. */
export async function findLiveSessionById(id: string, now = Date.now()): Promise<LiveSession | null> {
  const found = await (await db()).session.findUnique({ ...withUser, where: { id } });
  return found && isLive(found, now) ? found : null;
}

const heldAs = (key: string, now: number): Prisma.SessionWhereInput => ({
  OR: [{ digest: key }, { previousDigest: key, previousUntil: { gt: new Date(now) } }],
});

function isLive({ revokedAt, expiresAt, lastSeenAt, user }: LiveSession, now: number): boolean {
  return !revokedAt && !user.disabledAt && expiresAt.getTime() > now && now - lastSeenAt.getTime() < IDLE_MS;
}

/** What a cookie with `sid` must carry from now on; null: it keeps what it has. */
export async function renewSession(found: LiveSession, sid: string, now = Date.now()): Promise<string | null> {
  const next = successor(sid);
  // Renewed already: the answer that said so may be lost. An id that `replaceSession` gave out is not handed on.
  if (found.digest !== digest(sid)) return found.digest === digest(next) ? next : null;
  if (now - found.rotatedAt.getTime() < ROTATE_MS) return null;
  return (await inPassing(change(found, digest(next), now))) ? next : null;
}

/** Another id at once, known to nobody but who is answered. */
export async function replaceSession(id: string, now = Date.now()): Promise<string> {
  const { session } = await db();
  const sid = randomBytes(32).toString('base64url');
  while (!(await change(await session.findUniqueOrThrow({ where: { id } }), digest(sid), now)));
  return sid;
}

/** False when another request was first. */
async function change(from: { id: string; digest: string }, to: string, now: number): Promise<boolean> {
  const { count } = await (await db()).session.updateMany({
    where: { id: from.id, digest: from.digest },
    data: {
      ...{ digest: to, rotatedAt: new Date(now) },
      ...{ previousDigest: from.digest, previousUntil: new Date(now + GRACE_MS) },
    },
  });
  return count === 1;
}

/** A person's rights have changed: every cookie of theirs gets another id with its next answer. */
export async function renewSessionsOf(userId: string): Promise<void> {
  await (await db()).session.updateMany({ where: { userId, revokedAt: null }, data: { rotatedAt: new Date(0) } });
}

const open = (userId: string, now: number) => ({
  ...{ userId, revokedAt: null },
  ...{ expiresAt: { gt: new Date(now) }, lastSeenAt: { gt: new Date(now - IDLE_MS) } },
});

/** Those that are open now, the last used first. */
export const listSessions = async (userId: string, now = Date.now()) =>
  (await db()).session.findMany({ where: open(userId, now), orderBy: { lastSeenAt: 'desc' } });

/** How many sessions each person has open now. */
export async function countSessions(now = Date.now()): Promise<Map<string, number>> {
  const { userId: _, ...where } = open('', now);
  const counts = await (await db()).session.groupBy({ by: ['userId'], where, _count: true });
  return new Map(counts.map((each) => [each.userId, each._count]));
}

/** By the id in the cookie. */
export async function revokeSession(sid: string, now = Date.now()): Promise<void> {
  const where = { ...heldAs(digest(sid), now), revokedAt: null };
  await (await db()).session.updateMany({ where, data: { revokedAt: new Date(now) } });
}

/** Ends a person's sessions: `only` one of them, or all but `except`. Answers how many. */
export async function endSessions(
  userId: string,
  { only, except }: { only?: string; except?: string } = {},
  now = Date.now(),
): Promise<number> {
  const id = only !== undefined ? only : except !== undefined ? { not: except } : undefined;
  const where = { userId, revokedAt: null, ...(id !== undefined && { id }) };
  return (await (await db()).session.updateMany({ where, data: { revokedAt: new Date(now) } })).count;
}

/** Whether a person has signed in from this address before. */
export const hasSignedInFrom = async (userId: string, ip: string): Promise<boolean> =>
  (await (await db()).session.findFirst({ where: { userId, ip }, select: { id: true } })) !== null;

/** Removes sessions that ended long enough ago to interest nobody. */
export async function removeOldSessions(now = Date.now()): Promise<void> {
  await (await db()).session.deleteMany({ where: { expiresAt: { lt: new Date(now - 30 * 24 * HOUR) } } });
}
