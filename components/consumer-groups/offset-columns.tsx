import Link from 'next/link';
import type { Column } from '@/components/ui/data-table';
import { GuardedLink } from '@/components/ui/guarded-link';
import { Meter } from '@/components/ui/meter';
import { Sparkline } from '@/components/ui/sparkline';
import { Tag } from '@/components/ui/tag';
import { Name } from '@/components/ui/visible-text';
import type { GroupMember, GroupOffset } from '@/lib/contract/consumer-groups';
import { formatInt64, formatNumber, toBigInt, unknown } from '@/lib/format';
import { page } from '@/lib/paths';

import { memberName } from './assignment-map';
import { chartValue, positionNote } from './lag';

export type OffsetContext = {
  clusterId: string;
  /** The largest lag of those shown: the length of the bars. */
  worst: number;
  /** The mean of those shown: a bar far above it stands out. */
  mean: number;
  /** Null: who is in the group is not known now. */
  members: ReadonlyMap<string, GroupMember> | null;
  /** True: there is only one topic, and its name is above. */
  oneTopic: boolean;
  /** Why messages may not be read here; null: they may. */
  noMessages: string | null;
};

const Dim = ({ children }: { children: string }) => <span className="text-ink-3">{children}</span>;

/** One partition far behind the others, and falling further behind, is what one looks for. */
const tall = (offset: GroupOffset, mean: number) =>
  Number(offset.lag ?? 0) >= Math.max(1000, mean * 3) && (offset.lagPerSecond ?? 0) > 0;

function LagCell({ offset, worst, mean }: { offset: GroupOffset; worst: number; mean: number }) {
  const note = positionNote(offset);
  if (offset.lag === null)
    return note ? (
      <Tag tone={note.tone} title={note.title}>
        {note.tag}
      </Tag>
    ) : (
      <Dim>{unknown}</Dim>
    );
  return (
    <>
      <Meter
        width={150}
        value={worst > 0 ? Math.max(0, Number(offset.lag)) / worst : 0}
        tone={tall(offset, mean) ? 'bad' : 'c1'}
        className="max-sm:hidden"
      />
      {formatInt64(offset.lag)}
      {note && (
        <Tag tone={note.tone} title={note.title} className="ml-1.5">
          {note.tag}
        </Tag>
      )}
    </>
  );
}

function EndCell({ offset }: { offset: GroupOffset }) {
  const open = offset.lastStable !== null && offset.end !== null && BigInt(offset.lastStable) < BigInt(offset.end);
  return (
    <span className="mono" title={open ? `Readers of committed messages end at ${offset.lastStable}` : undefined}>
      {open && (
        <Tag tone="warn" className="mr-1.5 font-sans" title={`A transaction is open since ${offset.lastStable}`}>
          open
        </Tag>
      )}
      {formatInt64(offset.end)}
    </span>
  );
}

export function offsetColumns({
  clusterId,
  worst,
  mean,
  members,
  oneTopic,
  noMessages,
}: OffsetContext): Column<GroupOffset>[] {
  const topic: Column<GroupOffset> = {
    id: 'topic',
    header: 'Topic',
    width: 190,
    grow: true,
    cell: (row) => (
      <Link href={page.topic(clusterId, row.topic)} className="font-medium hover:underline">
        {row.topic}
      </Link>
    ),
    sort: (row) => row.topic,
  };
  const memberOf = (row: GroupOffset) => (row.memberId === null ? undefined : members?.get(row.memberId));
  return [
    ...(oneTopic ? [] : [topic]),
    {
      id: 'partition',
      header: 'Partition',
      width: 86,
      align: 'right',
      cell: (row) => (
        <GuardedLink
          data-action="message.read"
          blocked={noMessages}
          href={page.topic(clusterId, row.topic, 'messages', {
            partitions: row.partition,
            ...(row.committed === null ? {} : { start: 'offset', offsets: `${row.partition}:${row.committed}` }),
          })}
          title={row.committed === null ? 'Show its messages' : 'Show the messages from the committed offset on'}
          className="hover:underline"
        >
          {row.partition}
        </GuardedLink>
      ),
      sort: (row) => row.partition,
    },
    {
      id: 'lag',
      header: 'Lag',
      title: 'End minus committed: messages that the group has not read',
      width: 290,
      grow: oneTopic,
      cell: (row) => <LagCell offset={row} worst={worst} mean={mean} />,
      sort: (row) => toBigInt(row.lag),
      sortFirst: 'desc',
      csv: (row) => row.lag,
    },
    {
      id: 'rate',
      header: 'Grows /s',
      title: 'Change of the lag in messages a second; negative catches up',
      width: 82,
      align: 'right',
      cell: (row) =>
        row.lagPerSecond !== null && Math.abs(row.lagPerSecond) < 0.05 ? (
          <Dim>0</Dim>
        ) : (
          <span className={tall(row, mean) ? 'text-bad' : undefined}>{formatNumber(row.lagPerSecond)}</span>
        ),
      sort: (row) => row.lagPerSecond,
    },
    {
      id: 'committed',
      header: 'Committed',
      title: 'The next offset that the group will read',
      width: 118,
      align: 'right',
      cell: (row) => <span className="mono">{formatInt64(row.committed)}</span>,
      sort: (row) => toBigInt(row.committed),
      csv: (row) => row.committed,
    },
    {
      id: 'end',
      header: 'End',
      title: 'High watermark of the partition',
      width: 118,
      align: 'right',
      cell: (row) => <EndCell offset={row} />,
      sort: (row) => toBigInt(row.end),
      csv: (row) => row.end,
    },
    {
      id: 'trend',
      header: 'Trend',
      width: 96,
      cell: (row) => <Sparkline values={row.trend.map(chartValue)} tone={tall(row, mean) ? 'c6' : 'c1'} />,
    },
    {
      id: 'member',
      header: 'Member',
      width: 170,
      cell: (row) => {
        const member = memberOf(row);
        if (!member) return <Dim>{row.memberId ?? (members === null ? unknown : 'nobody')}</Dim>;
        return (
          <span title={member.memberId}>
            <Name text={memberName(member)} />
          </span>
        );
      },
      sort: (row) => memberOf(row)?.clientId ?? row.memberId,
    },
    {
      id: 'host',
      header: 'Host',
      width: 124,
      cell: (row) => <span className="text-ink-2">{memberOf(row)?.host.replace(/^\//, '')}</span>,
      sort: (row) => memberOf(row)?.host,
    },
    {
      id: 'start',
      header: 'Start',
      title: 'First offset that is kept',
      width: 118,
      align: 'right',
      hidden: true,
      cell: (row) => <span className="mono">{formatInt64(row.start)}</span>,
      sort: (row) => toBigInt(row.start),
      csv: (row) => row.start,
    },
    {
      id: 'metadata',
      header: 'Commit metadata',
      width: 150,
      hidden: true,
      cell: (row) => row.metadata || <Dim>{unknown}</Dim>,
      csv: (row) => row.metadata,
    },
  ];
}
