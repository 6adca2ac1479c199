import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

import { Change, ChangeList, type ChangeRequest } from '@/lib/contract/changes';
import { api } from '@/lib/paths';
import { configKeys } from '@/lib/queries/configs';
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

/** Read when asked, and again only on request. */
const planOnce = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, retry: false } as const;

function keep(client: QueryClient, clusterId: string, change: Change) {
  client.setQueryData(changeKeys.detail(clusterId, change.id), change);
}

/**
 * What a request would do; asking changes nothing on the cluster. The key lies outside of the cluster's own, for a plan
 * that somebody is reading must not be made anew because something else changed.
 */
export const planQuery = (clusterId: string, request: ChangeRequest) =>
  queryOptions({
    queryKey: ['plans', clusterId, request] as const,
    queryFn: ({ signal }) => fetchJson(api.changes(clusterId), Change, { method: 'POST', body: request, signal }),
    ...planOnce,
  });

/** What taking back a change would do: a new change, to look at and to apply. */
export const undoPlanQuery = (clusterId: string, changeId: string) =>
  queryOptions({
    queryKey: ['plans', clusterId, 'undo', changeId] as const,
    queryFn: ({ signal }) => fetchJson(api.undoChange(clusterId, changeId), Change, { method: 'POST', signal }),
    ...planOnce,
  });

/** Carries out a plan that was shown; refused when the cluster has moved on since. */
export function useApplyChange(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changeId: string) => fetchJson(api.applyChange(clusterId, changeId), Change, { method: 'POST' }),
    onSuccess: async (change) => {
      keep(client, clusterId, change);
      // Configs change where they are shown: the button waits until the new ones are there.
      if (change.plan.request.kind === 'topic-configs') {
        await client.invalidateQueries({ queryKey: configKeys.topic(clusterId, change.plan.request.topic) });
      }
    },
    // Also after a failure, for part of it may have happened. Not waited for: what came of it is in the answer.
    onSettled: () => void client.invalidateQueries({ queryKey: ['clusters', clusterId] }),
  });
}
