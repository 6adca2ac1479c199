'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { colourVariable } from '@/components/clusters/cluster-look';
import { useConsole } from '@/components/session/use-console';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { Name } from '@/components/ui/visible-text';
import type { VisibleCluster } from '@/lib/contract/clusters';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { clusterStatusQuery, clustersQuery } from '@/lib/queries/clusters';

import { Logo } from './logo';
import { samePart } from './nav';

/** Names the cluster that the page is about; opens the others at the same part. */
export function ClusterSwitcher({ clusterId }: { clusterId: string | null }) {
  const pathname = usePathname();
  const { leadsTo } = useConsole();
  const { data } = useQuery(clustersQuery());
  const clusters = data?.items ?? [];
  const current = clusters.find(({ id }) => id === clusterId) ?? null;
  return (
    <Menu
      label="Clusters"
      className="w-[min(280px,calc(100vw-16px))]"
      trigger={
        <button
          type="button"
          aria-label={current ? `Cluster ${current.name}, ${current.environment}` : 'Choose a cluster'}
          className="flex min-h-11 shrink-0 items-center gap-[9px] rounded-md border border-line bg-panel px-2 py-[7px] text-left hover:border-line-strong data-[state=open]:border-line-strong"
        >
          {current ? <ColourBar cluster={current} /> : <Logo size={22} />}
          <span className="min-w-0 flex-1 leading-tight">
            <b className="block truncate font-semibold">
              <Name text={current?.name ?? 'Sluice'} />
            </b>
            <span className="block truncate text-ink-3 text-xs">
              {current ? <Subtitle cluster={current} /> : plural(clusters.length, 'cluster')}
            </span>
          </span>
          <ChevronsUpDown size={12} className="shrink-0 text-ink-3" aria-hidden />
        </button>
      }
    >
      {clusters.map((cluster) => (
        <MenuItem key={cluster.id} href={samePart(pathname, clusterId, cluster.id)}>
          <ColourBar cluster={cluster} />
          <span className="min-w-0 flex-1 truncate">
            <Name text={cluster.name} />
          </span>
          <span className="text-ink-3 text-xs">{cluster.environment}</span>
        </MenuItem>
      ))}
      {clusters.length > 0 && <MenuSeparator />}
      <MenuItem href={page.clusters()}>All clusters</MenuItem>
      <MenuItem href={page.newCluster()} {...leadsTo('cluster.add')}>
        Add a cluster
      </MenuItem>
    </Menu>
  );
}

function Subtitle({ cluster }: { cluster: VisibleCluster }) {
  const { data: status } = useQuery(clusterStatusQuery(cluster.id));
  return [cluster.environment, status?.version, cluster.readOnly ? 'read-only' : null].filter(Boolean).join(' · ');
}

export const ColourBar = ({ cluster }: { cluster: Pick<VisibleCluster, 'colour'> }) => (
  <span
    aria-hidden
    className="h-[26px] w-1 shrink-0 self-center rounded-[2px] [[role=menuitem]_&]:h-4"
    style={{ background: colourVariable[cluster.colour] }}
  />
);
