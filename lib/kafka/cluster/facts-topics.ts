import { exactOffset, known, POINTS } from './facts-series';

/** What Metadata says of one topic. */
export type TopicLayout = {
  readonly name: string;
  /** Null from brokers before 2.8 (KIP-516). */
  readonly topicId: string | null;
  readonly internal: boolean;
  readonly partitions: readonly PartitionLayout[];
};

export type PartitionLayout = {
  readonly partition: number;
  /** Null: none. */
  readonly leader: number | null;
  readonly leaderEpoch: number | null;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
};

/** Named topic configs that every list shows, as the broker's text; null until learned. */
export type TopicConfigFacts = {
  readonly retentionMs: string | null;
  readonly retentionBytes: string | null;
  readonly cleanupPolicy: string | null;
  readonly minInsyncReplicas: string | null;
};

/** A rate over less than this would be noise. */
const MIN_RATE_MS = 2000;

/**
 * All topics of a cluster as columns: partitions of topic `t` are `firstPartition[t]` up to `firstPartition[t + 1]`,
 * replicas of partition `p` are `firstReplica[p]` up to `firstReplica[p + 1]`. NaN is unknown. Offsets are exact
 * numbers below 2^53. A new layout makes new columns, which take over what is known of topics that are still the same.
 */
export class TopicColumns {
  readonly names: string[];
  readonly topicIds: (string | null)[];
  readonly internal: Uint8Array;
  readonly configs: (TopicConfigFacts | null)[];
  /** Messages per second, POINTS a topic, along the axis of the facts. */
  readonly trend: Float32Array;
  readonly firstPartition: Int32Array;
  readonly leader: Int32Array;
  readonly leaderEpoch: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly endAt: Float64Array;
  readonly rate: Float64Array;
  readonly firstReplica: Int32Array;
  readonly replica: Int32Array;
  readonly inSync: Uint8Array;
  readonly offline: Uint8Array;
  readonly size: Float64Array;
  private readonly rateFrom: Float64Array;
  private readonly rateFromAt: Float64Array;
  private readonly indexOf: Map<string, number>;

  /** `laidAt` is when the layout was learned, in milliseconds; left out, nothing is concluded from what it lacks. */
  constructor(
    layout: readonly TopicLayout[],
    before?: TopicColumns,
    private readonly laidAt = Number.NaN,
  ) {
    const topics = layout.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const partitionCount = topics.reduce((sum, topic) => sum + width(topic), 0);
    const replicaCount = topics.reduce((sum, t) => sum + t.partitions.reduce((n, p) => n + p.replicas.length, 0), 0);

    this.names = topics.map((topic) => topic.name);
    this.topicIds = topics.map((topic) => topic.topicId);
    this.internal = Uint8Array.from(topics, (topic) => (topic.internal ? 1 : 0));
    this.configs = topics.map(() => null);
    this.trend = new Float32Array(topics.length * POINTS).fill(Number.NaN);
    this.firstPartition = new Int32Array(topics.length + 1);
    this.leader = new Int32Array(partitionCount).fill(-1);
    this.leaderEpoch = new Int32Array(partitionCount).fill(-1);
    this.start = unknowns(partitionCount);
    this.end = unknowns(partitionCount);
    this.endAt = unknowns(partitionCount);
    this.rate = unknowns(partitionCount);
    this.rateFrom = unknowns(partitionCount);
    this.rateFromAt = unknowns(partitionCount);
    this.firstReplica = new Int32Array(partitionCount + 1);
    this.replica = new Int32Array(replicaCount);
    this.inSync = new Uint8Array(replicaCount);
    this.offline = new Uint8Array(replicaCount);
    this.size = unknowns(replicaCount);
    this.indexOf = new Map(this.names.map((name, t) => [name, t]));

    this.lay(topics);
    if (!before) return;
    // What the last layout lacked held nothing then: its first reading already gives a rate.
    this.rateFrom.fill(0);
    this.rateFromAt.fill(before.laidAt);
    for (let t = 0; t < topics.length; t += 1) this.takeOver(t, before);
  }

  get topicCount(): number {
    return this.names.length;
  }

  get partitionCount(): number {
    return this.leader.length;
  }

  /** Index of a topic, or -1. */
  topic(name: string): number {
    return this.indexOf.get(name) ?? -1;
  }

  /** Index of a partition, or -1. */
  partition(topic: string, partition: number): number {
    const t = this.topic(topic);
    if (t < 0 || partition < 0) return -1;
    const p = this.firstPartition[t]! + partition;
    return p < this.firstPartition[t + 1]! ? p : -1;
  }

