import 'server-only';

import type { Invitation, InvitedUser, NewUser, UserChange, UserRow } from '@/lib/contract/users';
import { audited } from '@/lib/db/audit';
import { createInvitation } from '@/lib/db/links';
import { countSessions, endSessions, renewSessionsOf } from '@/lib/db/sessions';
import * as rows from '@/lib/db/users';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Visitor } from '@/lib/http/session';
import { page } from '@/lib/paths';

type Call = { visitor: Visitor; requestId: string; request: Request };

export async function listUsers(): Promise<UserRow[]> {
  const [users, sessions] = await Promise.all([rows.listUsers(), countSessions()]);
  return users.map((user) => toRow(user, sessions.get(user.id) ?? 0));
}

/** Somebody new, with the link at which they choose a password. */
export async function inviteUser(call: Call, { username, ...rights }: NewUser): Promise<InvitedUser> {
  const created = async () => rows.createUser({ username, ...rights });
  const named = event(call, 'user.create', rows.normalUsername(username));
  const id = await audited({ ...named, params: rights }, created, () => undefined);
  const { token, expiresAt } = await createInvitation(id);
  return { user: await getRow(id), invitation: linkOf(call, token, expiresAt) };
}

/** What is left out stays. Who is disabled is signed out; who has other rights gets another session id. */
export async function updateUser(call: Call, userId: string, change: UserChange): Promise<UserRow> {
  const user = await rows.getUser(userId);
  const before = rightsOf(user);
  await audited({ ...event(call, 'user.update', user.username), params: change, before }, async () => {
    await rows.updateUser(userId, change);
    if (change.disabled) await endSessions(userId);
    else if (changesRights(change)) await renewSessionsOf(userId);
    return rightsOf(await rows.getUser(userId));
  });
  return getRow(userId);
}

/** Another link, for who has lost the first or their password; what they have now holds until it is used. */
export async function renewInvitation(call: Call, userId: string): Promise<Invitation> {
  const { username, disabledAt } = await rows.getUser(userId);
  if (disabledAt) throw new AppError('WRONG_STATE', `${username} is disabled: enable the account first.`);
  const create = () => createInvitation(userId);
  const { token, expiresAt } = await audited(event(call, 'user.invite', username), create, (made) => ({
    expiresAt: made.expiresAt.getTime(),
  }));
  return linkOf(call, token, expiresAt);
}

export async function endUserSessions(call: Call, userId: string): Promise<void> {
  const { username } = await rows.getUser(userId);
  await audited(event(call, 'user.end-sessions', username), async () => ({ ended: await endSessions(userId) }));
}

const event = ({ visitor, requestId }: Call, action: string, resourceName: string) => ({
  ...{ actor: visitor.actor, requestId, action, resourceType: 'user', resourceName },
});

const changesRights = ({ isAdmin, defaultRole, roles }: UserChange): boolean =>
  isAdmin !== undefined || defaultRole !== undefined || roles !== undefined;

const rolesOf = (user: rows.StoredUser) => user.roles.map(({ clusterId, role }) => ({ clusterId, role }));

function rightsOf(user: rows.StoredUser) {
  const { name, isAdmin, defaultRole, disabledAt } = user;
  return { name, isAdmin, defaultRole, roles: rolesOf(user), disabled: disabledAt !== null };
}

async function getRow(userId: string): Promise<UserRow> {
  return toRow(await rows.getUser(userId), (await countSessions()).get(userId) ?? 0);
}

function toRow(user: rows.StoredUser, sessions: number): UserRow {
  const { id, username, createdAt, lastSeenAt, passwordHash, invitation } = user;
  const until = invitation?.expiresAt.getTime() ?? 0;
  return {
    ...{ id, username, ...rightsOf(user), sessions },
    ...{ createdAt: createdAt.getTime(), lastSeenAt: lastSeenAt?.getTime() ?? null },
    ...{ hasPassword: passwordHash !== null, invitedUntil: until > Date.now() ? until : null },
  };
}

/** At the address that people use; without SLUICE_URL at the one that this administrator came to. */
function linkOf({ request }: Call, token: string, expiresAt: Date): Invitation {
  const origin = env().publicUrl ?? `http://${request.headers.get('host')}`;
  return { url: origin + page.invitation(token), expiresAt: expiresAt.getTime() };
}
