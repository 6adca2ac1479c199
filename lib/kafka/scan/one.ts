import { type Entry, isUnreadable, kept, readEntries, withRoom } from './entries';
import { fetchRound } from './fetch';
import { readNewer } from './newer';
import { isSettled, type Reading, sectionOf, warn } from './reading';

const NEAR_BYTES = 4 << 20;
const NEAR_MS = 2_000;
/** How far back the offset before is looked for, in steps: compaction and markers leave gaps. */
const STEPS_BACK = [1n, 32n, 1024n];

/** What is at one offset: a record, a marker, or the bad batch that holds it. Null: nothing is, or a warning says why. */
export async function readOne(reading: Reading, partition: number, offset: bigint): Promise<Entry | null> {
  const entries = await readAround(reading, partition, offset, offset, offset + 1n);
  return entries?.[0] ?? null;
}

export type Neighbours = { previous: bigint | null; next: bigint | null };

/** The nearest offsets before and after an entry that a reader would get, as far as they are found at little cost. */
export async function neighboursOf(whole: Reading, { partition, offset, header, found }: Entry): Promise<Neighbours> {
  const budget = whole.budget.part({ bytes: NEAR_BYTES, ms: NEAR_MS });
  // Warnings of its own: what is not found is null, and the record itself was read.
  const reading = { ...whole, budget, warnings: [], showControl: false, limit: 1 };
  const from = 'fault' in found ? header.lastOffset + 1n : offset + 1n;
  const [previous, next] = await Promise.all([
    previousOffset(reading, partition, offset),
    readNewer(reading, [{ partition, seen: from, upper: from }]),
  ]);
  return { previous, next: next.entries[0]?.offset ?? null };
}

async function previousOffset(reading: Reading, partition: number, offset: bigint): Promise<bigint | null> {
  const { start } = reading.bounds.get(partition)!;
  for (const step of STEPS_BACK) {
    const from = offset - step > start ? offset - step : start;
    if (from >= offset || reading.budget.spent) return null;
    const entries = await readAround(reading, partition, from, start, offset);
    const last = entries?.at(-1);
    if (last) return last.offset;
    if (entries === null || from === start) return null;
  }
  return null;
}

/** Entries in `[from, to)` of the batches that one fetch at `offset` brings; null when it did not get as far as `to`. */
async function readAround(
  reading: Reading,
  partition: number,
  offset: bigint,
  from: bigint,
  to: bigint,
): Promise<Entry[] | null> {
  const want = { partition, offset, committed: isSettled(reading, partition, offset) };
  const { fetched, failures, notes } = await fetchRound(reading.cluster, reading.topic, [want], reading.budget);
  reading.warnings.push(...notes, ...failures.map(({ warning }) => warning));
  const [answer] = fetched;
  if (!answer) return null;
  const entries: Entry[] = [];
  try {
    const section = sectionOf(reading, partition, from, to);
    const take = (entry: Entry) => entries.push(kept(entry));
    const position = await withRoom([answer], reading.budget, () => readEntries(answer, section, reading.budget, take));
    const reached = answer.records.length === 0 || (position !== null && position >= to);
    return reached || entries.some((entry) => entry.offset === to - 1n) ? entries : null;
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
    warn(reading, partition, 'INTERNAL', `Its records cannot be read: ${thrown.message}.`);
    return null;
  }
}
