import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import {
  type ClusterInput,
  ClusterStatus,
  ConnectionReport,
  type TestConnectionInput,
  VisibleCluster,
  VisibleClusterList,
} from '@/lib/contract/clusters';
import { api } from '@/lib/paths';

import { fetchJson, NoContent } from './fetch-json';

export const clusterKeys = {
  list: () => ['clusters', 'list'] as const,
  /** Everything that was learned from one cluster nests below. */
  all: (clusterId: string) => ['clusters', clusterId] as const,
  status: (clusterId: string) => ['clusters', clusterId, 'status'] as const,
};

export const clustersQuery = () =>
  queryOptions({
    queryKey: clusterKeys.list(),
    queryFn: ({ signal }) => fetchJson(api.clusters(), VisibleClusterList, { signal }),
    staleTime: 30_000,
  });

export const clusterStatusQuery = (clusterId: string) =>
  queryOptions({
    queryKey: clusterKeys.status(clusterId),
    queryFn: ({ signal }) => fetchJson(api.clusterStatus(clusterId), ClusterStatus, { signal }),
    refetchInterval: 10_000,
  });

/** Saves a new cluster (null) or an existing one. */
export function useSaveCluster(clusterId: string | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ClusterInput) =>
      clusterId === null
        ? fetchJson(api.clusters(), VisibleCluster, { method: 'POST', body })
        : fetchJson(api.cluster(clusterId), VisibleCluster, { method: 'PUT', body }),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: clusterKeys.list() });
      // Another connection may lead to another cluster: nothing known before holds. Not waited for: it may be dead.
      void queryClient.resetQueries({ queryKey: clusterKeys.all(saved.id) });
    },
  });
}

export function useRemoveCluster(clusterId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(api.cluster(clusterId), NoContent, { method: 'DELETE' }),
    // The next page asks anew; asking here would take the present page's cluster away under it.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: clusterKeys.list(), refetchType: 'none' }),
  });
}

export const useTestConnection = () =>
  useMutation({
    mutationFn: (body: TestConnectionInput) =>
      fetchJson(api.testConnection(), ConnectionReport, { method: 'POST', body }),
  });