  inSyncCount(p: number): number {
    let count = 0;
    for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1) count += this.inSync[r]!;
    return count;
  }

  replicasOf(p: number): number[] {
    return [...this.replica.subarray(this.firstReplica[p]!, this.firstReplica[p + 1]!)];
  }

  /** Takes a fresh look at one topic in place; false when its shape is another one and needs new columns. */
  learnTopic(layout: TopicLayout): boolean {
    const t = this.topic(layout.name);
    if (t < 0 || this.topicIds[t] !== layout.topicId) return false;
    if (this.firstPartition[t + 1]! - this.firstPartition[t]! !== width(layout)) return false;
    const same = layout.partitions.every(({ partition, replicas }) => {
      const known = this.replicasOf(this.firstPartition[t]! + partition);
      return known.length === replicas.length && known.every((brokerId, i) => brokerId === replicas[i]);
    });
    if (!same) return false;
    for (const partition of layout.partitions) {
      const p = this.firstPartition[t]! + partition.partition;
      this.layPartition(p, this.firstReplica[p]!, partition);
    }
    return true;
  }

  learnStart(p: number, offset: bigint): void {
    this.start[p] = exactOffset(offset);
  }

  /** The rate is taken between two readings that are far enough apart; an end that went back has no rate. */
  learnEnd(p: number, offset: bigint, at: number): void {
    const end = exactOffset(offset);
    this.end[p] = end;
    this.endAt[p] = at;
    const elapsed = at - this.rateFromAt[p]!;
    if (elapsed < MIN_RATE_MS) return;
    const delta = end - this.rateFrom[p]!;
    this.rate[p] = delta >= 0 ? (delta * 1000) / elapsed : Number.NaN;
    this.rateFrom[p] = end;
    this.rateFromAt[p] = at;
  }

  /** Its leader did not answer: the old end stays with its age, but a rate is about now. */
  missEnd(p: number): void {
    this.rate[p] = Number.NaN;
  }

  /** Sizes of one broker's replicas, all at once: a replica that it no longer names has gone from its disks. */
  learnSizes(brokerId: number, sizeOf: (topic: string, partition: number) => number | undefined): void {
    for (let t = 0; t < this.topicCount; t += 1) {
      for (let p = this.firstPartition[t]!; p < this.firstPartition[t + 1]!; p += 1) {
        for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1) {
          if (this.replica[r] !== brokerId) continue;
          this.size[r] = sizeOf(this.names[t]!, p - this.firstPartition[t]!) ?? Number.NaN;
        }
      }
    }
  }

  /** Messages per second of a topic; null while one of its partitions is unknown. Without leader nothing comes in. */
  topicRate(t: number): number | null {
    let sum = 0;
    for (let p = this.firstPartition[t]!; p < this.firstPartition[t + 1]!; p += 1) {
      if (this.leader[p]! >= 0) sum += this.rate[p]!;
    }
    return known(sum);
  }

  private lay(topics: readonly TopicLayout[]): void {
    let p = 0;
    let r = 0;
    for (const [t, topic] of topics.entries()) {
      this.firstPartition[t] = p;
      const byNumber = new Map(topic.partitions.map((partition) => [partition.partition, partition]));
      for (let number = 0; number < width(topic); number += 1, p += 1) {
        this.firstReplica[p] = r;
        const partition = byNumber.get(number);
        if (!partition) continue;
        this.layPartition(p, r, partition);
        r += partition.replicas.length;
      }
    }
    this.firstPartition[topics.length] = p;
    this.firstReplica[p] = r;
  }

  private layPartition(p: number, firstReplica: number, partition: PartitionLayout): void {
    this.leader[p] = partition.leader ?? -1;
    this.leaderEpoch[p] = partition.leaderEpoch ?? -1;
    for (const [i, brokerId] of partition.replicas.entries()) {
      this.replica[firstReplica + i] = brokerId;
      this.inSync[firstReplica + i] = partition.isr.includes(brokerId) ? 1 : 0;
      this.offline[firstReplica + i] = partition.offlineReplicas.includes(brokerId) ? 1 : 0;
    }
  }

  /** A topic made anew under its old name is another topic: nothing known of the old one holds (KIP-516). */
  private takeOver(t: number, before: TopicColumns): void {
    const old = before.topic(this.names[t]!);
    if (old < 0 || before.topicIds[old] !== this.topicIds[t]) return;
    this.configs[t] = before.configs[old]!;
    this.trend.set(before.trend.subarray(old * POINTS, (old + 1) * POINTS), t * POINTS);
    const from = before.firstPartition[old]!;
    const count = Math.min(
      before.firstPartition[old + 1]! - from,
      this.firstPartition[t + 1]! - this.firstPartition[t]!,
    );
    const to = this.firstPartition[t]!;
    for (const column of ['start', 'end', 'endAt', 'rate', 'rateFrom', 'rateFromAt'] as const) {
      this[column].set(before[column].subarray(from, from + count), to);
    }
    for (let i = 0; i < count; i += 1) this.takeOverSizes(to + i, before, from + i);
  }

  private takeOverSizes(p: number, before: TopicColumns, old: number): void {
    for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1) {
      for (let o = before.firstReplica[old]!; o < before.firstReplica[old + 1]!; o += 1) {
        if (before.replica[o] === this.replica[r]) this.size[r] = before.size[o]!;
      }
    }
  }
}

/** Partitions are numbered from 0 without gaps; a gap would be one that Metadata left out. */
function width(topic: TopicLayout): number {
  return topic.partitions.reduce((most, partition) => Math.max(most, partition.partition + 1), 0);
}

function unknowns(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
