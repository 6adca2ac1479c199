import 'server-only';

import type { MessagesQuery } from '@/lib/contract/messages';
import { AppError } from '@/lib/errors';
import { listOffsets } from '@/lib/kafka/cluster/offsets';
import { type Cursor, decodeCursor, type Position } from '@/lib/kafka/scan/cursor';
import { type Reading, readableEnd, warn, warnRemoved } from '@/lib/kafka/scan/reading';

export type PageStart = Pick<Cursor, 'direction' | 'key' | 'positions'> & {
  /** Partitions of the cursor that cannot be read now; their place is handed on to the next page. */
  readonly lost: readonly Position[];
};

/** Where a page begins in each partition that can be read. What had to be moved or left out is warned of. */
export async function pageStart(reading: Reading, query: MessagesQuery): Promise<PageStart> {
  if (query.cursor !== undefined) return fromCursor(reading, query.cursor, query.partitions);
  const { bounds } = reading;
  const at = (offsetOf: (partition: number) => bigint) =>
    [...bounds.keys()].map((partition) => position(partition, offsetOf(partition)));
  const begin = { direction: 'newer', key: null, lost: [] } as const;
  switch (query.start) {
    case 'newest':
      return { ...begin, direction: 'older', positions: at((partition) => readableEnd(reading, partition)) };
    case 'oldest':
      return { ...begin, positions: at((partition) => bounds.get(partition)!.start) };
    case 'offset':
      return { ...begin, positions: fromOffsets(reading, query.offsets!) };
    case 'time':
      return { ...begin, positions: await fromTime(reading, BigInt(query.time!)) };
    default:
      throw new AppError('BAD_INPUT', `${query.start satisfies never} is no place to start.`);
  }
}

function fromCursor(reading: Reading, text: string, chosen: readonly number[] | undefined): PageStart {
  const cursor = decodeCursor(text);
  if (!cursor) throw new AppError('BAD_INPUT', 'The place to read on from is damaged: start again from the newest.');
  const { topic, bounds } = reading;
  if (cursor.topicId !== null && topic.topicId !== null && cursor.topicId !== topic.topicId) {
    const message = `Topic ${topic.name} was deleted and made anew since: start again from the newest.`;
    throw new AppError('CONFLICT', message);
  }
  const { direction, key } = cursor;
  const mine = cursor.positions.filter(({ partition }) => !chosen || chosen.includes(partition));
  const positions = mine
    .filter(({ partition }) => bounds.has(partition))
    .map((one) => movedMeanwhile(reading, one, direction));
  for (const partition of bounds.keys()) {
    if (mine.some((one) => one.partition === partition)) continue;
    warn(reading, partition, 'NOT_IN_PAGE', 'It was not read when this list began: start again to have it included.');
  }
  return { direction, key, positions, lost: mine.filter(({ partition }) => !bounds.has(partition)) };
}

function fromOffsets(reading: Reading, offsets: string | Record<number, string>): Position[] {
  const known = [...reading.bounds.keys()];
  const named = typeof offsets === 'string' ? known : known.filter((partition) => offsets[partition] !== undefined);
  return named.map((partition) => {
    const offset = BigInt(typeof offsets === 'string' ? offsets : offsets[partition]!);
    return moved(reading, position(partition, offset));
  });
}

/** The first record at or after the time; where there is none, the end, from which later ones will be read. */
async function fromTime(reading: Reading, timestamp: bigint): Promise<Position[]> {
  const { cluster, topic, bounds, budget, warnings } = reading;
  const asked = [...bounds.keys()].map((partition) => ({ topic: topic.name, partition }));
  const answers = await listOffsets(cluster, asked, { timestamp }, { signal: budget.signal });
  return answers.flatMap(({ partition, offset, error }) => {
    if (error) {
      warnings.push(error);
      return [];
    }
    return [position(partition, offset ?? readableEnd(reading, partition))];
  });
}

const position = (partition: number, offset: bigint): Position => ({ partition, seen: offset, upper: offset });

/** Where a page ended that retention has passed since: the next one begins at what is left, and that is said. */
function movedMeanwhile(reading: Reading, place: Position, direction: 'older' | 'newer'): Position {
  const { start } = reading.bounds.get(place.partition)!;
  if (direction === 'newer' && place.seen < start) warnRemoved(reading, place.partition, place.seen, start);
  return within(reading, place);
}

/** An offset that was chosen and is not there becomes the nearest one that is; and that is said. */
function moved(reading: Reading, place: Position): Position {
  const { start } = reading.bounds.get(place.partition)!;
  if (place.seen < start) {
    const text = `It begins at offset ${start}: ${place.seen} and what followed is gone.`;
    warn(reading, place.partition, 'OFFSET_OUT_OF_RANGE', text);
  }
  return within(reading, place);
}

function within(reading: Reading, { partition, seen, upper }: Position): Position {
  const { start, end } = reading.bounds.get(partition)!;
  if (upper > end) {
    warn(reading, partition, 'OFFSET_OUT_OF_RANGE', `It ends before offset ${end}: there is no ${upper} yet.`);
  }
  const clamped = (offset: bigint) => (offset < start ? start : offset > end ? end : offset);
  return { partition, seen: clamped(seen), upper: clamped(upper) };
}
