import type { BrokerRow } from '@/lib/contract/brokers';
import type { BrokerFacts, LogDirFacts } from '@/lib/kafka/cluster/facts-brokers';
import { known } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';
import type { TopicColumns } from '@/lib/kafka/cluster/facts-topics';
import { rounded } from '@/lib/kafka/topic-rows';

/** What one broker carries, counted over all partitions. */
export type BrokerLoad = { leaders: number; replicas: number; outOfSync: number; rate: number };

/** Every broker that is in the cluster or should hold a replica, by id. */
export function brokerRows(store: FactStore): BrokerRow[] {
  const loads = brokerLoads(store.topics);
  const brokers = store.brokers.all();
  const live = brokers.filter((broker) => broker.live);
  const mean = (of: (load: BrokerLoad) => number) =>
    live.reduce((sum, { brokerId }) => sum + of(loads.get(brokerId) ?? nothing), 0) / live.length;
  const meanLeaders = mean((load) => load.leaders);
  const meanReplicas = mean((load) => load.replicas);
  return brokers.map((broker) => {
    const load = loads.get(broker.brokerId) ?? nothing;
    return {
      ...stateOf(broker),
      ...disk(broker.logDirs),
      brokerId: broker.brokerId,
      host: broker.host,
      port: broker.port,
      rack: broker.rack,
      controller: store.controllerId === null ? null : store.controllerId === broker.brokerId,
      latencyMs: broker.latencyMs === null ? null : Math.round(broker.latencyMs * 10) / 10,
      version: broker.release,
      leaders: load.leaders,
      replicas: load.replicas,
      outOfSync: load.outOfSync,
      leaderSkew: broker.live ? skew(load.leaders, meanLeaders) : null,
      replicaSkew: broker.live ? skew(load.replicas, meanReplicas) : null,
      sizeAsOf: broker.logDirsAt,
      messagesPerSecond: broker.failure ? null : rounded(known(load.rate)),
    };
  });
}

const nothing: BrokerLoad = { leaders: 0, replicas: 0, outOfSync: 0, rate: 0 };

export function brokerLoads(topics: TopicColumns): Map<number, BrokerLoad> {
  const loads = new Map<number, BrokerLoad>();
  const load = (brokerId: number): BrokerLoad => {
    let one = loads.get(brokerId);
    if (!one) loads.set(brokerId, (one = { ...nothing }));
    return one;
  };
  for (let p = 0; p < topics.partitionCount; p += 1) {
    for (let r = topics.firstReplica[p]!; r < topics.firstReplica[p + 1]!; r += 1) {
      const one = load(topics.replica[r]!);
      one.replicas += 1;
      if (topics.isBehind(r)) one.outOfSync += 1;
    }
    if (topics.leader[p]! < 0) continue;
    const leader = load(topics.leader[p]!);
    leader.leaders += 1;
    leader.rate += topics.rate[p]!;
  }
  return loads;
}

function stateOf({ failure, live, okAt }: BrokerFacts): Pick<BrokerRow, 'state' | 'reason' | 'since'> {
  if (failure) return { state: 'unreachable', reason: failure.message, since: failure.since };
  return { state: live && okAt !== null ? 'ok' : 'unknown', reason: null, since: null };
}

/** In percent of the mean; null without anything to share. */
function skew(value: number, mean: number): number | null {
  return mean > 0 ? Math.round(((value - mean) / mean) * 1000) / 10 : null;
}

function disk(dirs: readonly LogDirFacts[] | null): Pick<BrokerRow, 'size' | 'diskTotal' | 'diskUsable'> {
  if (!dirs) return { size: null, diskTotal: null, diskUsable: null };
  // Dirs on one volume tell the same two numbers; Kafka does not say which volume a dir is on.
  const volumes = new Map(dirs.map((dir) => [`${dir.total}/${dir.usable}`, dir]));
  return {
    size: `${dirs.reduce((sum, dir) => sum + dir.size, 0n)}`,
    diskTotal: sum([...volumes.values()].map((dir) => dir.total)),
    diskUsable: sum([...volumes.values()].map((dir) => dir.usable)),
  };
}

function sum(values: readonly (bigint | null)[]): string | null {
  let total = 0n;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return values.length > 0 ? `${total}` : null;
}
