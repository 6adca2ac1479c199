import 'server-only';

import type { BrokerDetail, BrokerList, BrokerReplica } from '@/lib/contract/brokers';
import type { ConfigList } from '@/lib/contract/configs';
import { AppError } from '@/lib/errors';
import { brokerRows } from '@/lib/kafka/broker-rows';
import { describeBrokerConfigs } from '@/lib/kafka/cluster/configs';
import { type Facts, factsOf } from '@/lib/kafka/cluster/facts';
import { known } from '@/lib/kafka/cluster/facts-series';
import { lookAtLogDirs } from '@/lib/kafka/cluster/live';
import type { LogDirReplica } from '@/lib/kafka/cluster/log-dirs';
import { configEntry } from '@/lib/kafka/configs';
import type { ClusterContext } from '@/lib/kafka/context';

/** Every broker, those that left but still should hold replicas too. */
export async function listBrokers(ctx: ClusterContext): Promise<BrokerList> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  return {
    items: brokerRows(facts.store),
    controllerId: facts.store.controllerId,
    asOf: facts.asOf('metadata'),
    warnings: facts.warnings(),
  };
}

/** One broker with its disks and everything on them. A broker that does not answer still has the replicas it should. */
export async function getBroker(ctx: ClusterContext, brokerId: number): Promise<BrokerDetail> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  const broker = facts.store.brokers.get(brokerId);
  if (!broker) throw noBroker(brokerId);
  const look = broker.live ? await lookAtLogDirs(ctx.kafka, facts, brokerId, ctx.signal) : null;
  const row = brokerRows(facts.store).find((one) => one.brokerId === brokerId);
  if (!row) throw noBroker(brokerId);
  return {
    broker: row,
    logDirs:
      broker.logDirs?.map((dir) => ({
        ...dir,
        total: dir.total === null ? null : `${dir.total}`,
        usable: dir.usable === null ? null : `${dir.usable}`,
        size: `${dir.size}`,
      })) ?? null,
    replicas: replicasOn(facts, brokerId, look?.replicas ?? []),
    asOf: facts.asOf('metadata'),
    warnings: facts.warnings(),
  };
}

/** Every config of a broker with where it comes from, asked of that broker now. */
export async function listBrokerConfigs(ctx: ClusterContext, brokerId: number): Promise<ConfigList> {
  const configs = await describeBrokerConfigs(ctx.kafka, brokerId, { signal: ctx.signal });
  return { items: configs.map(configEntry) };
}

const noBroker = (brokerId: number) => new AppError('NOT_FOUND', `There is no broker ${brokerId} in this cluster.`);

/** What Metadata puts on a broker with what its disks tell, and the copies on their way between its dirs. */
function replicasOn({ store: { topics } }: Facts, brokerId: number, stored: readonly LogDirReplica[]): BrokerReplica[] {
  const onDisk = new Map(stored.filter(({ future }) => !future).map((one) => [`${one.topic}/${one.partition}`, one]));
  const replicas: BrokerReplica[] = stored.filter(({ future }) => future).map(asFuture);
  for (let t = 0; t < topics.topicCount; t += 1) {
    for (let p = topics.firstPartition[t]!; p < topics.firstPartition[t + 1]!; p += 1) {
      for (let r = topics.firstReplica[p]!; r < topics.firstReplica[p + 1]!; r += 1) {
        if (topics.replica[r] !== brokerId) continue;
        const topic = topics.names[t]!;
        const partition = p - topics.firstPartition[t]!;
        const disk = onDisk.get(`${topic}/${partition}`);
        const size = disk ? disk.size : known(topics.size[r]);
        replicas.push({
          topic,
          partition,
          leader: topics.leader[p] === brokerId,
          inSync: topics.inSync[r] === 1,
          size: size === null ? null : `${size}`,
          offsetLag: disk ? `${disk.offsetLag}` : null,
          logDir: disk?.logDir ?? null,
          future: false,
        });
      }
    }
  }
  return replicas;
}

function asFuture({ topic, partition, size, offsetLag, logDir }: LogDirReplica): BrokerReplica {
  const place = { topic, partition, logDir, future: true, leader: false, inSync: false };
  return { ...place, size: `${size}`, offsetLag: `${offsetLag}` };
}
