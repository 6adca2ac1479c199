import { Age } from '@/components/ui/age';
import type { Column } from '@/components/ui/data-table';
import { Meter } from '@/components/ui/meter';
import { Tag } from '@/components/ui/tag';
import { Unknown, useReason } from '@/components/ui/unknown';
import type { BrokerRow } from '@/lib/contract/brokers';
import { formatBytes, formatDuration, formatInt64, formatPercent, formatRate, toBigInt, unknown } from '@/lib/format';

import { type BrokerScale, uneven } from './broker-scale';

export function BrokerState({ broker }: { broker: BrokerRow }) {
  if (broker.state === 'ok') return null;
  if (broker.state === 'unknown') return <Tag tone="dim">not asked yet</Tag>;
  return (
    <Tag tone="bad" title={broker.reason ?? 'It does not answer.'}>
      no answer
    </Tag>
  );
}

export const addressOf = ({ host, port }: BrokerRow) => (host === null ? null : `${host}:${port}`);

const skewTitle = (skew: number | null) =>
  skew === null ? undefined : `${skew > 0 ? '+' : ''}${Math.round(skew)} % of the mean`;

/** Of the disk where the broker tells its size (KIP-827), else of the largest broker. */
function DiskCell({ broker, scale }: { broker: BrokerRow; scale: BrokerScale }) {
  const reason = useReason('disk size');
  if (broker.size === null) return <Unknown of="log dirs" />;
  const used = diskShare(broker);
  const old = broker.state === 'unreachable';
  return (
    <span
      className={old ? 'text-ink-3' : undefined}
      title={used === null && reason ? `Disk size: ${reason}` : undefined}
    >
      <Meter
        value={used ?? Number(broker.size) / scale.size.max}
        mark={used === null ? scale.size.mean / scale.size.max : undefined}
        tone={old ? 'dim' : used !== null && used >= 0.9 ? 'bad' : used !== null && used >= 0.8 ? 'warn' : 'c1'}
      />
      {formatBytes(broker.size)}
      {used !== null && <span className="ml-1.5 text-ink-3">{formatPercent(used)}</span>}
      {old && broker.sizeAsOf !== null && (
        <span className="ml-1.5">
          <Age at={broker.sizeAsOf} />
        </span>
      )}
    </span>
  );
}

/** Used share of the disks; null where the broker does not tell. */
export function diskShare({ diskTotal, diskUsable }: BrokerRow): number | null {
  if (diskTotal === null || diskUsable === null || diskTotal === '0') return null;
  return 1 - Number(diskUsable) / Number(diskTotal);
}

export const brokerColumns = (scale: BrokerScale): Column<BrokerRow>[] => [
  {
    id: 'broker',
    header: 'Broker',
    width: 118,
    cell: (row) => (
      <>
        {row.brokerId} <BrokerState broker={row} />
      </>
    ),
    sort: (row) => row.brokerId,
  },
  {
    id: 'address',
    header: 'Address',
    width: 150,
    grow: true,
    cell: (row) =>
      row.state === 'unreachable' && row.reason !== null ? (
        <span className="text-bad" title={`${addressOf(row) ?? 'address unknown'}: ${row.reason}`}>
          {row.reason}
        </span>
      ) : (
        <span className="text-ink-2">{addressOf(row) ?? unknown}</span>
      ),
    sort: addressOf,
  },
  {
    id: 'rack',
    header: 'Rack',
    width: 84,
    cell: (row) => row.rack ?? <span className="text-ink-3">{unknown}</span>,
    sort: (row) => row.rack,
  },
  {
    id: 'role',
    header: 'Role',
    width: 130,
    cell: (row) => (
      <>
        broker
        {row.controller && (
          <>
            {' · '}
            <Tag tone="accent" title="The active controller">
              controller
            </Tag>
          </>
        )}
      </>
    ),
    sort: (row) => row.controller,
    csv: (row) => (row.controller ? 'broker, controller' : 'broker'),
  },
  {
    id: 'leaders',
    header: 'Leaders',
    title: 'Partitions that it leads; the line marks the mean',
    width: 136,
    cell: (row) =>
      row.state === 'unreachable' && row.leaders === 0 ? (
        <span className="text-ink-3">{unknown}</span>
      ) : (
        <span title={skewTitle(row.leaderSkew)}>
          <Meter
            value={row.leaders / scale.leaders.max}
            mark={scale.leaders.mean / scale.leaders.max}
            tone={uneven(row.leaders, scale.leaders, row.leaderSkew) ? 'warn' : 'c1'}
          />
          {formatInt64(row.leaders)}
        </span>
      ),
    sort: (row) => row.leaders,
    sortFirst: 'desc',
  },
  {
    id: 'replicas',
    header: 'Replicas',
    title: 'Copies of partitions that it holds; the line marks the mean',
    width: 136,
    cell: (row) => (
      <span title={skewTitle(row.replicaSkew)} className={row.state === 'unreachable' ? 'text-ink-3' : undefined}>
        <Meter
          value={row.replicas / scale.replicas.max}
          mark={scale.replicas.mean / scale.replicas.max}
          tone={
            row.state === 'unreachable' ? 'dim' : uneven(row.replicas, scale.replicas, row.replicaSkew) ? 'warn' : 'c1'
          }
        />
        {formatInt64(row.replicas)}
      </span>
    ),
    sort: (row) => row.replicas,
    sortFirst: 'desc',
  },
  {
    id: 'out-of-sync',
    header: 'Out of sync',
    title: 'Of its replicas, those that are not in sync',
    width: 84,
    align: 'right',
    cell: (row) =>
      row.outOfSync === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <span className="text-warn">{formatInt64(row.outOfSync)}</span>
      ),
    sort: (row) => row.outOfSync,
  },
  {
    id: 'disk',
    header: 'Disk',
    title: 'Bytes of its replicas; with the used share of its disks where the broker tells it',
    width: 176,
    cell: (row) => <DiskCell broker={row} scale={scale} />,
    sort: (row) => toBigInt(row.size),
    sortFirst: 'desc',
    csv: (row) => row.size,
  },
  {
    id: 'rate',
    header: 'In',
    title: 'Messages in per second over the partitions that it leads',
    width: 76,
    align: 'right',
    cell: (row) => formatRate(row.messagesPerSecond),
    sort: (row) => row.messagesPerSecond,
  },
  {
    id: 'latency',
    header: 'Answer time',
    title: 'How long its last answer took',
    width: 104,
    align: 'right',
    cell: (row) =>
      row.state === 'unreachable' ? <span className="text-ink-3">{unknown}</span> : formatDuration(row.latencyMs),
    sort: (row) => row.latencyMs,
  },
  {
    id: 'version',
    header: 'Version',
    width: 80,
    hidden: true,
    cell: (row) => row.version ?? <span className="text-ink-3">{unknown}</span>,
    sort: (row) => row.version,
  },
];
