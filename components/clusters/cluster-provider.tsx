'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';

import { useSession } from '@/components/session/session-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/states';
import type { VisibleCluster } from '@/lib/contract/clusters';
import { page } from '@/lib/paths';
import { clustersQuery } from '@/lib/queries/clusters';

type ClusterScope = {
  clusterId: string;
  cluster: VisibleCluster;
  /** Why nothing can be changed on this cluster by this person, as a sentence; null: it can. For `blocked` of buttons. */
  writeBlockedReason: string | null;
};

const Scope = createContext<ClusterScope | null>(null);

/** The cluster that the page is about. Only below `/clusters/[clusterId]`. */
export function useCluster(): ClusterScope {
  const scope = use(Scope);
  if (!scope) throw new Error('useCluster() outside of a cluster page');
  return scope;
}

export function ClusterProvider({ clusterId, children }: { clusterId: string; children: ReactNode }) {
  // The shell brought the list along with the page.
  const { data } = useQuery(clustersQuery());
  const { user } = useSession();
  const cluster = data?.items.find((item) => item.id === clusterId);
  const scope = useMemo(
    () => cluster && { clusterId, cluster, writeBlockedReason: writeBlockedReason(cluster, user.isAdmin) },
    [clusterId, cluster, user.isAdmin],
  );
  if (!scope) {
    return (
      <>
        <PageHeader title="No such cluster" />
        <PageBody>
          <Empty
            title="There is no cluster at this address."
            action={<LinkButton href={page.clusters()}>All clusters</LinkButton>}
          >
            It may have been removed, or the link is not complete.
          </Empty>
        </PageBody>
      </>
    );
  }
  return <Scope value={scope}>{children}</Scope>;
}

function writeBlockedReason(cluster: VisibleCluster, isAdmin: boolean): string | null {
  if (cluster.locked !== null) return cluster.locked;
  if (cluster.readOnly) return `${cluster.name} is read-only in Sluice. Its settings can change that.`;
  return isAdmin ? null : `Changing ${cluster.name} needs the role operator.`;
}
