import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { Invitation, InvitedUser, type NewUser, type UserChange, UserList, UserRow } from '@/lib/contract/users';
import { api } from '@/lib/paths';

import { fetchJson, NoContent } from './fetch-json';

export const userKeys = { all: () => ['users'] as const };

/** For administrators of the console. */
export const usersQuery = () =>
  queryOptions({
    queryKey: userKeys.all(),
    queryFn: ({ signal }) => fetchJson(api.users(), UserList, { signal }),
    refetchInterval: 15_000,
  });

/** A change of the list, which is then read anew. */
function useUserMutation<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.all() }),
  });
}

export const useInviteUser = () =>
  useUserMutation((body: NewUser) => fetchJson(api.users(), InvitedUser, { method: 'POST', body }));

export const useChangeUser = (userId: string) =>
  useUserMutation((body: UserChange) => fetchJson(api.user(userId), UserRow, { method: 'PATCH', body }));

/** A new link; the one before is worth nothing then. */
export const useRenewInvitation = (userId: string) =>
  useUserMutation(() => fetchJson(api.userInvitation(userId), Invitation, { method: 'POST' }));

export const useEndSessions = (userId: string) =>
  useUserMutation(() => fetchJson(api.userSessions(userId), NoContent, { method: 'DELETE' }));
