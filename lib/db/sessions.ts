import 'server-only';

import { createHash, randomBytes } from 'node:crypto';

import { db } from '@/lib/db/client';

const HOUR = 3_600_000;
export const IDLE_MS = 8 * HOUR;
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** A row is not written on every request. */
const SEEN_EVERY_MS = 60_000;

/** The database knows only the digest of what a cookie or link holds. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

export type LiveSession = NonNullable<Awaited<ReturnType<typeof findLiveSession>>>;

/** Opens a session and answers the id that the cookie will carry; it is known nowhere else. */
export async function createSession(
  { userId, ip, userAgent }: { userId: string; ip: string | null; userAgent: string | null },
  now = Date.now(),
): Promise<string> {
  const sid = randomBytes(32).toString('base64url');
  await (await db()).session.create({
    data: {
      id: digest(sid),
      userId,
      ip,
      userAgent: userAgent?.slice(0, 300) ?? null,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + ABSOLUTE_MS),
    },
  });
  return sid;
}

/** The session and its user, if both may still act. Seeing it keeps it from going idle. */
export async function findLiveSession(sid: string, now = Date.now()) {
  const { session } = await db();
  const found = await session.findUnique({ where: { id: digest(sid) }, include: { user: true } });
  if (!found || found.revokedAt || found.user.disabledAt) return null;
  const unseen = now - found.lastSeenAt.getTime();
  if (found.expiresAt.getTime() <= now || unseen >= IDLE_MS) return null;
  // updateMany: the row may have been removed in between, and that is no error of this request.
  if (unseen >= SEEN_EVERY_MS)
    await session.updateMany({ where: { id: found.id }, data: { lastSeenAt: new Date(now) } });
  return found;
}

/** By the id in the cookie. */
export async function revokeSession(sid: string, now = Date.now()): Promise<void> {
  const where = { id: digest(sid), revokedAt: null };
  await (await db()).session.updateMany({ where, data: { revokedAt: new Date(now) } });
}

/** Removes sessions that ended long enough ago to interest nobody. */
export async function removeOldSessions(now = Date.now()): Promise<void> {
  await (await db()).session.deleteMany({ where: { expiresAt: { lt: new Date(now - 30 * 24 * HOUR) } } });
}
