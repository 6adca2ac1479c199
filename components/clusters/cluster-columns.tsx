import { ColourBar } from '@/components/shell/cluster-switcher';
import { Age } from '@/components/ui/age';
import type { Column } from '@/components/ui/data-table';
import { Dot } from '@/components/ui/dot';
import { Tag } from '@/components/ui/tag';
import { type Tone, toneText } from '@/components/ui/tone';
import { Name } from '@/components/ui/visible-text';
import type { ClusterStatus, VisibleCluster } from '@/lib/contract/clusters';
import { formatInt64, formatLag, formatNumber, toBigInt } from '@/lib/format';

/** One saved cluster with what is known of it; each status is asked for alone, so a dead cluster costs only its row. */
export type ClusterRow = {
  cluster: VisibleCluster;
  status: ClusterStatus | null;
  /** The last attempt failed; what is in `status` is older. */
  error: Error | null;
};

const states: Record<ClusterStatus['state'], { tone: Tone; rank: number }> = {
  ok: { tone: 'ok', rank: 3 },
  unknown: { tone: 'dim', rank: 2 },
  degraded: { tone: 'warn', rank: 1 },
  unreachable: { tone: 'bad', rank: 0 },
};

const count = (value: number | null | undefined, tone: Tone = 'plain') => (
  <span className={value ? toneText[tone] : value === 0 ? undefined : 'text-ink-3'}>{formatInt64(value)}</span>
);

function Health({ cluster, status, error }: ClusterRow) {
  const reason = cluster.locked ?? error?.message ?? status?.reason ?? null;
  const state = cluster.locked !== null ? 'locked' : error && !status ? 'no answer' : (status?.state ?? 'asking');
  const tone = cluster.locked !== null || error ? 'bad' : status ? states[status.state].tone : 'dim';
  return (
    <span className="flex min-w-0 items-center gap-2" title={reason ?? undefined}>
      <Dot tone={tone} />
      <span className={toneText[tone === 'ok' ? 'plain' : tone]}>{state}</span>
      {reason && <span className="truncate text-ink-3">{reason}</span>}
    </span>
  );
}

export const clusterColumns: Column<ClusterRow>[] = [
  {
    id: 'name',
    header: 'Cluster',
    width: 170,
    sort: ({ cluster }) => cluster.name,
    cell: ({ cluster }) => (
      <span className="flex items-center gap-2.5 [&>span:first-child]:h-4">
        <ColourBar cluster={cluster} />
        <span className="truncate">
          <Name text={cluster.name} />
        </span>
      </span>
    ),
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 130,
    sort: ({ cluster }) => cluster.environment,
    cell: ({ cluster }) => (
      <span className="flex items-center gap-1.5 text-ink-2">
        {cluster.environment}
        {cluster.readOnly && <Tag>read-only</Tag>}
      </span>
    ),
  },
  {
    id: 'health',
    header: 'Health',
    width: 190,
    grow: true,
    sortFirst: 'asc',
    sort: ({ status, error }) => (error ? 0 : status ? states[status.state].rank : null),
    csv: ({ status, error }) => error?.message ?? status?.reason ?? status?.state,
    cell: Health,
  },
  {
    id: 'brokers',
    header: 'Brokers',
    title: 'Brokers that answer, of those that the cluster names',
    width: 76,
    align: 'right',
    sort: ({ status }) => status?.brokers,
    cell: ({ status }) => {
      const { brokers = null, brokersUp = null } = status ?? {};
      if (brokers === null) return count(null);
      if (brokersUp === null || brokersUp === brokers) return count(brokers);
      return <span className="text-bad">{`${brokersUp} of ${brokers}`}</span>;
    },
  },
  {
    id: 'underReplicated',
    header: 'Under-repl.',
    title: 'Partitions with fewer in-sync replicas than replicas',
    width: 88,
    align: 'right',
    sort: ({ status }) => status?.underReplicated,
    cell: ({ status }) => count(status?.underReplicated, 'warn'),
  },
  {
    id: 'offline',
    header: 'Offline',
    title: 'Partitions without a leader',
    width: 68,
    align: 'right',
    sort: ({ status }) => status?.offline,
    cell: ({ status }) => count(status?.offline, 'bad'),
  },
  {
    id: 'topics',
    header: 'Topics',
    width: 68,
    align: 'right',
    sort: ({ status }) => status?.topics,
    cell: ({ status }) => count(status?.topics),
  },
  {
    id: 'rate',
    header: 'Messages/s',
    title: 'Messages in per second, from two readings of the end offsets',
    width: 92,
    align: 'right',
    sort: ({ status }) => status?.messagesPerSecond,
    cell: ({ status }) => (
      <span className={status ? undefined : 'text-ink-3'}>{formatNumber(status?.messagesPerSecond)}</span>
    ),
  },
  {
    id: 'lag',
    header: 'Worst lag',
    title: 'Messages that the group furthest behind has not read',
    width: 92,
    align: 'right',
    sort: ({ status }) => toBigInt(status?.worstLag?.lag),
    cell: ({ status }) => (
      <span title={status?.worstLag?.groupId} className={status?.worstLag ? undefined : 'text-ink-3'}>
        {formatLag(status?.worstLag?.lag)}
      </span>
    ),
  },
  {
    id: 'worstGroup',
    header: 'Worst group',
    title: 'The group furthest behind',
    width: 160,
    hidden: true,
    sort: ({ status }) => status?.worstLag?.groupId,
    cell: ({ status }) => status?.worstLag?.groupId ?? '–',
  },
  {
    id: 'version',
    header: 'Version',
    width: 70,
    sort: ({ status }) => status?.version,
    cell: ({ status }) => status?.version ?? <span className="text-ink-3">–</span>,
  },
  {
    id: 'age',
    header: 'Facts',
    title: 'How old what is shown here is',
    width: 90,
    align: 'right',
    sort: ({ status }) => status?.asOf,
    cell: ({ status }) => <Age at={status?.asOf ?? null} className="text-ink-3" />,
  },
];
