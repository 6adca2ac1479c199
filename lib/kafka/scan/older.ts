import { listOffsets } from '@/lib/kafka/cluster/offsets';
import { batchHeaders } from '@/lib/kafka/protocol/record-batch';
import { readStarts } from './bounds';
import type { Cursor, Position } from './cursor';
import { type Entry, firstOffset, isUnreadable, kept, readEntries, withRoom } from './entries';
import { type Fetched, type FetchFailure, fetchRound, type Want } from './fetch';
import { FirstOf } from './first-of';
import { isSettled, type Page, type Reading, readableEnd, sectionOf, warn, warnRemoved } from './reading';

const WINDOW_BYTES = 64 << 10;
const MAX_WINDOW_BYTES = 1 << 20;
/** A window may become this many times larger than meant before it is begun again, nearer to its end. */
const OVERSHOOT = 4;

/** One partition being read back, window by window: `[low, upper)` is read. */
type Tail = {
  readonly partition: number;
  readonly position: Position;
  readonly begunAt: bigint;
  low: bigint;
  /** Nothing below needs to be read: the start of the log, or of what could be newer than the page. */
  floor: bigint;
  done: boolean;
  /** Offsets and bytes of the last window, to measure the next one by. */
  span: bigint;
  bytesPerOffset: number | null;
  targetBytes: number;
  window: Window | null;
  /** Highest offset that was read and is not on the page; null: all that was read is. */
  left: bigint | null;
};

/** Offsets `[from, low)`, read up to `at`. Its answers are held until all are there, so that none is taken twice. */
type Window = { from: bigint; at: bigint; bytes: number; readonly held: Fetched[] };

/**
 * The newest records below the cursor's positions, by timestamp over all partitions, newest first. A partition is read
 * back by bytes, from its end; and as long as the broker's time index (ListOffsets by timestamp) knows of a record in
 * it that is newer than the last of the page. So the page is exact even where timestamps run backwards, unless a
 * budget runs out first, which is said. Of records with the same timestamp as the last one, any may be on the page.
 */
export async function readOlder(
  reading: Reading,
  { key, positions }: Pick<Cursor, 'key' | 'positions'>,
): Promise<Page & { next: Omit<Cursor, 'topicId'> | null }> {
  const { budget, limit } = reading;
  const page = new FirstOf<Entry>(limit, newestFirst);
  const tails = new Map(positions.map((position) => [position.partition, tailOf(reading, position)]));
  while (!budget.spent) {
    await openWindows(reading, [...tails.values()], page);
    const wants = [...tails.values()].flatMap((tail) => wantOf(reading, tail));
    if (wants.length === 0) break;
    const { fetched, failures, notes } = await fetchRound(reading.cluster, reading.topic, wants, budget);
    reading.warnings.push(...notes);
    await fail(reading, tails, failures);
    for (const answer of fetched) {
      const tail = tails.get(answer.partition)!;
      try {
        if (!advance(reading, tail, answer)) continue;
        await withRoom(tail.window!.held, budget, () => finish(reading, tail, key, page, tails));
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        warn(reading, tail.partition, 'INTERNAL', `Its records cannot be read: ${thrown.message}.`);
        close(tail);
      }
    }
  }
  const all = [...tails.values()];
  const exact = all.every(({ done }) => done);
  const more = all.some(({ low, left, partition }) => left !== null || low > reading.bounds.get(partition)!.start);
  const stop = exact ? (page.full ? 'limit' : 'end') : (budget.why ?? 'bytes');
  for (const { partition } of all.filter(({ done }) => !done)) {
    const text = 'It was not read back far enough: records newer than some of this page may be missing from it.';
    warn(reading, partition, 'NOT_READ_FAR_ENOUGH', text);
  }
  const readTo = new Map(all.map(({ partition, begunAt }) => [partition, begunAt]));
  return { entries: page.items, stop, readTo, next: more ? nextOf(reading, all, page.last) : null };
}

