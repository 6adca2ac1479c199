import { Button } from '@/components/ui/button';
import { Pairs } from '@/components/ui/facts';
import { Tag } from '@/components/ui/tag';
import type { BatchInfo, MessageRow } from '@/lib/contract/messages';
import { formatBytes, formatInt64, plural } from '@/lib/format';

import { TransactionTag } from './message-columns';
import { messageTime } from './message-time';
import { PayloadLine, payloadSummary } from './payload-text';

type RecordFactsProps = { message: MessageRow; onListFrom: () => void };

/** What is known of a record beside its content. */
export function RecordFacts({ message, onListFrom }: RecordFactsProps) {
  const { partition, offset, timestamp, timestampType } = message;
  const writer = timestampType === 'create' ? 'by the producer' : 'by the broker';
  const pairs = [
    {
      label: 'Partition, offset',
      value: (
        <>
          <span className="mono">
            {partition} @ {formatInt64(offset)}
          </span>
          <Button size="sm" variant="ghost" className="-my-1 ml-1 h-5 px-1.5" onClick={onListFrom}>
            List from here
          </Button>
        </>
      ),
    },
    {
      label: 'Time',
      value: (
        <span title={timestamp === null ? undefined : `${timestamp} ms since 1970`}>
          <span className="whitespace-nowrap">{messageTime(timestamp)}</span>
          {timestamp !== null && <span className="whitespace-nowrap text-ink-3"> {writer}</span>}
        </span>
      ),
    },
  ];
  if (message.kind === 'record') {
    const { key, value, transaction } = message;
    pairs.push(
      {
        label: 'Key',
        value: (
          <>
            <PayloadLine payload={key} length={80} />
            {key.size > 0 && <span className="ml-2 text-ink-3">{payloadSummary(key)}</span>}
          </>
        ),
      },
      { label: 'Value', value: <span>{payloadSummary(value)}</span> },
      {
        label: 'Transaction',
        value:
          transaction === null ? (
            <span className="text-ink-3">none</span>
          ) : transaction === 'committed' ? (
            <span>committed</span>
          ) : (
            <TransactionTag transaction={transaction} />
          ),
      },
    );
  }
  if (message.kind !== 'bad batch') pairs.push(...batchPairs(message.batch, offset));
  return (
    <section className="px-3.5">
      <h3 className="mt-3 mb-1 font-medium text-ink-3 text-xs">Record</h3>
      <Pairs items={pairs} />
    </section>
  );
}

function batchPairs(batch: BatchInfo, offset: string) {
  const { codec, records, size, format, producerId, producerEpoch, baseSequence, baseOffset, leaderEpoch } = batch;
  const written = codec === 'none' ? 'not compressed' : codec;
  const sequence = baseSequence === null ? null : BigInt(baseSequence) + BigInt(offset) - BigInt(baseOffset);
  const place = {
    label: 'Batch',
    value: (
      <span title={`Offsets ${formatInt64(baseOffset)} to ${formatInt64(batch.lastOffset)}`}>
        {formatBytes(size)}, {written}, of {plural(records, 'record')}
      </span>
    ),
  };
  if (format < 2) {
    const lacks = format === 0 ? 'no time, headers or transactions' : 'no headers or transactions';
    return [
      place,
      {
        label: 'Message format',
        value: <span>{`${format}, of before Kafka 0.${format === 0 ? 10 : 11}: ${lacks}`}</span>,
      },
    ];
  }
  return [
    place,
    {
      label: 'Producer',
      value:
        producerId === null ? (
          <span className="text-ink-3">plain, without id</span>
        ) : (
          <span>
            {producerId}, epoch {producerEpoch ?? '–'}
            {sequence !== null && `, sequence ${formatInt64(sequence)}`}
          </span>
        ),
    },
    { label: 'Leader epoch', value: <span>{leaderEpoch < 0 ? '–' : leaderEpoch}</span> },
  ];
}

/** A control record or a bad batch, in sentences: it has no content to look at. */
export function NoContent({ message }: { message: Exclude<MessageRow, { kind: 'record' }> }) {
  if (message.kind === 'bad batch') {
    return (
      <div className="grid gap-1.5 px-3.5 pt-3">
        <p>
          <Tag tone="bad">bad batch</Tag> {message.message}
        </p>
        <p className="text-ink-2">
          Its header claims offsets {formatInt64(message.offset)} to {formatInt64(message.lastOffset)} and{' '}
          {formatBytes(message.size)}; what a damaged header says is not proven. Batches beside it are read all the
          same.
        </p>
      </div>
    );
  }
  const { marker, coordinatorEpoch, batch } = message;
  return (
    <div className="grid gap-1.5 px-3.5 pt-3">
      <p>
        <Tag>control</Tag> <b className="font-medium">{marker}</b>, written by a broker and not by a producer.
      </p>
      {(marker === 'commit' || marker === 'abort') && (
        <p className="text-ink-2">
          It ends a transaction of producer {batch.producerId ?? '–'}
          {coordinatorEpoch !== null && `, at coordinator epoch ${coordinatorEpoch}`}: what that wrote to this partition
          is {marker === 'commit' ? 'committed' : 'aborted'}.
        </p>
      )}
    </div>
  );
}
