import 'server-only';

import { randomBytes } from 'node:crypto';

import { db } from '@/lib/db/client';
import { digest } from '@/lib/db/sessions';
import { hasFirstAdmin } from '@/lib/db/users';

const SETUP_TOKEN_MS = 30 * 60_000;
const INVITATION_MS = 72 * 3_600_000;

/** 128 bits for the link that opens the first administrator's form. */
export async function createSetupToken(now = Date.now()): Promise<string> {
  const { setupToken } = await db();
  const token = randomBytes(16).toString('base64url');
  await setupToken.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await setupToken.create({ data: { id: digest(token), expiresAt: new Date(now + SETUP_TOKEN_MS) } });
  return token;
}

/** Looked up by digest, so that no comparison of secrets takes a telling time. */
export async function isSetupToken(token: string, now = Date.now()): Promise<boolean> {
  const found = await (await db()).setupToken.findUnique({ where: { id: digest(token) } });
  return found !== null && found.expiresAt.getTime() > now && !(await hasFirstAdmin());
}

/** A link at which the person chooses a password; the one before it is worth nothing any more. */
export async function createInvitation(userId: string, now = Date.now()): Promise<{ token: string; expiresAt: Date }> {
  const database = await db();
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now + INVITATION_MS);
  await database.$transaction([
    database.invitation.deleteMany({ where: { userId } }),
    database.invitation.create({ data: { id: digest(token), userId, expiresAt } }),
  ]);
  return { token, expiresAt };
}

/** Whom a link invites; null when it does not hold, or they may not sign in anyway. */
export async function findInvited(token: string, now = Date.now()) {
  const { invitation } = await db();
  const found = await invitation.findUnique({ where: { id: digest(token) }, include: { user: true } });
  return found && found.expiresAt.getTime() > now && !found.user.disabledAt ? found.user : null;
}

/** Sets the password that was chosen at a link and uses the link up; false when it was used or ended meanwhile. */
export async function spendInvitation(token: string, passwordHash: string, now = Date.now()): Promise<boolean> {
  const database = await db();
  return database.$transaction(async ({ invitation, user, session }) => {
    const link = await invitation.findUnique({ where: { id: digest(token) } });
    const where = { id: digest(token), expiresAt: { gt: new Date(now) } };
    if (!link || (await invitation.deleteMany({ where })).count === 0) return false;
    await user.update({ where: { id: link.userId }, data: { passwordHash } });
    await session.updateMany({ where: { userId: link.userId, revokedAt: null }, data: { revokedAt: new Date(now) } });
    return true;
  });
}
