import { queryOptions } from '@tanstack/react-query';

import { GroupDetail, GroupList } from '@/lib/contract/consumer-groups';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

export const groupKeys = {
  all: (clusterId: string) => ['clusters', clusterId, 'consumer-groups'] as const,
  list: (clusterId: string) => [...groupKeys.all(clusterId), 'list'] as const,
  detail: (clusterId: string, groupId: string) => [...groupKeys.all(clusterId), 'detail', groupId] as const,
};

export const groupsQuery = (clusterId: string) =>
  queryOptions({
    queryKey: groupKeys.list(clusterId),
    queryFn: ({ signal }) => fetchJson(api.groups(clusterId), GroupList, { signal }),
    refetchInterval: 5000,
  });

export const groupQuery = (clusterId: string, groupId: string) =>
  queryOptions({
    queryKey: groupKeys.detail(clusterId, groupId),
    queryFn: ({ signal }) => fetchJson(api.group(clusterId, groupId), GroupDetail, { signal }),
    refetchInterval: 3000,
  });
