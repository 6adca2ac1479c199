import Link from 'next/link';

import { keeps } from '@/components/configs/config-units';
import type { Column } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { Sparkline } from '@/components/ui/sparkline';
import { Tag } from '@/components/ui/tag';
import { Unknown } from '@/components/ui/unknown';
import type { TopicHealth, TopicRow } from '@/lib/contract/topics';
import { formatBytes, formatInt64, formatNumber, formatTotal, toBigInt, unknown } from '@/lib/format';
import { page } from '@/lib/paths';

/** Offline first: sorting by health is asking what is worst. */
const severity: Record<TopicHealth, number> = {
  offline: 4,
  'under min ISR': 3,
  'under-replicated': 2,
  unknown: 1,
  'in sync': 0,
};

export function TopicHealthTag({ topic }: { topic: TopicRow }) {
  switch (topic.health) {
    case 'in sync':
      if (topic.moving > 0) return <Tag tone="info">{formatInt64(topic.moving)} moving</Tag>;
      return <span className="text-ink-3">in sync</span>;
    case 'unknown':
      return <span className="text-ink-3">unknown</span>;
    case 'offline':
      return <Tag tone="bad">{formatInt64(topic.offline)} offline</Tag>;
    case 'under min ISR':
      return <Tag tone="bad">{formatInt64(topic.outOfSync)} under min ISR</Tag>;
    case 'under-replicated':
      return <Tag tone="warn">{formatInt64(topic.outOfSync)} under-replicated</Tag>;
  }
}

export const keepsText = (topic: TopicRow, brief = false) =>
  keeps(topic.cleanupPolicy, topic.retentionMs, topic.retentionBytes, brief);

function GroupsCell({ clusterId, topic }: { clusterId: string; topic: TopicRow }) {
  if (topic.groups === null) return <span className="text-ink-3">{unknown}</span>;
  if (topic.groups === 0) return <span className="text-ink-3">nobody</span>;
  return (
    <>
      <Link href={page.topic(clusterId, topic.topic, 'groups')} className="hover:underline">
        {formatInt64(topic.groups)}
      </Link>
      {topic.worstLag && (
        <>
          <span className="text-ink-3"> · </span>
          <Link
            href={page.group(clusterId, topic.worstLag.groupId)}
            title={`${topic.worstLag.groupId} is ${formatInt64(topic.worstLag.lag)} behind`}
            className="text-ink-2 hover:text-ink hover:underline"
          >
            {formatInt64(topic.worstLag.lag)}
          </Link>
        </>
      )}
    </>
  );
}

export const topicColumns = (clusterId: string): Column<TopicRow>[] => [
  plainColumn('topic', 'Topic', (row) => row.topic, { width: 210, grow: true }),
  {
    id: 'partitions',
    header: 'Partitions',
    width: 78,
    align: 'right',
    cell: (row) => formatInt64(row.partitions),
    sort: (row) => row.partitions,
  },
  {
    id: 'rf',
    header: 'RF',
    title: 'Replication factor: copies of each partition',
    width: 44,
    align: 'right',
    cell: (row) => row.replicationFactor,
    sort: (row) => row.replicationFactor,
  },
  {
    id: 'health',
    header: 'Health',
    width: 142,
    cell: (row) => <TopicHealthTag topic={row} />,
    sort: (row) => severity[row.health] * 1_000_000 + row.outOfSync,
    sortFirst: 'desc',
    csv: (row) => row.health,
  },
  {
    id: 'size',
    header: 'Size',
    title: 'Bytes on disk of every replica',
    width: 92,
    align: 'right',
    cell: (row) => (row.size === null ? <Unknown of="log dirs" /> : formatTotal(row.size, formatBytes)),
    sort: (row) => toBigInt(row.size?.value),
  },
  {
    id: 'messages',
    header: 'Messages, about',
    title: 'Sum of end minus start: compaction and transaction markers leave gaps, so there may be fewer',
    width: 124,
    align: 'right',
    cell: (row) => formatTotal(row.messages),
    sort: (row) => toBigInt(row.messages?.value),
  },
  {
    id: 'trend',
    header: 'In, recently',
    width: 96,
    cell: (row) => <Sparkline values={row.trend} />,
  },
  {
    id: 'rate',
    header: '/s',
    title: 'Messages in per second, from two readings of the end offsets',
    width: 68,
    align: 'right',
    cell: (row) =>
      row.messagesPerSecond === 0 ? <span className="text-ink-3">0</span> : formatNumber(row.messagesPerSecond),
    sort: (row) => row.messagesPerSecond,
  },
  {
    id: 'keeps',
    header: 'Keeps',
    title: 'Until when messages stay; a size is that of a partition',
    width: 150,
    cell: (row) =>
      keepsText(row, true) === null ? (
        <Unknown of="configs" />
      ) : (
        <span title={keepsText(row) ?? undefined}>{keepsText(row, true)}</span>
      ),
    sort: (row) => (row.retentionMs === '-1' ? null : toBigInt(row.retentionMs)),
    csv: (row) => keepsText(row),
  },
  {
    id: 'groups',
    header: 'Groups, worst lag',
    title: 'Groups with a commit on this topic, and the lag of the one that is furthest behind',
    width: 148,
    cell: (row) => <GroupsCell clusterId={clusterId} topic={row} />,
    sort: (row) => (row.worstLag ? toBigInt(row.worstLag.lag) : row.groups === null ? null : -1n),
    sortFirst: 'desc',
    csv: (row) => row.groups,
  },
  {
    id: 'worst-group',
    header: 'Worst group',
    width: 160,
    hidden: true,
    cell: (row) => row.worstLag?.groupId ?? <span className="text-ink-3">{unknown}</span>,
    sort: (row) => row.worstLag?.groupId,
  },
  {
    id: 'out-of-sync',
    header: 'Out of sync',
    title: 'Partitions with fewer replicas in sync than they should have',
    width: 92,
    align: 'right',
    hidden: true,
    cell: (row) => formatInt64(row.outOfSync),
    sort: (row) => row.outOfSync,
  },
  {
    id: 'offline',
    header: 'Offline',
    title: 'Partitions without a leader',
    width: 72,
    align: 'right',
    hidden: true,
    cell: (row) => formatInt64(row.offline),
    sort: (row) => row.offline,
  },
  {
    id: 'cleanup',
    header: 'Cleanup',
    width: 110,
    hidden: true,
    cell: (row) => row.cleanupPolicy ?? unknown,
    sort: (row) => row.cleanupPolicy,
  },
  {
    id: 'topic-id',
    header: 'Topic id',
    width: 200,
    hidden: true,
    cell: (row) => (row.topicId === null ? <Unknown of="topic id" /> : <span className="mono">{row.topicId}</span>),
    csv: (row) => row.topicId,
  },
];
