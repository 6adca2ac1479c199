import 'server-only';

import { headers } from 'next/headers';

import type { Rights } from '@/lib/access/can';
import { databaseFault } from '@/lib/db/faults';
import {
  findLiveSession,
  findLiveSessionById,
  type LiveSession,
  renewSession,
  replaceSession,
} from '@/lib/db/sessions';
import { AppError } from '@/lib/errors';
import { sessionCookie, sessionIdOf } from '@/lib/http/token';
import type { Trace } from '@/lib/http/wrapper';
import type { Actor } from '@/lib/kafka/context';

export type Visitor = { readonly actor: Actor; readonly rights: Rights; readonly expiresAt: Date };

const visitor = ({ user, id, ip, expiresAt }: LiveSession): Visitor => ({
  actor: { id: user.id, username: user.username, name: user.name, isAdmin: user.isAdmin, sessionId: id, ip },
  rights: user,
  expiresAt,
});

const signInFirst = () => new AppError('UNAUTHENTICATED', 'Sign in first; there is no session, or it has ended.');

/** Who sends this request, judged by the session's row on every request. Its answer renews the cookie when that is due. */
export async function requireVisitor(request: Request, trace: Trace): Promise<Visitor> {
  const sid = await sessionIdOf(request.headers.get('cookie'));
  const session = sid === null ? null : await findLiveSession(sid);
  if (sid === null || !session) throw signInFirst();
  const next = await renewSession(session, sid);
  if (next !== null) trace.cookie = await sessionCookie(next, session.expiresAt);
  const found = visitor(session);
  trace.actor = found.actor;
  return found;
}

/** The same person later, while an answer goes on. */
export async function sameVisitor({ actor }: Visitor): Promise<Visitor> {
  const session = await findLiveSessionById(actor.sessionId);
  if (!session) throw signInFirst();
  return visitor(session);
}

/** Another id for the visitor's own session, carried by this answer. */
export async function replaceOwnSession({ actor, expiresAt }: Visitor, trace: Trace): Promise<void> {
  trace.cookie = await sessionCookie(await replaceSession(actor.sessionId), expiresAt);
}

/** For layouts and pages: who is asking for this page, or null. They can set no cookie, and so renew none. */
export async function currentVisitor(): Promise<Visitor | null> {
  const sid = await sessionIdOf((await headers()).get('cookie'));
  try {
    const session = sid === null ? null : await findLiveSession(sid);
    return session && visitor(session);
  } catch (error) {
    // No wrapper of routes stands around a page.
    throw databaseFault(error) ?? error;
  }
}
