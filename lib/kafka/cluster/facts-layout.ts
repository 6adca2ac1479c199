import type { MetadataColumns } from '@/lib/kafka/protocol/columns/metadata';

import type { TopicColumns } from './facts-topics';
import type { PartitionMetadata } from './metadata';

/** What Metadata says of all topics, in any order. */
export type Layout = Pick<
  MetadataColumns,
  | ('names' | 'topicIds' | 'internal' | 'firstPartition' | 'partition' | 'leader' | 'leaderEpoch')
  | ('firstReplica' | 'replica' | 'inSync' | 'offline')
>;

/** Before anything is known. */
export const noLayout: Layout = {
  ...{ names: [], topicIds: [], internal: new Uint8Array(), firstPartition: new Int32Array(1) },
  ...{ partition: new Int32Array(), leader: new Int32Array(), leaderEpoch: new Int32Array() },
  ...{
    firstReplica: new Int32Array(1),
    replica: new Int32Array(),
    inSync: new Uint8Array(),
    offline: new Uint8Array(),
  },
};

/** What Metadata says of one topic. */
export type TopicLayout = {
  readonly name: string;
  /** Null from brokers before 2.8 (KIP-516). */
  readonly topicId: string | null;
  readonly internal: boolean;
  readonly partitions: readonly PartitionLayout[];
};

export type PartitionLayout = Omit<PartitionMetadata, 'error'>;

/** Partitions are numbered from 0 without gaps; a gap would be one that Metadata left out. */
export function width({ firstPartition, partition }: Layout, t: number): number {
  let most = 0;
  for (let q = firstPartition[t]!; q < firstPartition[t + 1]!; q += 1) most = Math.max(most, partition[q]! + 1);
  return most;
}

type Shape = Pick<TopicColumns, 'topicIds' | 'firstPartition' | 'firstReplica' | 'replica' | 'partitionAt'>;

/** Whether the topic at `t` has the id, the partitions and the assignments that row `from` of a layout says. */
export function hasShape(columns: Shape, t: number, layout: Layout, from: number): boolean {
  const { firstPartition, firstReplica, replica } = columns;
  if (t < 0 || columns.topicIds[t] !== layout.topicIds[from]) return false;
  const count = layout.firstPartition[from + 1]! - layout.firstPartition[from]!;
  if (firstPartition[t + 1]! - firstPartition[t]! !== count) return false;
  for (let q = layout.firstPartition[from]!; q < layout.firstPartition[from + 1]!; q += 1) {
    const p = columns.partitionAt(t, layout.partition[q]!);
    const first = layout.firstReplica[q]!;
    const replicas = layout.firstReplica[q + 1]! - first;
    if (p < 0 || firstReplica[p + 1]! - firstReplica[p]! !== replicas) return false;
    for (let i = 0; i < replicas; i += 1) {
      if (replica[firstReplica[p]! + i] !== layout.replica[first + i]) return false;
    }
  }
  return true;
}
