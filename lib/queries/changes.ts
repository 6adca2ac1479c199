import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

import { Change, ChangeList, type ChangeRequest } from '@/lib/contract/changes';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

type Resource = { resourceType: string; resourceName: string };

export const changeKeys = {
  all: (clusterId: string) => ['clusters', clusterId, 'changes'] as const,
  list: (clusterId: string, of?: Resource) => [...changeKeys.all(clusterId), 'list', of ?? null] as const,
  detail: (clusterId: string, changeId: string) => [...changeKeys.all(clusterId), 'detail', changeId] as const,
};

export const changesQuery = (clusterId: string, of?: Resource) =>
  infiniteQueryOptions({
    queryKey: changeKeys.list(clusterId, of),
    queryFn: ({ signal, pageParam }) =>
      fetchJson(api.changes(clusterId, { ...of, cursor: pageParam }), ChangeList, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 5000,
  });

const unfinished = (change: Change | undefined) => change?.status === 'applying' || change?.status === 'unknown';

export const changeQuery = (clusterId: string, changeId: string) =>
  queryOptions({
    queryKey: changeKeys.detail(clusterId, changeId),
    queryFn: ({ signal }) => fetchJson(api.change(clusterId, changeId), Change, { signal }),
    refetchInterval: (query) => (unfinished(query.state.data) ? 1000 : 30_000),
  });

function keep(client: QueryClient, clusterId: string, change: Change) {
  client.setQueryData(changeKeys.detail(clusterId, change.id), change);
}

/** Asks what would happen; nothing changes on the cluster. */
export function usePlanChange(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeRequest) => fetchJson(api.changes(clusterId), Change, { method: 'POST', body }),
    onSuccess: (change) => keep(client, clusterId, change),
  });
}

/** Carries out a plan that was shown; refused when the cluster has moved on since. */
export function useApplyChange(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changeId: string) => fetchJson(api.applyChange(clusterId, changeId), Change, { method: 'POST' }),
    onSuccess: (change) => keep(client, clusterId, change),
    // Also after a failure, for part of it may have happened; returned, so that the button waits for the new numbers.
    onSettled: () => client.invalidateQueries({ queryKey: ['clusters', clusterId] }),
  });
}

/** Plans the reverse of an applied change; the answer is a new change to look at and apply. */
export function useUndoChange(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changeId: string) => fetchJson(api.undoChange(clusterId, changeId), Change, { method: 'POST' }),
    onSuccess: (change) => keep(client, clusterId, change),
  });
}
