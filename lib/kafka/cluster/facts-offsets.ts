import {
  ListOffsetsInColumns,
  type OffsetColumns,
  type PartitionColumns,
} from '@/lib/kafka/protocol/columns/list-offsets';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type { FactStore } from './facts-store';
import type { TopicColumns } from './facts-topics';
import { fetchManyCommits } from './groups';

/** Where an offset is asked for (ListOffsetsRequest). The latest is the high watermark: what any reader can reach. */
const EARLIEST = -2;
const LATEST = -1;
/** Whole-cluster answers are large; a broker that needs longer is named as failing. */
const TIMEOUT_MS = 5000;

/** Log ends of every partition, one request per leader. True when the routing turned out to be stale. */
export async function sweepEnds(store: FactStore): Promise<boolean> {
  return sweepOffsets(store, LATEST);
}

/** Log starts of every partition, one request per leader. */
export async function sweepStarts(store: FactStore): Promise<boolean> {
  return sweepOffsets(store, EARLIEST);
}

async function sweepOffsets(store: FactStore, timestamp: -1 | -2): Promise<boolean> {
  const { topics: columns, cluster } = store;
  const stale = await Promise.all(
    store.brokers.live().map(async (brokerId) => {
      const partitions = ledBy(brokerId, columns);
      if (partitions.names.length === 0) return false;
      const answer = await store.ofBroker('offsets', brokerId, () =>
        cluster.ask(
          ListOffsetsInColumns,
          { partitions, timestamp },
          { at: { broker: brokerId }, lane: 'bulk', timeoutMs: TIMEOUT_MS },
        ),
      );
      if (answer) return learnOffsets(store, answer, timestamp);
      // Not when another layout has taken over meanwhile: these are of the old one.
      if (timestamp === LATEST && columns === store.topics) missEnds(columns, partitions);
      return false;
    }),
  );
  return stale.includes(true);
}

/** What one broker leads, in the order of the columns. */
export function ledBy(brokerId: number, { names, firstPartition, leader }: TopicColumns): PartitionColumns {
  const led: string[] = [];
  const first: number[] = [];
  const partition: number[] = [];
  for (let t = 0; t < names.length; t += 1) {
    const before = partition.length;
    for (let p = firstPartition[t]!; p < firstPartition[t + 1]!; p += 1) {
      if (leader[p] === brokerId) partition.push(p - firstPartition[t]!);
    }
    if (partition.length === before) continue;
    led.push(names[t]!);
    first.push(before);
  }
  first.push(partition.length);
  return { names: led, first: Int32Array.from(first), partition: Int32Array.from(partition) };
}

function missEnds(columns: TopicColumns, { names, first, partition }: PartitionColumns): void {
  for (const [i, name] of names.entries()) {
    const t = columns.topic(name);
    for (let row = first[i]!; row < first[i + 1]!; row += 1) columns.missEnd(columns.partitionAt(t, partition[row]!));
  }
}

const movedCodes: ReadonlySet<number> = new Set([
  errorCode.NOT_LEADER_OR_FOLLOWER,
  errorCode.FENCED_LEADER_EPOCH,
  errorCode.UNKNOWN_TOPIC_OR_PARTITION,
  errorCode.UNKNOWN_LEADER_EPOCH,
]);

function learnOffsets({ topics: columns, refusals }: FactStore, answer: OffsetColumns, timestamp: -1 | -2): boolean {
  const { names, first, partition, errorCode: codes, offset } = answer;
  const now = Date.now();
  let moved = false;
  let denied: string | null = null;
  for (let i = 0; i < names.length; i += 1) {
    const t = columns.topic(names[i]!);
    for (let row = first[i]!; row < first[i + 1]!; row += 1) {
      const p = columns.partitionAt(t, partition[row]!);
      if (p < 0) continue;
      const code = codes[row]!;
      if (code === 0 && timestamp === LATEST) columns.learnEnd(p, offset[row]!, now);
      else if (code === 0) columns.learnStart(p, offset[row]!);
      else if (timestamp === LATEST) columns.missEnd(p);
      if (code === 0) continue;
      moved ||= movedCodes.has(code);
      if (code === errorCode.TOPIC_AUTHORIZATION_FAILED) denied ??= names[i]!;
    }
  }
  if (denied === null) refusals.delete('offsets');
  else {
    const message = `The console may not read the offsets of every topic: ${denied} is one (Describe is needed).`;
    refusals.set('offsets', { source: 'offsets', code: 'KAFKA_AUTHORIZATION', message });
  }
  return moved;
}

/** Commits of every group, asked of the broker that lists it: it is the group's coordinator. */
export async function sweepCommits(store: FactStore): Promise<void> {
  const byCoordinator = new Map<number, string[]>(store.brokers.live().map((brokerId) => [brokerId, []]));
  for (const { listed } of store.groups.all()) {
    // Share groups keep no committed offsets (KIP-932).
    if (listed.type !== 'share') byCoordinator.get(listed.coordinator)?.push(listed.groupId);
  }
  await Promise.all(
    [...byCoordinator].map(async ([brokerId, groupIds]) => {
      if (groupIds.length === 0) return;
      const at = Date.now();
      const options = { lane: 'bulk', timeoutMs: TIMEOUT_MS } as const;
      const groups = await store.ofBroker('commits', brokerId, () =>
        fetchManyCommits(store.cluster, { broker: brokerId }, groupIds, { ...options, at }),
      );
      for (const { groupId, commits, error } of groups ?? []) {
        if (!error) store.groups.learnCommits(groupId, commits);
        else if (error.code === 'KAFKA_AUTHORIZATION') {
          store.refusals.set('commits', { source: 'commits', code: error.code, message: error.message });
        }
      }
    }),
  );
}

/** One point of every trend, once ends and commits are in. */
export function measure(store: FactStore): void {
  const { topics, groups, axis } = store;
  const now = Date.now();
  const slot = axis.advance(now);
  let total = 0;
  const points = topics.trend.length / Math.max(topics.topicCount, 1);
  for (let t = 0; t < topics.topicCount; t += 1) {
    const rate = topics.topicRate(t);
    topics.trend[t * points + slot] = rate ?? Number.NaN;
    if (!topics.internal[t]) total += rate ?? Number.NaN;
  }
  store.throughput[store.throughputAxis.advance(now)] = total;
  groups.measure(topics, axis, slot);
  store.version += 1;
}
