import 'server-only';

import { randomBytes } from 'node:crypto';

import type { ClusterRole, UserChange } from '@/lib/contract/users';
import { db, isDuplicate } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/sqlite/client';
import { AppError } from '@/lib/errors';

const FIRST = 'first';

/** Names are compared without regard to case, and stored lower case so that both databases do. */
export const normalUsername = (username: string): string => username.trim().normalize('NFKC').toLowerCase();

export const findUserByUsername = async (username: string) =>
  (await db()).user.findUnique({ where: { username: normalUsername(username) } });

const withRights = { include: { roles: true, invitation: true } } as const;
export type StoredUser = Prisma.UserGetPayload<typeof withRights>;

export const listUsers = async (): Promise<StoredUser[]> =>
  (await db()).user.findMany({ ...withRights, orderBy: { username: 'asc' } });

export async function getUser(id: string): Promise<StoredUser> {
  const found = await (await db()).user.findUnique({ ...withRights, where: { id } });
  if (!found) throw new AppError('NOT_FOUND', 'There is no such user.');
  return found;
}

type NewRow = Pick<StoredUser, 'username' | 'name' | 'isAdmin' | 'defaultRole'> & { roles: readonly ClusterRole[] };

/** Somebody without a password: they choose it at their invitation. */
export async function createUser({ username, roles, ...rest }: NewRow): Promise<string> {
  const { user } = await db();
  await checkRoles(await db(), roles);
  const id = randomBytes(12).toString('hex');
  const data = { id, username: normalUsername(username), ...rest, roles: { create: roles.map(role) } };
  await user.create({ data }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    const message = `somebody is named ${data.username} already`;
    throw new AppError('CONFLICT', `username: ${message}.`, { details: { fields: { username: message } } });
  });
  return id;
}

/** CONFLICT when nobody would be left who can administrate the console; of two such changes at once, one is refused. */
export async function updateUser(id: string, { roles, disabled, ...rest }: UserChange): Promise<void> {
  const database = await db();
  await database.$transaction(async (tx) => {
    // One row that every such change writes first, so that they come one after the other.
    await tx.firstAdmin.updateMany({ where: { id: FIRST }, data: { id: FIRST } });
    const before = await tx.user.findUnique({ where: { id } });
    if (!before) throw new AppError('NOT_FOUND', 'There is no such user.');
    if (roles) {
      await checkRoles(tx, roles);
      await tx.clusterRole.deleteMany({ where: { userId: id } });
      await tx.clusterRole.createMany({ data: roles.map((each) => ({ userId: id, ...role(each) })) });
    }
    if (disabled) await tx.invitation.deleteMany({ where: { userId: id } });
    const disabledAt = disabled === undefined ? before.disabledAt : disabled ? (before.disabledAt ?? new Date()) : null;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const now = await tx.user.update({ where: { id }, data: { ...given, disabledAt } });
    if (administrates(before) && !administrates(now)) await requireAnother(tx, id, before.username);
  });
}

type Database = Prisma.TransactionClient;

const administrates = ({ isAdmin, disabledAt, passwordHash }: Prisma.UserGetPayload<object>): boolean =>
  isAdmin && disabledAt === null && passwordHash !== null;

/** Somebody who was invited and has no password yet cannot help. */
async function requireAnother({ user }: Database, id: string, username: string): Promise<void> {
  const where = { id: { not: id }, isAdmin: true, disabledAt: null, passwordHash: { not: null } };
  if ((await user.count({ where })) > 0) return;
  const message = `${username} is the last administrator of the console. Make somebody else one first.`;
  throw new AppError('CONFLICT', message);
}

async function checkRoles({ cluster }: Pick<Database, 'cluster'>, roles: readonly ClusterRole[]): Promise<void> {
  const ids = new Set(roles.map(({ clusterId }) => clusterId));
  const refuse = (message: string) => {
    throw new AppError('BAD_INPUT', `roles: ${message}.`, { details: { fields: { roles: message } } });
  };
  if (ids.size < roles.length) refuse('a cluster is named more than once');
  if (ids.size > 0 && (await cluster.count({ where: { id: { in: [...ids] } } })) < ids.size) {
    refuse('one of the clusters is not there any more; reload the page');
  }
}

const role = ({ clusterId, role }: ClusterRole) => ({ clusterId, role });

/** A person's own name. */
export async function renameUser(id: string, name: string | null): Promise<void> {
  await (await db()).user.update({ where: { id }, data: { name } });
}

/** Also takes back an invitation that is still open: it would set another password. */
export async function setPassword(id: string, passwordHash: string): Promise<void> {
  const database = await db();
  await database.$transaction([
    database.user.update({ where: { id }, data: { passwordHash } }),
    database.invitation.deleteMany({ where: { userId: id } }),
  ]);
}

export const passwordHashOf = async (id: string): Promise<string | null> =>
  (await (await db()).user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } })).passwordHash;

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
