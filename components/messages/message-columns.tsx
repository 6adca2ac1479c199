import type { Column } from '@/components/ui/data-table';
import { Tag } from '@/components/ui/tag';
import { Name } from '@/components/ui/visible-text';
import type { MessageRow, RecordRow, SerdeName } from '@/lib/contract/messages';
import { formatBytes, formatInt64, formatTime, formatZone } from '@/lib/format';
import type { MessageFormats } from '@/lib/queries/messages';

import { dayText, messageTime, millisOf, type TimeStyle } from './message-time';
import { PayloadLine } from './payload-text';

const timeWidth = { none: 120, day: 172, year: 206 };
const dim = (text: string) => <span className="text-ink-3">{text}</span>;

/** Of a record; control markers and bad batches have none. */
const ofRecord = <T,>(row: MessageRow, read: (record: RecordRow) => T): T | null =>
  row.kind === 'record' ? read(row) : null;

type Look = {
  time: TimeStyle;
  order: 'newest first' | 'oldest first';
  formats: MessageFormats;
  /** True: content before the place, for a screen that has room for little else. */
  narrow: boolean;
};

export function messageColumns(look: Look): Column<MessageRow>[] {
  const [time, partition, offset, ...rest] = allColumns(look);
  const [key, value, ...others] = rest;
  return look.narrow ? [time!, key!, value!, partition!, offset!, ...others] : [time!, partition!, offset!, ...rest];
}

const allColumns = ({ time: style, order, formats }: Look): Column<MessageRow>[] => [
  {
    id: 'time',
    header: `Time${style.zone ? ` ${style.zone}` : ''} ${order === 'newest first' ? '↓' : '↑'}`,
    title: `As the producer or the broker wrote it, in the zone of this browser; ${order}`,
    width: timeWidth[style.date] + (style.zone === null ? 48 : 0),
    cell: ({ timestamp }) => <TimeCell timestamp={timestamp} style={style} />,
  },
  { id: 'partition', header: 'Partition', width: 76, align: 'right', cell: ({ partition }) => partition },
  {
    id: 'offset',
    header: 'Offset',
    width: 108,
    align: 'right',
    cell: ({ offset }) => <span className="mono">{formatInt64(offset)}</span>,
  },
  {
    id: 'key',
    header: 'Key',
    width: 136,
    cell: (row) => ofRecord(row, ({ key }) => <PayloadLine payload={key} asked={formats.keyFormat} />),
  },
  {
    id: 'value',
    header: 'Value',
    width: 200,
    grow: true,
    cell: (row) => <ValueCell row={row} asked={formats.valueFormat} />,
  },
  {
    id: 'headers',
    header: 'Headers',
    width: 70,
    align: 'right',
    cell: (row) =>
      ofRecord(row, ({ headers, headerCount }) =>
        headerCount === 0 ? (
          dim('0')
        ) : (
          <span title={headers.map(({ name }) => name).join(', ')}>{formatInt64(headerCount)}</span>
        ),
      ),
  },
  {
    id: 'size',
    header: 'Size',
    title: 'Key and value, as they are in the log and not compressed',
    width: 94,
    align: 'right',
    cell: (row) =>
      row.kind === 'bad batch'
        ? formatBytes(row.size)
        : ofRecord(row, ({ key, value }) => formatBytes(key.size + value.size)),
  },
  {
    id: 'format',
    header: 'Formats',
    title: 'What key and value were read as',
    width: 110,
    hidden: true,
    cell: (row) => ofRecord(row, ({ key, value }) => dim(`${key.format} → ${value.format}`)),
  },
  {
    id: 'header-names',
    header: 'Header names',
    width: 170,
    hidden: true,
    cell: (row) =>
      ofRecord(row, ({ headers }) => (
        <span className="mono">
          <Name text={headers.map(({ name }) => name).join(', ')} />
        </span>
      )),
  },
  {
    id: 'transaction',
    header: 'Transaction',
    width: 96,
    hidden: true,
    cell: (row) => ofRecord(row, ({ transaction }) => transaction ?? dim('none')),
  },
  {
    id: 'producer',
    header: 'Producer',
    title: 'Id of the idempotent or transactional producer',
    width: 96,
    align: 'right',
    hidden: true,
    cell: (row) => (row.kind === 'bad batch' ? null : (row.batch.producerId ?? dim('plain'))),
  },
  {
    id: 'codec',
    header: 'Codec',
    width: 72,
    hidden: true,
    cell: (row) => (row.kind === 'bad batch' ? null : row.batch.codec === 'none' ? dim('none') : row.batch.codec),
  },
];

function TimeCell({ timestamp, style }: { timestamp: string | null; style: TimeStyle }) {
  const at = millisOf(timestamp);
  if (at === null) return dim(messageTime(timestamp));
  const day = dayText(at, style.date);
  return (
    <time dateTime={new Date(at).toISOString()} title={messageTime(timestamp)} className="mono">
      {day && <span className="text-ink-3">{day} </span>}
      {formatTime(at, { millis: true, clock: true })}
      {style.zone === null && <span className="text-ink-3"> {formatZone(at)}</span>}
    </time>
  );
}

function ValueCell({ row, asked }: { row: MessageRow; asked: SerdeName }) {
  if (row.kind === 'bad batch') {
    return (
      <>
        <Tag tone="bad" className="mr-1.5">
          bad batch
        </Tag>
        <span className="text-bad">{row.message}</span>
      </>
    );
  }
  if (row.kind === 'control') {
    return (
      <>
        <Tag className="mr-1.5">control</Tag>
        <span className="text-ink-3">{row.marker}</span>
      </>
    );
  }
  return (
    <>
      <TransactionTag transaction={row.transaction} className="mr-1.5" />
      <span className={row.transaction === 'aborted' ? 'text-ink-3' : 'text-ink-2'}>
        <PayloadLine payload={row.value} asked={asked} />
      </span>
    </>
  );
}

/** Only what a reader of committed records would not get. */
export function TransactionTag({
  transaction,
  className = '',
}: {
  transaction: RecordRow['transaction'];
  className?: string;
}) {
  if (transaction === 'aborted') {
    return (
      <Tag
        tone="warn"
        title="Its transaction was aborted: readers of committed records never get it"
        className={className}
      >
        aborted
      </Tag>
    );
  }
  if (transaction === 'open') {
    return (
      <Tag
        tone="info"
        title="No end of its transaction was found yet: readers of committed records wait"
        className={className}
      >
        open
      </Tag>
    );
  }
  return null;
}
