import Link from 'next/link';

import type { Column } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { Meter } from '@/components/ui/meter';
import { Tag } from '@/components/ui/tag';
import type { PartitionRow } from '@/lib/contract/topics';
import { formatBytes, formatInt64, formatNumber, toBigInt, unknown } from '@/lib/format';
import { page } from '@/lib/paths';

/** What the bars are drawn against. */
export type PartitionScale = { size: number; meanSize: number } & Health;

/** What the health of a partition depends on beside itself: `silent` are brokers that do not answer now. */
export type Health = { minInsync: number | null; silent: ReadonlySet<number> };

export function partitionScale(partitions: readonly PartitionRow[], health: Health): PartitionScale {
  const sizes = partitions.map(({ size }) => Number(size ?? 0));
  const known = partitions.filter(({ size }) => size !== null).length;
  const meanSize = known === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / known;
  return {
    // Room to the right of the mean, so that even partitions look even.
    size: Math.max(1, meanSize * 1.4, ...sizes),
    meanSize,
    ...health,
  };
}

/** Brokers use the smaller of replication factor and min.insync.replicas (KIP-966). */
export function healthOf(partition: PartitionRow, { minInsync, silent }: Health): keyof typeof severity {
  const { leader, isr, replicas, adding } = partition;
  if (leader === null) return 'offline';
  if (minInsync !== null && isr.length < Math.min(minInsync, replicas.length)) return 'min ISR';
  if (replicas.some((brokerId) => !isr.includes(brokerId) && !adding.includes(brokerId))) return 'under';
  if (adding.length > 0) return 'moving';
  return isr.some((brokerId) => silent.has(brokerId)) ? 'unknown' : 'ok';
}

const severity = { offline: 5, 'min ISR': 4, under: 3, unknown: 2, moving: 1, ok: 0 };

function HealthCell({ partition, health }: { partition: PartitionRow; health: Health }) {
  const { replicas, isr, adding } = partition;
  const missing = replicas.filter((brokerId) => !isr.includes(brokerId) && !adding.includes(brokerId)).length;
  switch (healthOf(partition, health)) {
    case 'offline':
      return <Tag tone="bad">offline</Tag>;
    case 'min ISR':
      return <Tag tone="bad">under min ISR</Tag>;
    case 'under':
      return <Tag tone="warn">{missing} out of sync</Tag>;
    case 'moving':
      return (
        <Tag tone="info" title={`A reassignment adds it on broker ${adding.join(', ')}, where it still copies.`}>
          moving
        </Tag>
      );
    case 'unknown':
      return <span className="text-ink-3">unknown</span>;
    case 'ok':
      return <span className="text-ink-3">in sync</span>;
  }
}

function LeaderCell({ clusterId, partition }: { clusterId: string; partition: PartitionRow }) {
  const preferred = partition.replicas[0];
  if (partition.leader === null) return <span className="text-bad">none</span>;
  return (
    <>
      <Link href={page.broker(clusterId, partition.leader)} className="hover:underline">
        {partition.leader}
      </Link>
      {preferred !== undefined && preferred !== partition.leader && (
        <Tag tone="warn" className="ml-1.5" title={`The preferred leader is broker ${preferred}, the first replica.`}>
          preferred {preferred}
        </Tag>
      )}
    </>
  );
}

function ReplicasCell({ partition, silent }: { partition: PartitionRow; silent: ReadonlySet<number> }) {
  return partition.replicas.map((brokerId, index) => {
    const offline = partition.offlineReplicas.includes(brokerId);
    const behind = !offline && !partition.isr.includes(brokerId);
    return (
      <span key={brokerId}>
        {index > 0 && <span className="text-ink-3">, </span>}
        <span
          className={offline ? 'text-bad line-through' : behind ? 'text-warn underline decoration-dotted' : undefined}
          title={`Broker ${brokerId}: ${offline ? 'offline' : behind ? 'out of sync' : silent.has(brokerId) ? 'does not answer' : 'in sync'}`}
        >
          {brokerId}
        </span>
      </span>
    );
  });
}

export const partitionColumns = (clusterId: string, scale: PartitionScale): Column<PartitionRow>[] => [
  plainColumn('partition', 'Partition', (row) => row.partition, { width: 98, align: 'right' }),
  {
    id: 'health',
    header: 'Health',
    width: 104,
    cell: (row) => <HealthCell partition={row} health={scale} />,
    sort: (row) => severity[healthOf(row, scale)],
    sortFirst: 'desc',
    csv: (row) => healthOf(row, scale),
  },
  {
    id: 'leader',
    header: 'Leader',
    title: 'The preferred leader is the first replica; a mark says where another leads',
    width: 112,
    cell: (row) => <LeaderCell clusterId={clusterId} partition={row} />,
    sort: (row) => row.leader,
  },
  {
    id: 'replicas',
    header: 'Replicas',
    title: 'In the order of assignment; dotted is out of sync, struck is offline',
    width: 92,
    grow: true,
    cell: (row) => <ReplicasCell partition={row} silent={scale.silent} />,
    csv: (row) => row.replicas.join(' '),
  },
  {
    id: 'isr',
    header: 'In sync',
    width: 74,
    cell: (row) =>
      row.isr.length === row.replicas.length ? (
        <span className="text-ink-3">all {row.replicas.length}</span>
      ) : (
        row.isr.join(', ') || <span className="text-bad">none</span>
      ),
    sort: (row) => row.isr.length,
    csv: (row) => row.isr.join(' '),
  },
  {
    id: 'start',
    header: 'Start',
    title: 'First offset that is kept',
    width: 100,
    align: 'right',
    cell: (row) => <span className="mono">{formatInt64(row.start)}</span>,
    sort: (row) => toBigInt(row.start),
    csv: (row) => row.start,
  },
  {
    id: 'end',
    header: 'End',
    title: 'High watermark: the next offset, which nobody can read yet',
    width: 100,
    align: 'right',
    cell: (row) => <span className="mono">{formatInt64(row.end)}</span>,
    sort: (row) => toBigInt(row.end),
    csv: (row) => row.end,
  },
  {
    id: 'messages',
    header: 'Span',
    title: 'End minus start: at most so many messages, for compaction and markers leave gaps',
    width: 88,
    align: 'right',
    cell: (row) => formatInt64(row.messages),
    sort: (row) => toBigInt(row.messages),
    csv: (row) => row.messages,
  },
  {
    id: 'rate',
    header: '/s',
    title: 'Messages in per second',
    width: 56,
    align: 'right',
    cell: (row) => formatNumber(row.messagesPerSecond),
    sort: (row) => row.messagesPerSecond,
  },
  {
    id: 'size',
    header: 'Size',
    title: 'Of the leader’s replica; the line marks the mean',
    width: 172,
    cell: (row) =>
      row.size === null ? (
        <span className="text-ink-3">{unknown}</span>
      ) : (
        <>
          <Meter value={Number(row.size) / scale.size} mark={scale.meanSize / scale.size} />
          {formatBytes(row.size)}
        </>
      ),
    sort: (row) => toBigInt(row.size),
    sortFirst: 'desc',
    csv: (row) => row.size,
  },
  {
    id: 'epoch',
    header: 'Leader epoch',
    title: 'How often the leader changed',
    width: 100,
    align: 'right',
    hidden: true,
    cell: (row) => formatInt64(row.leaderEpoch),
    sort: (row) => row.leaderEpoch,
  },
];
