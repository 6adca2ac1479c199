import 'server-only';

import { randomBytes } from 'node:crypto';

import { db, isDuplicate } from '@/lib/db/client';
import { digest } from '@/lib/db/sessions';
import { AppError } from '@/lib/errors';

const SETUP_TOKEN_MS = 30 * 60_000;
const FIRST = 'first';

/** Names are compared without regard to case, and stored lower case so that both databases do. */
export const normalUsername = (username: string): string => username.trim().normalize('NFKC').toLowerCase();

export const findUserByUsername = async (username: string) =>
  (await db()).user.findUnique({ where: { username: normalUsername(username) } });

/** False until the first administrator was made, and never again. */
export const hasFirstAdmin = async (): Promise<boolean> =>
  (await (await db()).firstAdmin.findUnique({ where: { id: FIRST } })) !== null;

/** Makes the first administrator. Of two at once, the row's key lets one through. */
export async function createFirstAdmin({ username, passwordHash }: { username: string; passwordHash: string }) {
  const id = randomBytes(12).toString('hex');
  const data = { id, username: normalUsername(username), name: username.trim(), passwordHash, isAdmin: true };
  const database = await db();
  try {
    const [user] = await database.$transaction([
      database.user.create({ data }),
      database.firstAdmin.create({ data: { id: FIRST, userId: id } }),
      database.setupToken.deleteMany(),
    ]);
    return user;
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('CONFLICT', 'The first administrator exists already: sign in.');
    throw error;
  }
}

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
