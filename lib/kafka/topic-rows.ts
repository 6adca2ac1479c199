import type { Total } from '@/lib/contract/common';
import type { TopicHealth, TopicRow } from '@/lib/contract/topics';
import type { Lag } from '@/lib/kafka/cluster/facts-groups';
import { known, POINTS, valuesAt } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';
import type { TopicColumns } from '@/lib/kafka/cluster/facts-topics';

/** Beyond this many rows the sparklines would be most of the answer. */
const MOST_TRENDS = 2000;
const LIST_POINTS = 30;

/** Every topic as a row of the list, by name. */
export function topicRows(store: FactStore): TopicRow[] {
  const { topics, axis } = store;
  const slots = topics.topicCount <= MOST_TRENDS ? axis.slots().slice(-LIST_POINTS) : [];
  const silent = silentBrokers(store);
  return topics.names.map((_, t) => topicRow(store, t, slots, silent));
}

/** Brokers whose last question was not answered. */
const silentBrokers = ({ brokers }: FactStore): ReadonlySet<number> =>
  new Set(brokers.all().flatMap(({ brokerId, failure }) => (failure ? [brokerId] : [])));

/** `slots` are those of its sparkline. */
export function topicRow(
  store: FactStore,
  t: number,
  slots = store.axis.slots(),
  silent = silentBrokers(store),
): TopicRow {
  const { topics, groups } = store;
  const configs = topics.configs[t] ?? null;
  const from = topics.firstPartition[t]!;
  const to = topics.firstPartition[t + 1]!;
  const readers = groups.ofTopic(topics.names[t]!, topics);
  return {
    topic: topics.names[t]!,
    topicId: topics.topicIds[t]!,
    internal: topics.internal[t] === 1,
    partitions: to - from,
    ...replication(topics, t, silent),
    size: total(topics.firstReplica[from]!, topics.firstReplica[to]!, (r) => topics.size[r]!),
    messages: total(from, to, (p) => topics.end[p]! - topics.start[p]!),
    messagesPerSecond: rounded(topics.topicRate(t)),
    trend: valuesAt(slots, topics.trend, t * POINTS).map(rounded),
    retentionMs: configs?.retentionMs ?? null,
    retentionBytes: configs?.retentionBytes ?? null,
    cleanupPolicy: configs?.cleanupPolicy ?? null,
    groups: groups.known ? readers.length : null,
    worstLag: worst(readers),
  };
}

type Replication = Pick<TopicRow, 'replicationFactor' | 'health' | 'outOfSync' | 'moving' | 'offline'>;

/**
 * Counts replicas out of sync and partitions without leader; the health is that of the worst partition. A replica that
 * was in sync on a broker that has fallen silent since may be so no more, until the layout says it without that broker.
 */
function replication(topics: TopicColumns, t: number, silent: ReadonlySet<number>): Replication {
  const minIsr = Number(topics.configs[t]?.minInsyncReplicas ?? Number.NaN);
  let replicationFactor = 0;
  let outOfSync = 0;
  let moving = 0;
  let offline = 0;
  let underMinIsr = false;
  let doubtful = false;
  for (let p = topics.firstPartition[t]!; p < topics.firstPartition[t + 1]!; p += 1) {
    const replicas = topics.firstReplica[p + 1]! - topics.firstReplica[p]!;
    const inSync = topics.inSyncCount(p);
    replicationFactor = Math.max(replicationFactor, replicas);
    const behind = topics.behindCount(p);
    outOfSync += behind;
    moving += replicas - inSync - behind;
    if (topics.leader[p]! < 0) offline += 1;
    // Brokers hold a topic to the smaller of the two (Partition.effectiveMinIsr).
    if (inSync < Math.min(minIsr, replicas)) underMinIsr = true;
    for (let r = topics.firstReplica[p]!; silent.size > 0 && r < topics.firstReplica[p + 1]!; r += 1) {
      if (topics.inSync[r] === 1 && silent.has(topics.replica[r]!)) doubtful = true;
    }
  }
  const flaws = { offline: offline > 0, underMinIsr, outOfSync: outOfSync > 0, doubtful };
  return { replicationFactor, outOfSync, moving, offline, health: healthOf(flaws) };
}

type Flaws = Record<'offline' | 'underMinIsr' | 'outOfSync' | 'doubtful', boolean>;

function healthOf({ offline, underMinIsr, outOfSync, doubtful }: Flaws): TopicHealth {
  if (offline) return 'offline';
  if (underMinIsr) return 'under min ISR';
  if (outOfSync) return 'under-replicated';
  return doubtful ? 'unknown' : 'in sync';
}

/** Sum over columns from one index up to another; what is unknown makes it "at least". */
export function total(from: number, to: number, at: (index: number) => number): Total | null {
  let value = 0;
  let counted = 0;
  for (let i = from; i < to; i += 1) {
    const part = at(i);
    if (Number.isNaN(part)) continue;
    value += part;
    counted += 1;
  }
  return counted > 0 ? { value: `${value}`, atLeast: counted < to - from } : null;
}

function worst(readers: readonly { groupId: string; lag: Lag }[]): TopicRow['worstLag'] {
  let most: { groupId: string; lag: Lag } | null = null;
  for (const reader of readers) {
    if (reader.lag && (!most?.lag || reader.lag.value > most.lag.value)) most = reader;
  }
  return most?.lag ? { groupId: most.groupId, lag: `${most.lag.value}` } : null;
}

/** Three digits after the point say all that a rate between two readings knows. */
export function rounded(rate: number | null | undefined): number | null {
  const value = known(rate ?? Number.NaN);
  return value === null ? null : Math.round(value * 1000) / 1000;
}
