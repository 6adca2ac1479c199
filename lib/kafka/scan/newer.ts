import { batchHeaders } from '@/lib/kafka/protocol/record-batch';
import { readStarts } from './bounds';
import type { Cursor, Position } from './cursor';
import { type Entry, isUnreadable, kept, readEntries, withRoom } from './entries';
import { type Fetched, type FetchFailure, fetchRound, type Want } from './fetch';
import { FirstOf } from './first-of';
import { isSettled, type Page, type Reading, readableEnd, sectionOf, warn, warnRemoved } from './reading';

/** One partition being read on: up to `at`, where `end` is as far as it could be read when the page began. */
type Head = {
  readonly partition: number;
  at: bigint;
  readonly end: bigint;
  /** Latest timestamp so far: what comes later in the log is merged as if it were no earlier. */
  latest: bigint;
  done: boolean;
  /** Lowest offset that was read and is not on the page; null: all that was read is. */
  left: bigint | null;
};

const PARTITION_BYTES = 64 << 10;

/**
 * The records from the positions on: each partition in the order of its log, the partitions merged by timestamp. A
 * record whose timestamp is earlier than one before it is merged with that one's, so that within a partition nothing
 * is skipped, and pages follow each other without gaps or repeats. A partition is read until its next record would
 * come after the last of the page. `next` stays where the end was reached: there may be more later.
 */
export async function readNewer(
  reading: Reading,
  positions: readonly Position[],
): Promise<Page & { next: Omit<Cursor, 'topicId'> }> {
  const { budget, limit } = reading;
  const page = new FirstOf<Entry>(limit, inOrder);
  const heads = new Map(positions.map((position) => [position.partition, headOf(reading, position)]));
  while (!budget.spent) {
    for (const head of heads.values()) head.done ||= head.at >= head.end;
    const wants = [...heads.values()].flatMap((head) => wantOf(reading, head, page));
    if (wants.length === 0) break;
    const round = await fetchRound(reading.cluster, reading.topic, wants, budget, PARTITION_BYTES);
    reading.warnings.push(...round.notes);
    await fail(reading, heads, round.failures);
    for (const answer of round.fetched) {
      const head = heads.get(answer.partition)!;
      try {
        await withRoom([answer], budget, () => advance(reading, head, answer, page, heads));
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        warn(reading, head.partition, 'INTERNAL', `Its records cannot be read: ${thrown.message}.`);
        head.done = true;
      }
    }
  }
  const all = [...heads.values()];
  const exact = all.every((head) => head.done || comesAfter(head, page));
  const stop = exact ? (page.full ? 'limit' : 'end') : (budget.why ?? 'bytes');
  const next = all.map(({ partition, at, left }) => ({ partition, seen: left ?? at, upper: left ?? at }));
  const readTo = new Map(all.map(({ partition, at }) => [partition, at]));
  return { entries: page.items, stop, readTo, next: { direction: 'newer', key: null, positions: next } };
}

function headOf(reading: Reading, { partition, seen }: Position): Head {
  return { partition, at: seen, end: readableEnd(reading, partition), latest: -1n, done: false, left: null };
}

function wantOf(reading: Reading, head: Head, page: FirstOf<Entry>): Want[] {
  if (head.done || comesAfter(head, page)) return [];
  const { partition, at } = head;
  return [{ partition, offset: at, committed: isSettled(reading, partition, at) }];
}

/** Whether all that is still to be read of a partition comes after the last of a full page. */
function comesAfter({ partition, latest, at }: Head, page: FirstOf<Entry>): boolean {
  return page.full && inOrder({ order: latest, partition, offset: at }, page.last!) > 0;
}

/** Puts on the page what belongs there, and moves on behind the last batch. */
function advance(
  reading: Reading,
  head: Head,
  answer: Fetched,
  page: FirstOf<Entry>,
  heads: ReadonlyMap<number, Head>,
): void {
  const last = batchHeaders(answer.records).at(-1);
  if (last === undefined || last.lastOffset < head.at) {
    // A gap up to where this level of isolation ends.
    const { lastStable } = reading.bounds.get(head.partition)!;
    head.at = isSettled(reading, head.partition, head.at) && lastStable < head.end ? lastStable : head.end;
    return;
  }
  let { latest } = head;
  const { left } = head;
  const found: Entry[] = [];
  const section = sectionOf(reading, head.partition, head.at, head.end);
  const position = readEntries(answer, section, reading.budget, (entry) => {
    if (entry.timestamp > latest) latest = entry.timestamp;
    const placed = { ...entry, order: latest };
    // Later ones of this partition come later on the page: once one has no room, none has.
    if (head.left !== null) return;
    if (page.wants(placed)) found.push(kept(placed));
    else head.left = entry.offset;
    if (found.length > reading.limit) head.left = found.pop()!.offset;
  });
  if (position === null) {
    head.left = left;
    return;
  }
  head.latest = latest;
  // What comes next in the log was written after the page began, behind a gap.
  head.at = position > head.at ? position : head.end;
  for (const entry of found) {
    const gone = page.wants(entry) ? page.push(entry) : entry;
    if (gone) leave(heads.get(gone.partition)!, gone.offset);
  }
}

/** Was read, and is not on the page: the next one begins no higher than this. */
function leave(head: Head, offset: bigint): void {
  if (head.left === null || offset < head.left) head.left = offset;
}

/** A partition whose start has passed the place is read on from there; the others are left out, and it is said why. */
async function fail(reading: Reading, heads: ReadonlyMap<number, Head>, failures: readonly FetchFailure[]) {
  const passed = failures.filter(({ reason }) => reason === 'out of range').map(({ partition }) => partition);
  const { cluster, topic, budget } = reading;
  const starts = passed.length > 0 ? await readStarts(cluster, topic.name, passed, budget.signal) : new Map();
  for (const { partition, warning } of failures) {
    const head = heads.get(partition)!;
    const start = starts.get(partition);
    if (start === undefined || start <= head.at) {
      reading.warnings.push(warning);
      head.done = true;
    } else {
      warnRemoved(reading, partition, head.at, start);
      head.at = start;
    }
  }
}

/** Sorts by the time merged by, oldest first; at the same time by partition, and within one in the order of the log. */
export function inOrder(a: Pick<Entry, 'order' | 'partition' | 'offset'>, b: typeof a): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.partition !== b.partition) return a.partition - b.partition;
  return a.offset === b.offset ? 0 : a.offset < b.offset ? -1 : 1;
}
