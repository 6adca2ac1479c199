import { BatchError } from '@/lib/kafka/protocol/batch-error';
import { outputLimit } from '@/lib/kafka/protocol/compression';
import { WireError } from '@/lib/kafka/protocol/errors';
import { exactHeader } from '@/lib/kafka/protocol/message-set';
import { type BatchHeader, batchHeaders, openBatch } from '@/lib/kafka/protocol/record-batch';
import { headersOf, type Marker, markerOf, type RecordAt, slice, walkRecords } from '@/lib/kafka/protocol/records';
import type { Budget } from './budget';
import type { Fetched } from './fetch';
import type { Transactions } from './transactions';

/** One row to be: a record, a marker or a bad batch. It holds on to its batch, which the budget has paid for. */
export type Entry = {
  readonly partition: number;
  readonly offset: bigint;
  /** Kafka's milliseconds, -1 for none. */
  readonly timestamp: bigint;
  /** What the page is merged by: the timestamp, or the latest one before it in its partition. */
  readonly order: bigint;
  readonly header: BatchHeader;
  readonly found: Found | { readonly fault: BatchError };
};

export type Found = { readonly body: Uint8Array; readonly record: RecordAt };

/** The bytes of a record, lent with its entry. Header names may repeat; their order is the producer's. */
export type RecordParts = {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly { readonly name: Uint8Array; readonly value: Uint8Array | null }[];
};

export const partsOf = ({ body, record }: Found): RecordParts => ({
  key: slice(body, record.keyStart, record.keyLength),
  value: slice(body, record.valueStart, record.valueLength),
  headers: headersOf(body, record),
});

/** What a record of a control batch says. */
export const markerIn = ({ body, record }: Found): Marker => markerOf(body, record);

/** Offsets `[from, to)` of one partition, and what of them becomes an entry. */
export type Section = {
  readonly from: bigint;
  readonly to: bigint;
  readonly transactions: Transactions;
  readonly showControl: boolean;
  readonly hideAborted: boolean;
};

/** Runs `open`, which reads the entries of these answers, when there is memory for what their batches may become. */
export function withRoom<T>(answers: readonly Fetched[], budget: Budget, open: () => T): Promise<T> {
  const packed = answers.flatMap(({ records }) => batchHeaders(records)).filter(({ codec }) => codec !== 'none');
  return budget.opening(
    packed.reduce((sum, { size }) => sum + outputLimit(size), 0),
    open,
  );
}

/**
 * Hands out what one answer holds of a section, in the order of the log. `visit` gets lent objects. Answers with the
 * offset up to which the partition is read now, or null when the budget for decompressed bytes ran out on the way.
 */
export function readEntries(
  { records: bytes, partition, aborted }: Fetched,
  section: Section,
  budget: Budget,
  visit: (entry: Entry) => void,
): bigint | null {
  section.transactions.addAborted(aborted);
  let position = section.from;
  for (const header of batchHeaders(bytes)) {
    if (header.lastOffset < section.from) continue;
    if (header.baseOffset >= section.to) break;
    const { maxTimestamp: timestamp } = header;
    // What a set of an old format begins with, only its records tell: it goes by its last one.
    const offset = header.magic < 2 ? header.lastOffset : header.baseOffset;
    try {
      readBatch(bytes, partition, header, section, budget, visit);
    } catch (thrown) {
      if (!(thrown instanceof BatchError)) throw thrown;
      // Not the batch may be too large, but what is left for it too small.
      if (thrown.reason === 'too large' && budget.decodable < outputLimit(header.size)) {
        budget.exhaust();
        return null;
      }
      visit({ partition, offset, timestamp, order: timestamp, header, found: { fault: thrown } });
    }
    position = header.lastOffset + 1n;
  }
  return position;
}

function readBatch(
  bytes: Uint8Array,
  partition: number,
  outer: BatchHeader,
  section: Section,
  budget: Budget,
  visit: (entry: Entry) => void,
): void {
  const { transactions, showControl, hideAborted, from, to } = section;
  const { producerId, control, transactional } = outer;
  const body = openBatch(bytes, outer, budget.decodable);
  const header = exactHeader(outer, body);
  if (header.codec !== 'none') budget.decoded(body.length);
  const mayBeAborted = hideAborted && transactional && !control && producerId !== null;
  walkRecords(header, body, (record) => {
    const { offset, timestamp } = record;
    if (control && producerId !== null) transactions.addMarker(producerId, offset, markerOf(body, record).name);
    if (offset < from || offset >= to) return;
    budget.records++;
    if (control && !showControl) return;
    if (mayBeAborted && transactions.stateOf(producerId, offset) !== 'committed') return;
    visit({ partition, offset, timestamp, order: timestamp, header, found: { body, record } });
  });
}

/** What a page keeps of an entry: the walker uses its record again. */
export function kept(entry: Entry): Entry {
  if ('fault' in entry.found) return entry;
  return { ...entry, found: { body: entry.found.body, record: { ...entry.found.record } } };
}

/** The lowest offset in an answer: brokers send whole batches, from before what was asked for. Null: none. */
export function firstOffset({ records }: Fetched): bigint | null {
  const [first] = batchHeaders(records);
  if (!first || first.magic === 2) return first?.baseOffset ?? null;
  try {
    return exactHeader(first, openBatch(records, first)).baseOffset;
  } catch (thrown) {
    if (!(thrown instanceof BatchError)) throw thrown;
    return first.lastOffset;
  }
}

/** What stands in the way of reading a partition at all. */
export function isUnreadable(thrown: unknown): thrown is WireError {
  return thrown instanceof WireError && !(thrown instanceof BatchError);
}
