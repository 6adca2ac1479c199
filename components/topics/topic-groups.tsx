'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '@/components/clusters/cluster-provider';
import { groupHref } from '@/components/consumer-groups/group-href';
import { GroupState } from '@/components/consumer-groups/group-state';
import { chartValue } from '@/components/consumer-groups/lag';
import { PageBody } from '@/components/shell/page-body';
import { Age } from '@/components/ui/age';
import { type Column, DataTable } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { Sparkline } from '@/components/ui/sparkline';
import { Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import { CellReasons } from '@/components/ui/unknown';
import { Warnings } from '@/components/ui/warnings';
import type { TopicGroup } from '@/lib/contract/topics';
import { formatInt64, formatLag, toBigInt } from '@/lib/format';
import { topicGroupsQuery } from '@/lib/queries/topics';

const columns: Column<TopicGroup>[] = [
  plainColumn('group', 'Group', (row) => row.groupId, { width: 240, grow: true }),
  {
    id: 'state',
    header: 'State',
    width: 150,
    cell: (row) => <GroupState state={row.state} />,
    sort: (row) => row.state,
  },
  {
    id: 'members',
    header: 'Members',
    width: 84,
    align: 'right',
    cell: (row) => formatInt64(row.members),
    sort: (row) => row.members,
  },
  {
    id: 'partitions',
    header: 'Partitions',
    title: 'Partitions of this topic on which the group has committed',
    width: 90,
    align: 'right',
    cell: (row) => formatInt64(row.partitions),
    sort: (row) => row.partitions,
  },
  {
    id: 'lag',
    header: 'Lag here',
    title: 'Messages of this topic that the group has not read',
    width: 120,
    align: 'right',
    cell: (row) => formatLag(row.lag),
    sort: (row) => toBigInt(row.lag?.value),
  },
  {
    id: 'trend',
    header: 'Trend',
    width: 100,
    cell: (row) => <Sparkline values={row.trend.map(chartValue)} />,
  },
  {
    id: 'committed',
    header: 'Commits read',
    title: 'When the console last read the commits of this group',
    width: 110,
    align: 'right',
    cell: (row) => <Age at={row.committedAsOf} className="text-ink-2" />,
    sort: (row) => row.committedAsOf,
  },
];

const filterText = (row: TopicGroup) => row.groupId;

export function TopicGroups({ topic }: { topic: string }) {
  const { clusterId } = useCluster();
  const groups = useQuery(topicGroupsQuery(clusterId, topic));
  if (groups.isLoadingError) return <LoadFailed error={groups.error} onRetry={groups.refetch} />;
  return (
    <PageBody>
      {groups.isRefetchError && <StaleNotice error={groups.error} since={groups.dataUpdatedAt} />}
      <CellReasons of={groups.data?.warnings}>
        <DataTable
          label="Groups"
          columns={columns}
          rows={groups.data?.items ?? null}
          rowKey={filterText}
          rowHref={(row) => groupHref(clusterId, row.groupId, { topic })}
          filterText={filterText}
          initialSort={{ id: 'lag', desc: true }}
          empty={
            <Empty title="No group has committed an offset on this topic.">
              Readers that keep their position elsewhere, or that never commit, are not visible to Kafka.
            </Empty>
          }
          footer={() => <Warnings items={groups.data?.warnings ?? []} />}
        />
      </CellReasons>
    </PageBody>
  );
}
