import 'server-only';

import { verifyPassword } from '@/lib/access/password';
import type { AccountChange, OwnSession, PasswordChange } from '@/lib/contract/users';
import { audited } from '@/lib/db/audit';
import { type Counted, forgetAttempts } from '@/lib/db/login-attempts';
import { endSessions, listSessions } from '@/lib/db/sessions';
import { passwordHashOf, renameUser, setPassword } from '@/lib/db/users';
import { AppError } from '@/lib/errors';
import { newPasswordHash } from '@/lib/http/new-password';
import { replaceOwnSession, type Visitor } from '@/lib/http/session';
import { throttle } from '@/lib/http/throttle';
import type { Trace } from '@/lib/http/wrapper';

type Call = { visitor: Visitor; requestId: string; trace: Trace };

export async function changeAccount(call: Call, { name }: AccountChange): Promise<void> {
  const { id, name: before } = call.visitor.actor;
  const given = name || null;
  await audited({ ...event(call, 'account.rename'), params: { name: given }, before: { name: before } }, () =>
    renameUser(id, given),
  );
}

/** Asks for the present one, as often as a sign-in may. Every other session ends, and this one gets another id. */
export async function changePassword(call: Call, { current, next }: PasswordChange): Promise<void> {
  const { id, username, sessionId } = call.visitor.actor;
  const counted: Counted = `password:${id}`;
  await throttle([counted], 'The present password was wrong too often.');
  if (!(await verifyPassword(current, (await passwordHashOf(id)) ?? ''))) {
    const message = 'is not the one that you have';
    throw new AppError('BAD_INPUT', `The present password ${message}.`, { details: { fields: { current: message } } });
  }
  await forgetAttempts(counted);
  const passwordHash = await newPasswordHash(next, username, 'next');
  await audited(event(call, 'account.change-password'), async () => {
    await setPassword(id, passwordHash);
    return { ended: await endSessions(id, { except: sessionId }) };
  });
  await replaceOwnSession(call.visitor, call.trace);
}

export async function listOwnSessions({ actor }: Visitor): Promise<OwnSession[]> {
  const sessions = await listSessions(actor.id);
  return sessions.map(({ id, createdAt, lastSeenAt, expiresAt, ip, userAgent }) => ({
    ...{ id, current: id === actor.sessionId, ip, userAgent },
    ...{ createdAt: createdAt.getTime(), lastSeenAt: lastSeenAt.getTime(), expiresAt: expiresAt.getTime() },
  }));
}

export async function endOwnSession(call: Call, sessionId: string): Promise<void> {
  const { id } = call.visitor.actor;
  await audited({ ...event(call, 'account.end-session'), params: { sessionId } }, async () => {
    if ((await endSessions(id, { only: sessionId })) > 0) return;
    throw new AppError('NOT_FOUND', 'There is no such session; it may have ended already.');
  });
}

/** All but the one that asks. */
export async function endOtherSessions(call: Call): Promise<void> {
  const { id, sessionId } = call.visitor.actor;
  await audited(event(call, 'account.end-sessions'), async () => ({
    ended: await endSessions(id, { except: sessionId }),
  }));
}

const event = ({ visitor: { actor }, requestId }: Call, action: string) => ({
  ...{ actor, requestId, action, resourceType: 'user', resourceName: actor.username },
});
