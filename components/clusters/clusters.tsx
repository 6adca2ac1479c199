'use client';

import { useQueries, useQuery } from '@tanstack/react-query';

import { useSession } from '@/components/session/session-provider';
import { useConsole } from '@/components/session/use-console';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { LinkButton } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { LoadFailed } from '@/components/ui/states';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { clusterStatusQuery, clustersQuery } from '@/lib/queries/clusters';

import { type ClusterRow, clusterColumns } from './cluster-columns';
import { FirstCluster, NoClusters } from './first-cluster';

/** Which are fine? One row each. */
export function Clusters() {
  const { leadsTo } = useConsole();
  const { user } = useSession();
  const clusters = useQuery(clustersQuery());
  const items = clusters.data?.items ?? [];
  const rows = useQueries({
    queries: items.map(({ id, locked }) => ({ ...clusterStatusQuery(id), enabled: locked === null })),
    combine: (answers) =>
      answers.map(({ data, error }, index): ClusterRow => ({ cluster: items[index]!, status: data ?? null, error })),
  });
  const add = (
    <LinkButton href={page.newCluster()} variant="primary" {...leadsTo('cluster.add')}>
      Add a cluster
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Clusters" />
      <PageBody>
        {clusters.data === undefined && clusters.error ? (
          <LoadFailed error={clusters.error} onRetry={clusters.refetch} />
        ) : clusters.data?.items.length === 0 ? (
          user.isAdmin ? (
            <FirstCluster action={add} />
          ) : (
            <NoClusters />
          )
        ) : (
          <DataTable
            label="Clusters"
            columns={clusterColumns}
            rows={clusters.data === undefined ? null : rows}
            rowKey={({ cluster }) => cluster.id}
            rowHref={({ cluster }) => page.overview(cluster.id)}
            filterText={nameOf}
            actions={add}
            empty="No clusters yet."
            footer={(shown) => <Footer rows={shown} />}
          />
        )}
      </PageBody>
    </>
  );
}

const nameOf = ({ cluster }: ClusterRow) => `${cluster.name} ${cluster.environment} ${cluster.bootstrapServers}`;

function Footer({ rows }: { rows: readonly ClusterRow[] }) {
  const wrong = rows.filter(
    ({ status, error }) => error || status?.state === 'unreachable' || status?.state === 'degraded',
  );
  return (
    <>
      <span>{plural(rows.length, 'cluster')}</span>
      {wrong.length > 0 && (
        <span className="text-warn">{wrong.length === 1 ? '1 needs a look' : `${wrong.length} need a look`}</span>
      )}
    </>
  );
}
