'use client';

import { useQuery } from '@tanstack/react-query';

import { useConsole } from '@/components/session/use-console';
import { clustersQuery } from '@/lib/queries/clusters';

export function usePaletteSources(clusterId: string | null) {
  const { leadsTo } = useConsole();
  const { data } = useQuery(clustersQuery());
  return { clusterId, clusters: data?.items ?? [], leadsTo };
}
