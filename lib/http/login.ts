import 'server-only';

import { decoyHash, verifyPassword } from '@/lib/access/password';
import { audited } from '@/lib/db/audit';
import { type Counted, forgetAttempts, takeBackAttempt } from '@/lib/db/login-attempts';
import { createSession, findLiveSession, hasSignedInFrom, revokeSession } from '@/lib/db/sessions';
import { findUserByUsername, normalUsername } from '@/lib/db/users';
import { AppError } from '@/lib/errors';
import type { Caller } from '@/lib/http/caller';
import { noteRefusal } from '@/lib/http/denials';
import { throttle } from '@/lib/http/throttle';

type User = Awaited<ReturnType<typeof findUserByUsername>>;
type Reason = 'unknown user' | 'disabled user' | 'no password yet' | 'wrong password' | 'throttled';

/**
 * Opens a session for a user name and password; null when they do not fit, in the same time and words whether the user
 * is missing, disabled or mistyped. THROTTLED before the password is looked at, when too many did not fit before.
 */
export async function signIn(username: string, password: string, caller: Caller) {
  const user = await findUserByUsername(username);
  const account = await accountOf(username, user, caller);
  const address: Counted[] = caller.ip === null ? [] : [`address:${caller.ip}`];
  try {
    await throttle([account, ...address], 'There were too many attempts to sign in.');
  } catch (error) {
    if (error instanceof AppError && error.code === 'THROTTLED') await note(user, caller, 'throttled');
    throw error;
  }
  const fits = await verifyPassword(password, user?.passwordHash ?? decoyHash()).catch(async (error: unknown) => {
    await takeBackAttempt([account, ...address]);
    throw error;
  });
  if (!user || !fits || user.disabledAt) {
    await note(user, caller, reasonOf(user));
    return null;
  }
  const sid = await audited(
    { ...event(user, caller), action: 'session.create' },
    () => createSession({ userId: user.id, ...caller }),
    () => undefined,
  );
  await Promise.all([forgetAttempts(account), takeBackAttempt(address)]);
  return { userId: user.id, sid };
}

/** Ends the session of a cookie. */
export async function signOut(sid: string, caller: Caller): Promise<void> {
  const session = await findLiveSession(sid);
  if (!session) return;
  const { actor, ...rest } = event(session.user, caller);
  await audited({ ...rest, actor: { ...actor, sessionId: session.id }, action: 'session.end' }, () =>
    revokeSession(sid),
  );
}

/**
 * What is counted for an account. From an address where its owner has signed in before it is counted apart, so that
 * whoever keeps guessing elsewhere does not keep the owner waiting.
 */
async function accountOf(username: string, user: User, { ip }: Caller): Promise<Counted> {
  const name = normalUsername(username);
  const known = ip !== null && (await hasSignedInFrom(user?.id ?? '', ip));
  return known ? `account:${name} ${ip}` : `account:${name}`;
}

function reasonOf(user: User): Reason {
  if (!user) return 'unknown user';
  if (user.disabledAt) return 'disabled user';
  return user.passwordHash === null ? 'no password yet' : 'wrong password';
}

/** Without the name that was typed when it is nobody's: it may be a password. */
async function note(user: User, caller: Caller, reason: Reason): Promise<void> {
  const who = user?.username ?? 'somebody unknown';
  await noteRefusal(`address ${caller.ip}`, `sign-in ${who} ${reason}`, {
    ...{ actor: null, requestId: null, action: 'session.refuse', resourceType: 'user', resourceName: who },
    ...{ params: { reason, ip: caller.ip }, error: `Signing in was refused: ${reason}.` },
  });
}

const event = ({ id, username }: { id: string; username: string }, { ip }: Caller) => ({
  ...{ actor: { id, username, sessionId: '', ip }, requestId: null },
  ...{ resourceType: 'user', resourceName: username },
});
