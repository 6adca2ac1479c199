import { z } from 'zod';

import { Role } from './access';
import { Id, Millis } from './common';
import { Password, Username } from './session';

export const ClusterRole = z.object({ clusterId: Id, role: Role }).strict();
export type ClusterRole = z.infer<typeof ClusterRole>;

const DisplayName = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}*$/u, 'no control characters')
  .nullable();

export const UserParams = z.object({ userId: Id });

/** Somebody who may sign in, as the administrators of the console see them. */
export const UserRow = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string().nullable(),
  /** Administrator of the console, and so admin of every cluster. */
  isAdmin: z.boolean(),
  disabled: z.boolean(),
  /** On every cluster without a role of its own; null: none, the cluster does not exist for them. */
  defaultRole: Role.nullable(),
  roles: z.array(ClusterRole),
  createdAt: Millis,
  lastSeenAt: Millis.nullable(),
  /** Sessions that are open now. */
  sessions: z.number().int(),
  /** False until they opened their invitation and chose a password. */
  hasPassword: z.boolean(),
  /** When the open invitation ends; null: there is none. */
  invitedUntil: Millis.nullable(),
});
export type UserRow = z.infer<typeof UserRow>;

export const UserList = z.object({ items: z.array(UserRow) });
export type UserList = z.infer<typeof UserList>;

const rights = {
  name: DisplayName,
  isAdmin: z.boolean(),
  defaultRole: Role.nullable(),
  roles: z.array(ClusterRole).max(1000),
};

export const NewUser = z.object({ username: Username, ...rights }).strict();
export type NewUser = z.infer<typeof NewUser>;

/** What is left out stays as it is. */
export const UserChange = z
  .object({ ...rights, disabled: z.boolean() })
  .partial()
  .strict();
export type UserChange = z.infer<typeof UserChange>;

/** A link at which the person chooses a password. Shown once: only its digest is kept. */
export const Invitation = z.object({ url: z.string(), expiresAt: Millis });
export type Invitation = z.infer<typeof Invitation>;

export const InvitedUser = z.object({ user: UserRow, invitation: Invitation });
export type InvitedUser = z.infer<typeof InvitedUser>;

export const AcceptInvitation = z.object({ token: z.string().min(1).max(128), password: Password }).strict();
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** One's own open session. `id` is a name for it that opens nothing. */
export const OwnSession = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: Millis,
  lastSeenAt: Millis,
  expiresAt: Millis,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessionList = z.object({ items: z.array(OwnSession) });
export type OwnSessionList = z.infer<typeof OwnSessionList>;

export const SessionParams = z.object({ sessionId: Id });

export const AccountChange = z.object({ name: DisplayName }).strict();
export type AccountChange = z.infer<typeof AccountChange>;

/** Ends every other session of the person. */
export const PasswordChange = z.object({ current: z.string().min(1).max(128), next: Password }).strict();
export type PasswordChange = z.infer<typeof PasswordChange>;
