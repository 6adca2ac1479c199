import { WireError } from '@/lib/kafka/protocol/errors';
import { Reader } from '@/lib/kafka/protocol/reader';

export type TopicPartitions = { readonly topic: string; readonly partitions: readonly number[] };

/**
 * What a classic consumer was given: ConsumerProtocolAssignment. Every version begins alike, so versions not yet known
 * are read too. Null for bytes that are something else; [] for no bytes, as during a rebalance. Only for groups of
 * protocol type "consumer": Connect's bytes mean other things.
 */
export function decodeAssignment(bytes: Uint8Array): TopicPartitions[] | null {
  return decode(bytes, (from) => {
    const topics: TopicPartitions[] = [];
    for (let left = count(from, 6); left > 0; left -= 1) {
      const topic = from.text(from.int16());
      const partitions: number[] = [];
      for (let more = count(from, 4); more > 0; more -= 1) partitions.push(from.int32());
      topics.push({ topic, partitions: partitions.toSorted((a, b) => a - b) });
    }
    return topics.toSorted((a, b) => (a.topic < b.topic ? -1 : 1));
  });
}

/** Topics that a classic consumer asked for: the head of ConsumerProtocolSubscription. Null and [] as above. */
export function decodeSubscription(bytes: Uint8Array): string[] | null {
  return decode(bytes, (from) => {
    const topics: string[] = [];
    for (let left = count(from, 2); left > 0; left -= 1) topics.push(from.text(from.int16()));
    return topics.toSorted();
  });
}

function decode<T>(bytes: Uint8Array, read: (from: Reader) => T[]): T[] | null {
  if (bytes.length === 0) return [];
  const from = new Reader(bytes);
  try {
    from.int16(); // the version of these bytes themselves
    return read(from);
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}

/** Length of an array, held against the bytes that are left before anything is made of it. */
function count(from: Reader, minBytes: number): number {
  const items = from.int32();
  if (items < 0 || items * minBytes > from.left) throw new WireError(`an array of ${items}`, from.position);
  return items;
}
