import type { Cluster } from '@/lib/kafka/cluster/cluster';
import { listOffsets } from '@/lib/kafka/cluster/offsets';
import type { Warning } from '@/lib/kafka/cluster/warning';

/** A page must not wait long for one silent broker: its partitions are named, the others are shown. */
const BOUNDS_MS = 2_500;

/** Where a partition begins and ends, as of one moment: reading goes no further, however fast producers are. */
export type Bounds = {
  readonly start: bigint;
  /** High watermark: the offset that will be written next. */
  readonly end: bigint;
  /** First offset of the earliest open transaction; `end` when there is none. */
  readonly lastStable: bigint;
};

export type BoundsAnswer = { readonly known: Map<number, Bounds>; readonly warnings: Warning[] };

/** Where logs begin now, of those partitions that tell. */
export async function readStarts(
  cluster: Cluster,
  topic: string,
  partitions: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, bigint>> {
  const asked = partitions.map((partition) => ({ topic, partition }));
  const starts = await listOffsets(cluster, asked, 'earliest', { signal, timeoutMs: BOUNDS_MS });
  return new Map(starts.flatMap(({ partition, offset }) => (offset === null ? [] : [[partition, offset]])));
}

/** Bounds of the partitions whose leaders answer; of the others, why not. Three questions at once to each leader. */
export async function readBounds(
  cluster: Cluster,
  topic: string,
  partitions: readonly number[],
  signal: AbortSignal,
): Promise<BoundsAnswer> {
  const asked = partitions.map((partition) => ({ topic, partition }));
  const options = { signal, timeoutMs: BOUNDS_MS };
  const [starts, ends, stables] = await Promise.all([
    listOffsets(cluster, asked, 'earliest', options),
    listOffsets(cluster, asked, 'latest', options),
    listOffsets(cluster, asked, 'latest', { ...options, isolation: 'read_committed' }),
  ]);
  const known = new Map<number, Bounds>();
  const warnings: Warning[] = [];
  for (const [i, partition] of partitions.entries()) {
    const [start, end, stable] = [starts[i]!, ends[i]!, stables[i]!];
    const error = end.error ?? start.error ?? stable.error;
    if (error) warnings.push(error);
    else if (start.offset !== null && end.offset !== null && stable.offset !== null) {
      // Asked for at once, answered one after the other: what was written in between is left out.
      const lastStable = stable.offset < end.offset ? stable.offset : end.offset;
      known.set(partition, { start: start.offset, end: end.offset, lastStable });
    }
  }
  return { known, warnings };
}
