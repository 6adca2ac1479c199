'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { partitionRanges } from '@/components/topics/partition-ranges';
import { Card } from '@/components/ui/card';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import { Name } from '@/components/ui/visible-text';
import type { GroupDetail, GroupMember } from '@/lib/contract/consumer-groups';
import { formatInt64, formatTotal, toBigInt, unknown } from '@/lib/format';
import { groupQuery } from '@/lib/queries/consumer-groups';

import { AssignmentMap } from './assignment-map';
import { sumLag } from './lag';

type MemberRow = { member: GroupMember; partitions: number | null; lag: ReturnType<typeof sumLag> };

const assigned = ({ assignment }: GroupMember) =>
  assignment?.map(({ topic, partitions }) => `${topic}: ${partitionRanges(partitions)}`).join('; ') ?? null;

const columns: Column<MemberRow>[] = [
  {
    id: 'client',
    header: 'Client id',
    width: 180,
    cell: ({ member }) => (
      <span className="font-medium">
        <Name text={member.clientId} />
      </span>
    ),
    sort: ({ member }) => member.clientId,
  },
  {
    id: 'host',
    header: 'Host',
    width: 130,
    cell: ({ member }) => member.host.replace(/^\//, ''),
    sort: ({ member }) => member.host,
  },
  {
    id: 'partitions',
    header: 'Partitions',
    width: 84,
    align: 'right',
    cell: ({ partitions }) => formatInt64(partitions),
    sort: ({ partitions }) => partitions,
  },
  {
    id: 'lag',
    header: 'Lag',
    width: 110,
    align: 'right',
    cell: ({ lag }) => formatTotal(lag),
    sort: ({ lag }) => toBigInt(lag?.value),
  },
  {
    id: 'assignment',
    header: 'Assigned',
    width: 240,
    grow: true,
    cell: ({ member }) => {
      const text = assigned(member);
      if (text === null) return <span className="text-ink-3">not in a form that Sluice reads</span>;
      return text === '' ? <span className="text-ink-3">nothing</span> : <span title={text}>{text}</span>;
    },
    csv: ({ member }) => assigned(member),
  },
  {
    id: 'instance',
    header: 'Instance id',
    title: 'Of a static member (group.instance.id)',
    width: 130,
    cell: ({ member }) => member.instanceId ?? <span className="text-ink-3">{unknown}</span>,
    sort: ({ member }) => member.instanceId,
  },
  {
    id: 'rack',
    header: 'Rack',
    width: 90,
    cell: ({ member }) => member.rack ?? <span className="text-ink-3">{unknown}</span>,
    sort: ({ member }) => member.rack,
  },
  {
    id: 'member',
    header: 'Member id',
    width: 250,
    cell: ({ member }) => (
      <span className="mono text-ink-2" title={member.memberId}>
        <Name text={member.memberId} />
      </span>
    ),
    sort: ({ member }) => member.memberId,
  },
];

function memberRows({ members, offsets }: GroupDetail): MemberRow[] {
  return (members ?? []).map((member) => ({
    member,
    partitions: member.assignment?.reduce((sum, each) => sum + each.partitions.length, 0) ?? null,
    lag: sumLag(offsets.filter(({ memberId }) => memberId === member.memberId)),
  }));
}

const filterText = ({ member }: MemberRow) => `${member.clientId} ${member.host} ${member.memberId}`;

export function GroupMembers({ groupId }: { groupId: string }) {
  const { clusterId } = useCluster();
  const detail = useQuery(groupQuery(clusterId, groupId));
  const rows = useMemo(() => (detail.data ? memberRows(detail.data) : null), [detail.data]);
  if (detail.isLoadingError) return <LoadFailed error={detail.error} onRetry={detail.refetch} />;
  const members = detail.data?.members ?? null;
  const readable = members?.some(({ assignment }) => assignment !== null);
  return (
    <PageBody>
      {detail.isRefetchError && <StaleNotice error={detail.error} since={detail.dataUpdatedAt} />}
      {members !== null && members.length > 0 && readable && (
        <div className="px-[18px] pt-3.5">
          <Card title="Who reads what" note="members down, partitions across">
            <AssignmentMap members={members} offsets={detail.data?.offsets ?? []} />
          </Card>
        </div>
      )}
      <DataTable
        label="Members"
        columns={columns}
        rows={rows}
        rowKey={({ member }) => member.memberId}
        filterText={filterText}
        filterPlaceholder="Filter by client, host or id"
        initialSort={{ id: 'client', desc: false }}
        empty={
          members === null && detail.data ? (
            <Empty title="Who is in this group is not known.">Its coordinator did not answer.</Empty>
          ) : (
            <Empty title="Nobody is in this group now.">
              Its commits stay until they expire (offsets.retention.minutes), or until somebody deletes the group.
            </Empty>
          )
        }
      />
    </PageBody>
  );
}
