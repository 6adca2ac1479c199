import 'server-only';

import { headers } from 'next/headers';

import { findLiveSession, type LiveSession } from '@/lib/db/sessions';
import { AppError } from '@/lib/errors';
import { sessionIdOf } from '@/lib/http/token';
import type { Actor } from '@/lib/kafka/context';

export type Visitor = { readonly actor: Actor; readonly expiresAt: Date };

const visitor = ({ user, id, ip, expiresAt }: LiveSession): Visitor => ({
  actor: { id: user.id, username: user.username, name: user.name, isAdmin: user.isAdmin, sessionId: id, ip },
  expiresAt,
});

async function visitorOf(cookies: string | null): Promise<Visitor | null> {
  const sid = await sessionIdOf(cookies);
  const session = sid === null ? null : await findLiveSession(sid);
  return session && visitor(session);
}

/** Who sends this request, judged by the session's row on every request. */
export async function requireVisitor(request: Request): Promise<Visitor> {
  const found = await visitorOf(request.headers.get('cookie'));
  if (!found) throw new AppError('UNAUTHENTICATED', 'Sign in first; there is no session, or it has ended.');
  return found;
}

/** For layouts and pages: who is asking for this page, or null. */
export const currentVisitor = async (): Promise<Visitor | null> => visitorOf((await headers()).get('cookie'));