function wantOf(reading: Reading, { partition, window }: Tail): Want[] {
  return window ? [{ partition, offset: window.at, committed: isSettled(reading, partition, window.at) }] : [];
}

function tailOf(reading: Reading, position: Position): Tail {
  const { partition } = position;
  const { start } = reading.bounds.get(partition)!;
  const end = readableEnd(reading, partition);
  const low = position.upper < end ? position.upper : end;
  return {
    partition,
    position,
    begunAt: low,
    low,
    floor: start,
    done: low <= start,
    span: 0n,
    bytesPerOffset: null,
    targetBytes: WINDOW_BYTES,
    window: null,
    left: null,
  };
}

/** Begins the next window of each partition that may still hold something newer than the last of the page. */
async function openWindows(reading: Reading, tails: readonly Tail[], page: FirstOf<Entry>): Promise<void> {
  const idle = tails.filter(({ done, window }) => !done && window === null);
  if (page.full) await lift(reading, idle, page.last!.timestamp);
  for (const tail of idle) {
    if (tail.done) continue;
    const from = tail.low - spanOf(tail);
    tail.window = { from: max(from, tail.floor), at: max(from, tail.floor), bytes: 0, held: [] };
  }
}

/** Asks each partition for its first record newer than `timestamp`: below that one nothing can be on the page. */
async function lift(reading: Reading, idle: readonly Tail[], timestamp: bigint): Promise<void> {
  // What a cursor says was looked at already has to be read again first, whatever its times.
  const asked = idle.filter((tail) => tail.low <= tail.position.seen);
  if (asked.length === 0) return;
  const { cluster, topic, budget } = reading;
  const places = asked.map(({ partition }) => ({ topic: topic.name, partition }));
  const newer = { timestamp: max(0n, timestamp + 1n) };
  const answers = await listOffsets(cluster, places, newer, { signal: budget.signal });
  for (const [i, tail] of asked.entries()) {
    const { offset, error } = answers[i]!;
    if (error) {
      // Messages of format 0 have no time (Kafka before 0.10): none of them is newer.
      if (error.code !== 'KAFKA_UNSUPPORTED') reading.warnings.push(error);
      close(tail);
    } else {
      tail.floor = max(tail.floor, offset ?? tail.low);
      tail.done = tail.low <= tail.floor;
    }
  }
}

/** The first window is the last batch, for its size tells how many offsets the next one may have. */
function spanOf({ span, bytesPerOffset, targetBytes }: Tail): bigint {
  if (bytesPerOffset === null) return 1n;
  return bytesPerOffset === 0 ? span * 8n : BigInt(Math.ceil(targetBytes / bytesPerOffset));
}

/** Takes an answer into the window of its partition; true when the window is full. */
function advance(reading: Reading, tail: Tail, answer: Fetched): boolean {
  const window = tail.window!;
  const headers = batchHeaders(answer.records);
  const last = headers.at(-1);
  if (last === undefined || last.lastOffset + 1n <= window.at) {
    // Nothing from here on, as far as this level of isolation goes: a gap up to there.
    const { lastStable } = reading.bounds.get(tail.partition)!;
    window.at = isSettled(reading, tail.partition, window.at) && lastStable < tail.low ? lastStable : tail.low;
    return window.at >= tail.low;
  }
  window.held.push(answer);
  window.bytes += answer.records.length;
  window.at = last.lastOffset + 1n;
  if (window.at >= tail.low) return true;
  const expected = (window.bytes / Number(window.at - window.from)) * Number(tail.low - window.from);
  if (expected > OVERSHOOT * Math.max(tail.targetBytes, WINDOW_BYTES) && tail.low - window.at > 1n) shrink(tail);
  return false;
}

/** The records here are larger than those that the window was measured by. */
function shrink(tail: Tail): void {
  const window = tail.window!;
  tail.bytesPerOffset = window.bytes / Number(window.at - window.from);
  const span = BigInt(Math.max(1, Math.floor(tail.targetBytes / tail.bytesPerOffset)));
  const from = tail.low - span;
  if (from <= window.at) return;
  tail.window = { from, at: from, bytes: 0, held: [] };
}

