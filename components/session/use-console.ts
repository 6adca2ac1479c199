'use client';

import { useMemo } from 'react';

import { useSession } from './session-provider';

/** What only administrators of the console do, said for those who are not. */
const what = {
  'cluster.add': 'Adding a cluster',
  'cluster.edit': 'Changing the settings of a cluster',
  'cluster.remove': 'Removing a cluster',
  'connection.test': 'Testing a connection',
  'user.list': 'Seeing who may sign in',
  'user.invite': 'Inviting somebody',
  'user.edit': 'Changing what somebody may do',
} as const;

export type ConsoleAction = keyof typeof what;

/** Who may do what with the console itself; what may be done on a cluster is said by `useCluster`. */
export function useConsole() {
  const { user } = useSession();
  return useMemo(() => {
    const blocked = (action: ConsoleAction): string | null =>
      user.isAdmin ? null : `${what[action]} needs an administrator of the console.`;
    const leadsTo = (action: ConsoleAction, ownReason: string | null = null) => ({
      'data-action': action,
      blocked: blocked(action) ?? ownReason,
    });
    return { blocked, leadsTo };
  }, [user.isAdmin]);
}
