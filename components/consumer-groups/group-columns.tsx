import type { Column } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { Sparkline } from '@/components/ui/sparkline';
import { toneText } from '@/components/ui/tone';
import { Unknown } from '@/components/ui/unknown';
import type { GroupRow } from '@/lib/contract/consumer-groups';
import { formatInt64, formatLag, formatNumber, toBigInt, unknown } from '@/lib/format';

import { GroupState } from './group-state';
import { chartValue, lagTone } from './lag';

/** The protocol says more than "consumer" only where it is not a consumer group: connect, sr. */
export function kindOf({ type, protocolType }: GroupRow): string {
  const kind = type ?? 'unknown';
  if (protocolType === '') return kind === 'classic' ? 'simple' : kind;
  return protocolType === 'consumer' || protocolType === kind ? kind : `${kind}, ${protocolType}`;
}

const Dim = ({ children }: { children: string }) => <span className="text-ink-3">{children}</span>;

function TopicsCell({ topics }: { topics: string[] | null }) {
  if (topics === null) return <Dim>{unknown}</Dim>;
  if (topics.length === 0) return <Dim>none</Dim>;
  return (
    <span title={topics.join('\n')}>
      {topics[0]}
      {topics.length > 1 && <Dim>{` and ${topics.length - 1} more`}</Dim>}
    </span>
  );
}

function RateCell({ row }: { row: GroupRow }) {
  const rate = row.lagPerSecond;
  if (rate === null) return <Dim>{unknown}</Dim>;
  if (Math.abs(rate) < 0.05) return <Dim>0</Dim>;
  const tone = lagTone(row.lag?.value ?? null, rate, row.members);
  return <span className={toneText[tone]}>{(rate > 0 ? '+' : '') + formatNumber(rate)}</span>;
}

export const groupColumns: Column<GroupRow>[] = [
  plainColumn('group', 'Group', (row) => row.groupId, { width: 220, grow: true }),
  {
    id: 'state',
    header: 'State',
    width: 124,
    cell: (row) => <GroupState state={row.state} />,
    sort: (row) => row.state,
  },
  {
    id: 'kind',
    header: 'Kind',
    title: 'How members share the partitions: the protocol of the group',
    width: 118,
    cell: (row) =>
      row.type === null ? (
        <Unknown of="group kind" short>
          {kindOf(row)}
        </Unknown>
      ) : (
        <span className="text-ink-2">{kindOf(row)}</span>
      ),
    sort: kindOf,
  },
  {
    id: 'members',
    header: 'Members',
    width: 76,
    align: 'right',
    cell: (row) => (row.members === 0 ? <Dim>0</Dim> : formatInt64(row.members)),
    sort: (row) => row.members,
  },
  {
    id: 'topics',
    header: 'Topics',
    width: 190,
    cell: (row) => <TopicsCell topics={row.topics} />,
    sort: (row) => row.topics?.length,
    csv: (row) => row.topics?.join(' '),
  },
  {
    id: 'lag',
    header: 'Lag',
    title: 'Messages not read yet, over all partitions with a commit',
    width: 110,
    align: 'right',
    cell: (row) => (
      <span className={toneText[lagTone(row.lag?.value ?? null, row.lagPerSecond, row.members)]}>
        {formatLag(row.lag)}
      </span>
    ),
    sort: (row) => toBigInt(row.lag?.value),
    csv: (row) => row.lag?.value,
  },
  {
    id: 'trend',
    header: 'Trend',
    title: 'The lag over the time that somebody has been watching',
    width: 96,
    cell: (row) => (
      <Sparkline
        values={row.trend.map(chartValue)}
        tone={lagTone(row.lag?.value ?? null, row.lagPerSecond, row.members) === 'bad' ? 'c6' : 'c1'}
      />
    ),
  },
  {
    id: 'rate',
    header: 'Falls behind /s',
    title: 'Change of the lag in messages a second; negative catches up',
    width: 106,
    align: 'right',
    cell: (row) => <RateCell row={row} />,
    sort: (row) => row.lagPerSecond,
  },
  {
    id: 'coordinator',
    header: 'Coordinator',
    title: 'The broker that keeps its commits',
    width: 96,
    align: 'right',
    cell: (row) => formatInt64(row.coordinator),
    sort: (row) => row.coordinator,
  },
];