/** Reads a full window, and puts on the page what belongs there: all of it or, when the budget ends within, nothing. */
function finish(
  reading: Reading,
  tail: Tail,
  key: Cursor['key'],
  page: FirstOf<Entry>,
  tails: ReadonlyMap<number, Tail>,
): void {
  const { from, held, bytes } = tail.window!;
  const { seen } = tail.position;
  const first = held[0] ? firstOffset(held[0]) : null;
  // What the first batch has from before the window is there for free.
  const begin = max(tail.floor, first !== null && first < from ? first : from);
  const found = new FirstOf<Entry>(reading.limit, newestFirst);
  let left = -1n;
  const take = (entry: Entry) => {
    if (key !== null && entry.offset >= seen && newestFirst(entry, { ...key, order: key.timestamp }) <= 0) return;
    const gone = page.wants(entry) && found.wants(entry) ? found.push(kept(entry)) : entry;
    if (gone && gone.offset > left) left = gone.offset;
  };
  tail.window = null;
  let position: bigint | null = begin;
  for (const answer of held) {
    position = readEntries(answer, sectionOf(reading, tail.partition, position, tail.low), reading.budget, take);
    if (position === null) return;
  }
  for (const entry of found.items) {
    const gone = page.wants(entry) ? page.push(entry) : entry;
    if (gone) leave(tails.get(gone.partition)!, gone.offset);
  }
  if (left >= 0n) leave(tail, left);
  tail.span = tail.low - begin;
  tail.bytesPerOffset = bytes / Number(tail.span || 1n);
  tail.targetBytes = Math.min(MAX_WINDOW_BYTES, tail.targetBytes * 2);
  tail.low = begin;
  tail.done = tail.low <= tail.floor;
}

/** A partition whose start has passed the window is read back to there; the others no more, and it is said why. */
async function fail(reading: Reading, tails: ReadonlyMap<number, Tail>, failures: readonly FetchFailure[]) {
  const passed = failures.filter(({ reason }) => reason === 'out of range').map(({ partition }) => partition);
  const { cluster, topic, budget } = reading;
  const starts = passed.length > 0 ? await readStarts(cluster, topic.name, passed, budget.signal) : new Map();
  for (const { partition, warning } of failures) {
    const tail = tails.get(partition)!;
    const start = starts.get(partition);
    const from = tail.window?.from ?? tail.low;
    if (start === undefined || start <= from) {
      reading.warnings.push(warning);
      close(tail);
    } else {
      warnRemoved(reading, partition, from, start);
      tail.floor = max(tail.floor, start);
      tail.window = null;
      tail.done = tail.low <= tail.floor;
    }
  }
}

/** Reads no more of it: a warning has said why. */
function close(tail: Tail): void {
  tail.window = null;
  tail.done = true;
}

/** Was read, and is not on the page: the next one begins no lower than this. */
function leave(tail: Tail, offset: bigint): void {
  if (tail.left === null || offset > tail.left) tail.left = offset;
}

function nextOf(reading: Reading, tails: readonly Tail[], last: Entry | null): Omit<Cursor, 'topicId'> {
  const positions = tails.map(({ partition, low, left }) => {
    const { start } = reading.bounds.get(partition)!;
    const seen = max(low, start);
    return { partition, seen, upper: left === null ? seen : max(seen, left + 1n) };
  });
  const key = last && { timestamp: last.order, partition: last.partition, offset: last.offset };
  return { direction: 'older', key, positions };
}

type Place = Pick<Entry, 'order' | 'partition' | 'offset'>;

/** Sorts by timestamp, newest first; at the same time by partition, and within one from the end of the log. */
export function newestFirst(a: Place, b: Place): number {
  if (a.order !== b.order) return a.order > b.order ? -1 : 1;
  if (a.partition !== b.partition) return a.partition - b.partition;
  return a.offset === b.offset ? 0 : a.offset > b.offset ? -1 : 1;
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
