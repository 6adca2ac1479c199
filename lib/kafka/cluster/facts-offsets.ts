import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type { ListOffsetsResponse } from '@/lib/kafka/protocol/message-types';
import { ListOffsets } from '@/lib/kafka/protocol/messages';
import type { FactStore } from './facts-store';
import { fetchGroupCommits } from './groups';

/** Where an offset is asked for (ListOffsetsRequest). The latest is the high watermark: what any reader can reach. */
const EARLIEST = -2n;
const LATEST = -1n;
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

async function sweepOffsets(store: FactStore, at: bigint): Promise<boolean> {
  const { topics: columns, cluster } = store;
  const stale = await Promise.all(
    [...leadersOf(store)].map(async ([brokerId, partitions]) => {
      const answer = await store.ofBroker('offsets', brokerId, () =>
        cluster.ask(
          ListOffsets,
          { topics: requestTopics(store, partitions, at) },
          { at: { broker: brokerId }, lane: 'bulk', timeoutMs: TIMEOUT_MS },
        ),
      );
      if (answer) return learnOffsets(store, answer, at);
      // Not when another layout has taken over meanwhile: these indices are of the old one.
      if (at === LATEST && columns === store.topics) for (const p of partitions) columns.missEnd(p);
      return false;
    }),
  );
  return stale.includes(true);
}

/** Partition indices by leader, live leaders only, in the order of the columns. */
function leadersOf({ topics, brokers }: FactStore): Map<number, number[]> {
  const byLeader = new Map<number, number[]>(brokers.live().map((brokerId) => [brokerId, []]));
  for (let p = 0; p < topics.partitionCount; p += 1) byLeader.get(topics.leader[p]!)?.push(p);
  for (const [brokerId, partitions] of byLeader) if (partitions.length === 0) byLeader.delete(brokerId);
  return byLeader;
}

function requestTopics({ topics }: FactStore, partitions: readonly number[], timestamp: bigint) {
  const request: { name: string; partitions: { partitionIndex: number; timestamp: bigint }[] }[] = [];
  let t = 0;
  for (const p of partitions) {
    while (topics.firstPartition[t + 1]! <= p) t += 1;
    const name = topics.names[t]!;
    if (request.at(-1)?.name !== name) request.push({ name, partitions: [] });
    request.at(-1)!.partitions.push({ partitionIndex: p - topics.firstPartition[t]!, timestamp });
  }
  return request;
}

const movedCodes: ReadonlySet<number> = new Set([
  errorCode.NOT_LEADER_OR_FOLLOWER,
  errorCode.FENCED_LEADER_EPOCH,
  errorCode.UNKNOWN_TOPIC_OR_PARTITION,
  errorCode.UNKNOWN_LEADER_EPOCH,
]);

function learnOffsets({ topics: columns, refusals }: FactStore, answer: ListOffsetsResponse, at: bigint): boolean {
  const now = Date.now();
  let moved = false;
  let denied: string | null = null;
  for (const topic of answer.topics) {
    for (const { partitionIndex, errorCode: code, offset } of topic.partitions) {
      const p = columns.partition(topic.name, partitionIndex);
      if (p < 0) continue;
      if (code === 0 && at === LATEST) columns.learnEnd(p, offset, now);
      else if (code === 0) columns.learnStart(p, offset);
      else if (at === LATEST) columns.missEnd(p);
      moved ||= movedCodes.has(code);
      if (code === errorCode.TOPIC_AUTHORIZATION_FAILED) denied ??= topic.name;
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
        fetchGroupCommits(store.cluster, { broker: brokerId }, groupIds, options),
      );
      for (const { groupId, topics, error } of groups ?? []) {
        if (!error) store.groups.learnCommits(groupId, topics, at);
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
