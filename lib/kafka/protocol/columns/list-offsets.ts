import type { Message } from '../message';
import { ListOffsets } from '../messages';
import type { Reader } from '../reader';
import type { Writer } from '../writer';
import { length, putLength, putText, skipTags, text } from './fields';

/** Partitions of several topics: those of topic `t` are `first[t]` up to `first[t + 1]`. */
export type PartitionColumns = {
  readonly names: readonly string[];
  readonly first: Int32Array;
  readonly partition: Int32Array;
};

export type OffsetsAsked = {
  readonly partitions: PartitionColumns;
  /** -1: the high watermark. -2: the first offset kept. */
  readonly timestamp: -1 | -2;
};

/** In the order of the broker's answer. `offset` is exact below 2^53, NaN beyond, -1 for none. */
export type OffsetColumns = PartitionColumns & { readonly errorCode: Int16Array; readonly offset: Float64Array };

const PLAIN_BYTES = 4 + 2 + 8 + 8;

/** ListOffsets of every version for whole clusters: starts or high watermarks, as any reader sees them. */
export const ListOffsetsInColumns: Message<OffsetsAsked, OffsetColumns> = {
  ...{ name: ListOffsets.name, key: ListOffsets.key, flexibleSince: ListOffsets.flexibleSince },
  ...{ minVersion: ListOffsets.minVersion, maxVersion: ListOffsets.maxVersion },
  ...{ request: ListOffsets.request, response: ListOffsets.response },
  columns: { read, write },
};

/** Allocates nothing per partition. */
function read(from: Reader, version: number): OffsetColumns {
  const flexible = version >= ListOffsets.flexibleSince;
  const epoch = version >= 4;
  const itemBytes = PLAIN_BYTES + (epoch ? 4 : 0) + (flexible ? 1 : 0);
  if (version >= 2) from.int32(); // throttleTimeMs
  const topics = length(from, flexible, 1);
  const most = Math.floor(from.left / itemBytes);
  const names = new Array<string>(topics);
  const first = new Int32Array(topics + 1);
  const partition = new Int32Array(most);
  const errorCode = new Int16Array(most);
  const offset = new Float64Array(most);
  let p = 0;
  for (let t = 0; t < topics; t++) {
    names[t] = text(from, flexible);
    first[t] = p;
    for (let left = length(from, flexible, itemBytes); left > 0; left--) {
      const at = from.block(4 + 2 + 8);
      partition[p] = from.int32At(at);
      errorCode[p] = from.int16At(at + 4);
      offset[p] = from.int64Number();
      if (epoch) from.skip(4);
      skipTags(from, flexible);
      p++;
    }
    skipTags(from, flexible);
  }
  first[topics] = p;
  skipTags(from, flexible);
  return { names, first, partition, errorCode, offset };
}

/** Allocates nothing per partition. */
function write(to: Writer, { partitions, timestamp }: OffsetsAsked, version: number): void {
  const { names, first, partition } = partitions;
  const flexible = version >= ListOffsets.flexibleSince;
  to.int32(-1); // replicaId
  if (version >= 2) to.int8(0); // isolationLevel: read_uncommitted
  putLength(to, flexible, names.length);
  for (let t = 0; t < names.length; t++) {
    putText(to, flexible, names[t]!);
    putLength(to, flexible, first[t + 1]! - first[t]!);
    for (let p = first[t]!; p < first[t + 1]!; p++) {
      to.int32(partition[p]!);
      if (version >= 4) to.int32(-1); // currentLeaderEpoch
      to.int32(-1); // The timestamp, which is negative.
      to.int32(timestamp);
      if (flexible) to.uvarint(0);
    }
    if (flexible) to.uvarint(0);
  }
  if (version >= 10) to.int32(0); // timeoutMs
  if (flexible) to.uvarint(0);
}
