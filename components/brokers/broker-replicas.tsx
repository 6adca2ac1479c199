'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { ChipFilter } from '@/components/ui/chip';
import { type Column, DataTable, useUrlChoice } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import { Tag } from '@/components/ui/tag';
import { Warnings } from '@/components/ui/warnings';
import type { BrokerReplica } from '@/lib/contract/brokers';
import { formatBytes, formatInt64, formatTotal, plural, toBigInt, unknown } from '@/lib/format';
import { page } from '@/lib/paths';
import { brokerQuery } from '@/lib/queries/brokers';

const roles = ['any', 'leader', 'follower'] as const;
const syncs = ['any', 'in sync', 'out of sync'] as const;

const columns = (dirs: number): Column<BrokerReplica>[] => [
  plainColumn('topic', 'Topic', (row) => row.topic, { width: 260, grow: true }),
  plainColumn('partition', 'Partition', (row) => row.partition, { width: 84, align: 'right' }),
  {
    id: 'role',
    header: 'Role',
    width: 100,
    cell: (row) => (row.leader ? 'leader' : <span className="text-ink-3">follower</span>),
    sort: (row) => row.leader,
    csv: (row) => (row.leader ? 'leader' : 'follower'),
  },
  {
    id: 'sync',
    header: 'Health',
    width: 190,
    cell: (row) => (
      <>
        {row.inSync ? (
          <span className="text-ink-3">in sync</span>
        ) : row.adding ? (
          <Tag tone="info" title="A reassignment adds it here: it still copies">
            moving
          </Tag>
        ) : (
          <Tag tone="warn">out of sync</Tag>
        )}
        {row.future && (
          <Tag tone="info" className="ml-1.5" title="On its way to another log directory of the same broker">
            moving
          </Tag>
        )}
      </>
    ),
    sort: (row) => row.inSync,
    csv: (row) => (row.inSync ? 'in sync' : 'out of sync'),
  },
  {
    id: 'size',
    header: 'Size',
    width: 100,
    align: 'right',
    cell: (row) => formatBytes(row.size),
    sort: (row) => toBigInt(row.size),
    csv: (row) => row.size,
  },
  {
    id: 'offset-lag',
    header: 'Behind leader',
    title: 'Messages that this replica has not copied yet',
    width: 110,
    align: 'right',
    cell: (row) => formatInt64(row.offsetLag),
    sort: (row) => toBigInt(row.offsetLag),
    csv: (row) => row.offsetLag,
  },
  {
    id: 'dir',
    header: 'Log directory',
    width: 240,
    // Where there is but one, it is said in the overview.
    hidden: dirs < 2,
    cell: (row) => (
      <span className="mono text-ink-2" title={row.logDir ?? undefined}>
        {row.logDir ?? unknown}
      </span>
    ),
    sort: (row) => row.logDir,
  },
];

const filterText = (row: BrokerReplica) => row.topic;
const rowKey = (row: BrokerReplica) => `${row.topic}/${row.partition}${row.future ? '/future' : ''}`;

export function BrokerReplicas({ brokerId }: { brokerId: number }) {
  const { clusterId } = useCluster();
  const detail = useQuery(brokerQuery(clusterId, brokerId));
  const [role, setRole] = useUrlChoice('role', roles);
  const [sync, setSync] = useUrlChoice('sync', syncs);
  const all = detail.data?.replicas;
  const rows = useMemo(
    () =>
      all?.filter(
        (each) =>
          (role === 'any' || each.leader === (role === 'leader')) &&
          (sync === 'any' || each.inSync === (sync === 'in sync')),
      ) ?? null,
    [all, role, sync],
  );
  const dirs = detail.data?.logDirs?.length ?? 0;
  const shownColumns = useMemo(() => columns(dirs), [dirs]);
  if (detail.isLoadingError) return <LoadFailed error={detail.error} onRetry={detail.refetch} />;
  return (
    <PageBody>
      {detail.isRefetchError && <StaleNotice error={detail.error} since={detail.dataUpdatedAt} />}
      <DataTable
        label="Replicas"
        columns={shownColumns}
        rows={rows}
        total={all?.length}
        rowKey={rowKey}
        rowHref={(row) => page.topic(clusterId, row.topic)}
        filterText={filterText}
        filterPlaceholder="Filter by topic or /regex/"
        initialSort={{ id: 'topic', desc: false }}
        empty="This broker holds no replicas."
        onClearFilters={() => {
          void setRole(null);
          void setSync(null);
        }}
        tools={
          <>
            <ChipFilter label="Role" value={role} options={roles} onChange={setRole} />
            <ChipFilter label="Health" value={sync} options={syncs} onChange={setSync} />
          </>
        }
        footer={(shown) => (
          <>
            <span>{plural(shown.length, 'replica')}</span>
            <span>
              {formatTotal(
                {
                  value: String(shown.reduce((sum, { size }) => sum + BigInt(size ?? 0), 0n)),
                  atLeast: shown.some(({ size }) => size === null),
                },
                formatBytes,
              )}
            </span>
            <Warnings items={detail.data?.warnings ?? []} />
          </>
        )}
      />
    </PageBody>
  );
}
