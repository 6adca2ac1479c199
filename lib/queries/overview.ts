import { queryOptions } from '@tanstack/react-query';

import { ClusterOverview } from '@/lib/contract/clusters';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

export const overviewQuery = (clusterId: string) =>
  queryOptions({
    queryKey: ['clusters', clusterId, 'overview'] as const,
    queryFn: ({ signal }) => fetchJson(api.overview(clusterId), ClusterOverview, { signal }),
    refetchInterval: 5000,
  });
