'use client';

import { useQuery } from '@tanstack/react-query';

import { useSession } from '@/components/session/session-provider';
import { clustersQuery } from '@/lib/queries/clusters';

export function usePaletteSources(clusterId: string | null) {
  const { user } = useSession();
  const { data } = useQuery(clustersQuery());
  return { clusterId, clusters: data?.items ?? [], isAdmin: user.isAdmin };
}
