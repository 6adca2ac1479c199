'use client';

import { createContext, type ReactNode, use } from 'react';

import type { SessionInfo } from '@/lib/contract/session';

const Session = createContext<SessionInfo | null>(null);

/** Who is signed in. Only inside the console. */
export function useSession(): SessionInfo {
  const session = use(Session);
  if (!session) throw new Error('useSession() outside of the console');
  return session;
}

export const SessionProvider = ({ session, children }: { session: SessionInfo; children: ReactNode }) => (
  <Session value={session}>{children}</Session>
);
