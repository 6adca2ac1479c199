import type { LogDirColumns } from '@/lib/kafka/protocol/columns/log-dirs';

import { hasShape, type Layout, type TopicLayout, width } from './facts-layout';
import { known, POINTS } from './facts-series';

/** Replicas that a partition gets. */
export type Move = { readonly topic: string; readonly partition: number; readonly adding: readonly number[] };

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
 * All topics of a cluster as columns, by name: partitions of topic `t` are `firstPartition[t]` up to
 * `firstPartition[t + 1]`, replicas of partition `p` are `firstReplica[p]` up to `firstReplica[p + 1]`. NaN is unknown.
 * Offsets are exact numbers below 2^53. Another shape makes new columns, which take over what is known of topics that
 * are still the same.
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
  /** 1: a replica that a reassignment adds, and that is out of sync because it still copies (KIP-455). */
  readonly adding: Uint8Array;
  readonly size: Float64Array;
  private readonly rateFrom: Float64Array;
  private readonly rateFromAt: Float64Array;
  private readonly indexOf: Map<string, number>;

  /** `laidAt` is when the layout was learned, in milliseconds; left out, nothing is concluded from what it lacks. */
  constructor(
    layout: Layout,
    before?: TopicColumns,
    private laidAt = Number.NaN,
  ) {
    const order = Array.from(layout.names.keys()).sort((a, b) => (layout.names[a]! < layout.names[b]! ? -1 : 1));
    const partitionCount = layout.names.reduce((sum, _, t) => sum + width(layout, t), 0);
    const replicaCount = layout.replica.length;

    this.names = order.map((from) => layout.names[from]!);
    this.topicIds = order.map((from) => layout.topicIds[from]!);
    this.internal = Uint8Array.from(order, (from) => layout.internal[from]!);
    this.configs = order.map(() => null);
    this.trend = new Float32Array(order.length * POINTS).fill(Number.NaN);
    this.firstPartition = new Int32Array(order.length + 1);
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
    this.adding = new Uint8Array(replicaCount);
    this.size = unknowns(replicaCount);
    this.indexOf = new Map(this.names.map((name, t) => [name, t]));

    this.lay(layout, order);
    if (!before) return;
    // What the last layout lacked held nothing then: its first reading already gives a rate.
    this.rateFrom.fill(0);
    this.rateFromAt.fill(before.laidAt);
    for (let t = 0; t < this.topicCount; t += 1) this.takeOver(t, before);
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
    return this.partitionAt(this.topic(topic), partition);
  }

  /** Index of a partition of the topic at `t`, or -1. */
  partitionAt(t: number, partition: number): number {
    if (t < 0 || partition < 0) return -1;
    const p = this.firstPartition[t]! + partition;
    return p < this.firstPartition[t + 1]! ? p : -1;
  }

  inSyncCount(p: number): number {
    let count = 0;
    for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1) count += this.inSync[r]!;
    return count;
  }

  /** Replicas that should be in sync and are not; those on their way are not among them. */
  behindCount(p: number): number {
    let count = 0;
    for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1) if (this.isBehind(r)) count += 1;
    return count;
  }

  isBehind(r: number): boolean {
    return this.inSync[r] === 0 && this.adding[r] === 0;
  }

  replicasOf(p: number): number[] {
    return [...this.replica.subarray(this.firstReplica[p]!, this.firstReplica[p + 1]!)];
  }

  /**
   * Takes a fresh look at all topics in place: leaders, and which replicas are in sync. False, and nothing was done,
   * when topics, partitions or assignments are others and need new columns.
   */
  learnLayout(layout: Layout, laidAt: number): boolean {
    if (layout.names.length !== this.topicCount || layout.partition.length !== this.partitionCount) return false;
    if (layout.replica.length !== this.replica.length) return false;
    for (const [from, name] of layout.names.entries())
      if (!hasShape(this, this.topic(name), layout, from)) return false;
    for (const [from, name] of layout.names.entries()) {
      const t = this.topic(name);
      this.internal[t] = layout.internal[from]!;
      for (let q = layout.firstPartition[from]!; q < layout.firstPartition[from + 1]!; q += 1) {
        this.layPartition(this.firstPartition[t]! + layout.partition[q]!, layout, q);
      }
    }
    this.laidAt = laidAt;
    return true;
  }

  /** Takes a fresh look at one topic in place; false when its shape is another one and needs new columns. */
  learnTopic(layout: TopicLayout): boolean {
    const t = this.topic(layout.name);
    if (t < 0 || this.topicIds[t] !== layout.topicId) return false;
    if (this.firstPartition[t + 1]! - this.firstPartition[t]! !== layout.partitions.length) return false;
    const same = layout.partitions.every(({ partition, replicas }) => {
      const p = this.partitionAt(t, partition);
      if (p < 0) return false;
      const known = this.replicasOf(p);
      return known.length === replicas.length && known.every((brokerId, i) => brokerId === replicas[i]);
    });
    if (!same) return false;
    for (const { partition, leader, leaderEpoch, replicas, isr, offlineReplicas } of layout.partitions) {
      const p = this.firstPartition[t]! + partition;
      this.leader[p] = leader ?? -1;
      this.leaderEpoch[p] = leaderEpoch ?? -1;
      for (const [i, brokerId] of replicas.entries()) {
        this.inSync[this.firstReplica[p]! + i] = isr.includes(brokerId) ? 1 : 0;
        this.offline[this.firstReplica[p]! + i] = offlineReplicas.includes(brokerId) ? 1 : 0;
      }
    }
    return true;
  }

  /** The reassignments that are under way, all of them. */
  learnMoves(moves: readonly Move[]): void {
    this.adding.fill(0);
    for (const { topic, partition, adding } of moves) {
      const p = this.partition(topic, partition);
      for (const brokerId of p < 0 ? [] : adding) {
        const r = this.replicaAt(p, brokerId);
        if (r >= 0) this.adding[r] = 1;
      }
    }
  }

  learnStart(p: number, offset: number): void {
    this.start[p] = offset < 0 ? Number.NaN : offset;
  }

  /** The rate is taken between two readings that are far enough apart; an end that went back has no rate. */
  learnEnd(p: number, offset: number, at: number): void {
    const end = offset < 0 ? Number.NaN : offset;
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
  learnSizes(brokerId: number, { names, first, partition, size, future }: LogDirColumns): void {
    for (let r = 0; r < this.replica.length; r += 1) if (this.replica[r] === brokerId) this.size[r] = Number.NaN;
    for (let i = 0; i < names.length; i += 1) {
      const t = this.topic(names[i]!);
      for (let row = first[i]!; row < first[i + 1]!; row += 1) {
        // A replica on its way to another dir is there twice; its size counts once.
        const p = future[row] === 1 ? -1 : this.partitionAt(t, partition[row]!);
        const r = p < 0 ? -1 : this.replicaAt(p, brokerId);
        if (r >= 0) this.size[r] = size[row]!;
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

  /** Index of a broker's replica of a partition, or -1. */
  private replicaAt(p: number, brokerId: number): number {
    for (let r = this.firstReplica[p]!; r < this.firstReplica[p + 1]!; r += 1)
      if (this.replica[r] === brokerId) return r;
    return -1;
  }

  private lay(layout: Layout, order: readonly number[]): void {
    let p = 0;
    let r = 0;
    for (const [t, from] of order.entries()) {
      this.firstPartition[t] = p;
      const end = layout.firstPartition[from + 1]!;
      const row = new Int32Array(width(layout, from)).fill(-1);
      for (let q = layout.firstPartition[from]!; q < end; q += 1) row[layout.partition[q]!] = q;
      for (let number = 0; number < row.length; number += 1, p += 1) {
        this.firstReplica[p] = r;
        const q = row[number]!;
        if (q < 0) continue;
        const replicas = layout.replica.subarray(layout.firstReplica[q], layout.firstReplica[q + 1]);
        this.replica.set(replicas, r);
        this.layPartition(p, layout, q);
        r += replicas.length;
      }
    }
    this.firstPartition[order.length] = p;
    this.firstReplica[p] = r;
  }

  /** From row `q` of a layout that names the same replicas. */
  private layPartition(p: number, layout: Layout, q: number): void {
    this.leader[p] = layout.leader[q]! < 0 ? -1 : layout.leader[q]!;
    this.leaderEpoch[p] = layout.leaderEpoch[q]! < 0 ? -1 : layout.leaderEpoch[q]!;
    const to = this.firstReplica[p]!;
    const from = layout.firstReplica[q]!;
    const count = layout.firstReplica[q + 1]! - from;
    for (let i = 0; i < count; i += 1) {
      this.inSync[to + i] = layout.inSync[from + i]!;
      this.offline[to + i] = layout.offline[from + i]!;
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

function unknowns(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
