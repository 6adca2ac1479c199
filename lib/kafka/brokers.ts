import 'server-only';

import type { BrokerDetail, BrokerList, BrokerReplica } from '@/lib/contract/brokers';
import type { ConfigList } from '@/lib/contract/configs';
import { AppError } from '@/lib/errors';
import { brokerRows } from '@/lib/kafka/broker-rows';
import { describeBrokerConfigs } from '@/lib/kafka/cluster/configs';
import { type Facts, factsOf } from '@/lib/kafka/cluster/facts';
import { known } from '@/lib/kafka/cluster/facts-series';
import { lookAtLogDirs } from '@/lib/kafka/cluster/live';
import type { LogDirs } from '@/lib/kafka/cluster/log-dirs';
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
    replicas: replicasOn(facts, brokerId, look),
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
function replicasOn({ store: { topics } }: Facts, brokerId: number, stored: LogDirs | null): BrokerReplica[] {
  const replicas: BrokerReplica[] = [];
  const onDisk = new Int32Array(topics.partitionCount).fill(-1);
  for (const row of rowsOf(stored)) {
    const { topic, partition, at } = row;
    const p = topics.partition(topic, partition);
    if (stored!.replicas.future[at] === 1) replicas.push(asFuture(stored!, row));
    else if (p >= 0) onDisk[p] = at;
  }
  for (let t = 0; t < topics.topicCount; t += 1) {
    for (let p = topics.firstPartition[t]!; p < topics.firstPartition[t + 1]!; p += 1) {
      for (let r = topics.firstReplica[p]!; r < topics.firstReplica[p + 1]!; r += 1) {
        if (topics.replica[r] !== brokerId) continue;
        const row = onDisk[p]!;
        replicas.push({
          topic: topics.names[t]!,
          partition: p - topics.firstPartition[t]!,
          leader: topics.leader[p] === brokerId,
          inSync: topics.inSync[r] === 1,
          adding: topics.adding[r] === 1,
          size: text(row < 0 ? topics.size[r] : stored?.replicas.size[row]),
          offsetLag: text(row < 0 ? undefined : stored?.replicas.offsetLag[row]),
          logDir: row < 0 ? null : dirOf(stored!, row),
          future: false,
        });
      }
    }
  }
  return replicas;
}

type Row = { topic: string; partition: number; at: number };

function* rowsOf(stored: LogDirs | null): Generator<Row> {
  if (!stored) return;
  const { names, first, partition } = stored.replicas;
  for (const [i, topic] of names.entries()) {
    for (let at = first[i]!; at < first[i + 1]!; at += 1) yield { topic, partition: partition[at]!, at };
  }
}

const dirOf = ({ replicas }: LogDirs, row: number): string | null =>
  replicas.dirs.find(({ from, to }) => row >= from && row < to)?.path ?? null;

function asFuture(stored: LogDirs, { topic, partition, at }: Row): BrokerReplica {
  const place = {
    topic,
    partition,
    logDir: dirOf(stored, at),
    future: true,
    leader: false,
    inSync: false,
    adding: false,
  };
  return { ...place, size: text(stored.replicas.size[at]), offsetLag: text(stored.replicas.offsetLag[at]) };
}

function text(value: number | undefined): string | null {
  const number = known(value);
  return number === null ? null : `${number}`;
}
