import 'server-only';

import { decoyHash, verifyPassword } from '@/lib/access/password';
import { audited } from '@/lib/db/audit';
import { createSession } from '@/lib/db/sessions';
import { findUserByUsername } from '@/lib/db/users';
import { log } from '@/lib/log';

export type Caller = { ip: string | null; userAgent: string | null };

/**
 * Opens a session for a user name and password; null when they do not fit, in the same time and words whether the user
 * is missing, disabled or mistyped. Throttling per account and per address belongs before the password is looked at.
 */
export async function signIn(username: string, password: string, caller: Caller) {
  const user = await findUserByUsername(username);
  const fits = await verifyPassword(password, user?.passwordHash ?? (await decoyHash()));
  if (!user || !fits || user.disabledAt) {
    log.warn({ ip: caller.ip }, 'sign-in refused');
    return null;
  }
  const sid = await audited(
    {
      actor: { id: user.id, username: user.username, sessionId: '', ip: caller.ip },
      requestId: null,
      action: 'session.create',
      resourceType: 'user',
      resourceName: user.username,
    },
    () => createSession({ userId: user.id, ...caller }),
    () => undefined,
  );
  return { userId: user.id, sid };
}
