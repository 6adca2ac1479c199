import type { Message } from '../message';
import type { OffsetFetchRequest } from '../message-types';
import { OffsetFetch } from '../messages';
import type { Reader } from '../reader';
import { length, skipNullableText, skipTags, text } from './fields';

/** Commits of one group, by topic name; those of topic `t` are `first[t]` up to `first[t + 1]`. No commit is no row. */
export type GroupCommitColumns = {
  readonly groupId: string;
  readonly errorCode: number;
  readonly topics: readonly string[];
  readonly first: Int32Array;
  readonly partition: Int32Array;
  /** Exact below 2^53, NaN beyond. */
  readonly offset: Float64Array;
};

/**
 * OffsetFetch for many groups. v8 is the first to take many (KIP-709, Kafka 3.0); v10 names topics by id, which has no
 * name for commits on a topic that was deleted.
 */
export const OffsetFetchInColumns: Message<OffsetFetchRequest, { readonly groups: readonly GroupCommitColumns[] }> = {
  ...{ name: OffsetFetch.name, key: OffsetFetch.key, flexibleSince: OffsetFetch.flexibleSince },
  ...{ minVersion: 8, maxVersion: 9, request: OffsetFetch.request, response: OffsetFetch.response },
  columns: { read },
};

const ITEM_BYTES = 4 + 8 + 4 + 1 + 2 + 1;

/** What is read of one group before it is cut to its size; shared by the groups of an answer. */
type Room = { partition: Int32Array; offset: Float64Array };
type TopicRange = { readonly name: string; readonly from: number; readonly to: number };

function read(from: Reader): { groups: readonly GroupCommitColumns[] } {
  from.int32(); // throttleTimeMs
  const most = Math.floor(from.left / ITEM_BYTES);
  const room: Room = { partition: new Int32Array(most), offset: new Float64Array(most) };
  const groups = Array.from({ length: length(from, true, 4) }, () => readGroup(from, room));
  skipTags(from, true);
  return { groups };
}

/** Allocates nothing per partition but what it returns. */
function readGroup(from: Reader, room: Room): GroupCommitColumns {
  const groupId = text(from, true);
  const ranges: TopicRange[] = [];
  let p = 0;
  for (let topics = length(from, true, 1); topics > 0; topics--) {
    const name = text(from, true);
    const start = p;
    for (let left = length(from, true, ITEM_BYTES); left > 0; left--) {
      const partition = from.int32();
      const offset = from.int64Number();
      from.skip(4); // committedLeaderEpoch
      skipNullableText(from, true); // metadata
      const errorCode = from.int16();
      skipTags(from, true);
      if (offset < 0 || errorCode !== 0) continue;
      room.partition[p] = partition;
      room.offset[p] = offset;
      p++;
    }
    skipTags(from, true);
    if (p > start) ranges.push({ name, from: start, to: p });
  }
  const errorCode = from.int16();
  skipTags(from, true);
  return { groupId, errorCode, ...byName(ranges, room, p) };
}

function byName(ranges: TopicRange[], room: Room, count: number): Omit<GroupCommitColumns, 'groupId' | 'errorCode'> {
  ranges.sort((a, b) => (a.name < b.name ? -1 : 1));
  const first = new Int32Array(ranges.length + 1);
  const partition = new Int32Array(count);
  const offset = new Float64Array(count);
  let p = 0;
  for (const [t, range] of ranges.entries()) {
    first[t] = p;
    partition.set(room.partition.subarray(range.from, range.to), p);
    offset.set(room.offset.subarray(range.from, range.to), p);
    p += range.to - range.from;
  }
  first[ranges.length] = p;
  return { topics: ranges.map(({ name }) => name), first, partition, offset };
}
