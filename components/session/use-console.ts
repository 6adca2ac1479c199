'use client';

import { useMemo } from 'react';

import { type ConsoleAction, consoleRefusal } from '@/lib/contract/access';

import { useSession } from './session-provider';

/** Who may do what with the console itself; what may be done on a cluster is said by `useCluster`. */
export function useConsole() {
  const { user } = useSession();
  return useMemo(() => {
    const blocked = (action: ConsoleAction): string | null => consoleRefusal(user, action)?.message ?? null;
    const leadsTo = (action: ConsoleAction, ownReason: string | null = null) => ({
      'data-action': action,
      blocked: blocked(action) ?? ownReason,
    });
    return { blocked, leadsTo };
  }, [user]);
}
