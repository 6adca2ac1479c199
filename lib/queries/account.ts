import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { type AcceptInvitation, type AccountChange, OwnSessionList, type PasswordChange } from '@/lib/contract/users';
import { api } from '@/lib/paths';

import { fetchJson, NoContent } from './fetch-json';

const sessionsKey = ['account', 'sessions'] as const;

export const ownSessionsQuery = () =>
  queryOptions({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => fetchJson(api.ownSessions(), OwnSessionList, { signal }),
    refetchInterval: 30_000,
  });

/** One session by its id, or every other one than this (null). */
export function useEndOwnSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      fetchJson(sessionId === null ? api.ownSessions() : api.ownSession(sessionId), NoContent, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
  });
}

export const useChangeAccount = () =>
  useMutation({
    mutationFn: (body: AccountChange) => fetchJson(api.account(), NoContent, { method: 'PATCH', body }),
  });

/** Ends every other session too. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PasswordChange) => fetchJson(api.password(), NoContent, { method: 'PUT', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Nobody is signed in yet. */
export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (body: AcceptInvitation) =>
      fetchJson(api.invitation(), NoContent, { method: 'POST', body, loginOn401: false }),
  });
