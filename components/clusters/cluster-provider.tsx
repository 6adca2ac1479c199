'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';

import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/states';
import { type Action, refusal } from '@/lib/contract/access';
import type { VisibleCluster } from '@/lib/contract/clusters';
import { page } from '@/lib/paths';
import { clustersQuery } from '@/lib/queries/clusters';

type ClusterScope = {
  clusterId: string;
  cluster: VisibleCluster;
  /** Why this person may not do this on this cluster now, as a sentence; null: they may. The server decides the same. */
  blocked: (action: Action) => string | null;
  /** For whatever leads to an action, to be spread: its name, and why it is blocked, be it for a reason of its own. */
  leadsTo: (action: Action, ownReason?: string | null) => { 'data-action': Action; blocked: string | null };
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
  const cluster = data?.items.find((item) => item.id === clusterId);
  const scope = useMemo(() => cluster && scopeOf(cluster), [cluster]);
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

function scopeOf(cluster: VisibleCluster): ClusterScope {
  const blocked = (action: Action) => cluster.locked ?? refusal(cluster.role, action, cluster)?.message ?? null;
  return {
    clusterId: cluster.id,
    cluster,
    blocked,
    leadsTo: (action, ownReason = null) => ({ 'data-action': action, blocked: blocked(action) ?? ownReason }),
  };
}
