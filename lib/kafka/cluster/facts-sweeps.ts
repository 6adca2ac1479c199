import { AppError } from '@/lib/errors';
import { ApiVersions, DescribeCluster, ListPartitionReassignments } from '@/lib/kafka/protocol/messages';

import { describeNamedConfigs } from './configs';
import { describeGroupsOf, type GroupKind } from './describe-group';
import type { KnownBroker } from './facts-brokers';
import { type FactStore, isRefusal } from './facts-store';
import { TopicColumns } from './facts-topics';
import { groupBy } from './group-by';
import { listGroupsOf } from './groups';
import { describeLogDirs, type LogDirs } from './log-dirs';
import { activeController } from './quorum';
import { releaseOfLevel, releaseOfOffers } from './release';
import { blindness } from './visibility';

const bulk = { lane: 'bulk', timeoutMs: 5000 } as const;

/** Brokers, topics, leaders, replicas. */
export async function sweepMetadata(store: FactStore): Promise<void> {
  const metadata = await store.cluster.metadata({ maxAgeMs: 0 });
  store.kafkaClusterId = metadata.kafkaClusterId;
  const { columns, asOf } = metadata;
  const same = store.topics.topicCount > 0 && store.topics.learnLayout(columns, asOf);
  const topics = same ? store.topics : new TopicColumns(columns, store.topics, asOf);
  await sweepMoves(store, topics);
  const live = new Set(metadata.brokers.map((broker) => broker.brokerId));
  const absent = new Set([...new Set(topics.replica)].filter((brokerId) => !live.has(brokerId)));
  const addresses = absent.size > 0 ? await fencedBrokers(store) : new Map<number, KnownBroker>();
  store.brokers.learnLayout(
    metadata.brokers,
    new Map([...absent].map((brokerId) => [brokerId, addresses.get(brokerId) ?? null])),
    Date.now(),
  );
  store.topics = topics;
  store.refused('topics', topics.topicCount > 0 ? null : await blindness(store.cluster, 'topics', bulk));
  store.version += 1;
}

/** Which replicas are being added. Asked only while one is out of sync: at rest, nothing moves. */
async function sweepMoves({ cluster }: FactStore, topics: TopicColumns): Promise<void> {
  if (!topics.inSync.includes(0)) return topics.learnMoves([]);
  try {
    const body = { topics: null, timeoutMs: bulk.timeoutMs };
    const answer = await cluster.ask(ListPartitionReassignments, body, { ...bulk, at: 'controller' });
    topics.learnMoves(
      answer.topics.flatMap(({ name, partitions }) =>
        partitions.map(({ partitionIndex, addingReplicas }) => ({
          ...{ topic: name, partition: partitionIndex, adding: addingReplicas },
        })),
      ),
    );
  } catch (error) {
    // Before 2.4, or not allowed: what is out of sync is then told as that. What was known of moves may still hold.
    if (!(error instanceof AppError)) throw error;
  }
}

/** Addresses of brokers that Metadata hides because they are fenced (KIP-1073, Kafka 4.0). */
async function fencedBrokers({ cluster }: FactStore): Promise<Map<number, KnownBroker>> {
  try {
    const { brokers } = await cluster.ask(DescribeCluster, { includeFencedBrokers: true }, { at: 'any', lane: 'bulk' });
    return new Map(brokers.map(({ brokerId, host, port, rack }) => [brokerId, { brokerId, host, port, rack }]));
  } catch {
    return new Map();
  }
}

/** Groups of every broker. Those of a silent broker stay as they were. */
export async function sweepGroups(store: FactStore): Promise<void> {
  const live = store.brokers.live();
  const seen = new Set<string>();
  const silent = new Set<number>();
  await Promise.all(
    live.map(async (brokerId) => {
      const listed = await store.ofBroker('groups', brokerId, () => listGroupsOf(store.cluster, brokerId, bulk), true);
      if (!listed) return void silent.add(brokerId);
      for (const group of listed) seen.add(group.groupId);
      store.groups.learnList(listed);
    }),
  );
  store.groups.forget(seen, silent);
  store.refused('groups', store.groups.size > 0 ? null : await blindness(store.cluster, 'groups', bulk));
  store.version += 1;
}

/** DescribeGroups is heavy: of very many groups so many are asked at a time, those that were known longest ago first. */
const MOST_DESCRIBED = 500;

/** How many members each group has. Beyond 500 busy groups each sweep learns 500 of them, in turn. */
export async function sweepMembers(store: FactStore): Promise<void> {
  const busy = store.groups.all().filter(({ listed }) => listed.state !== 'Empty' && listed.state !== 'Dead');
  const oldest = busy.toSorted((a, b) => a.membersAt - b.membersAt).slice(0, MOST_DESCRIBED);
  const asks = groupBy(oldest, ({ listed }) => `${listed.coordinator} ${listed.type ?? 'classic'}`);
  const live = new Set(store.brokers.live());
  const at = Date.now();
  await Promise.all(
    [...asks.values()].map(async (groups) => {
      const { coordinator, type } = groups[0]!.listed;
      if (!live.has(coordinator)) return;
      const ids = groups.map(({ listed }) => listed.groupId);
      const kind = (type ?? 'classic') as GroupKind;
      const described = await store.ofBroker('groups', coordinator, () =>
        describeGroupsOf(store.cluster, kind, ids, { broker: coordinator }, bulk),
      );
      // Those that could not be described have had their turn as well.
      for (const groupId of ids) store.groups.missMembers(groupId, at);
      store.refused(`members ${coordinator}`, refusalAmong(described ?? []));
      for (const group of described ?? []) {
        if (group && !(group instanceof AppError)) store.groups.learnMembers(group.groupId, group.members.length);
      }
    }),
  );
}

/** Many are mostly refused for the same reason: the first tells it, and how many more there are. */
function refusalAmong(answers: Iterable<unknown>): AppError | null {
  const [first, ...others] = [...answers].filter((answer) => answer instanceof AppError);
  if (!first || others.length === 0) return first ?? null;
  return new AppError(first.code, `${first.message.replace(/\.$/, '')}, and the same for ${others.length} more.`);
}

/** Log dirs of one broker at a time: the answer costs the broker more than any other here. */
export async function sweepLogDirs(store: FactStore): Promise<void> {
  for (const brokerId of store.brokers.live()) {
    const known = await store.ofBroker('log dirs', brokerId, () => describeLogDirs(store.cluster, brokerId, bulk));
    if (known) learnLogDirs(store, brokerId, known);
  }
}

export function learnLogDirs({ topics, brokers }: FactStore, brokerId: number, { dirs, replicas }: LogDirs): void {
  topics.learnSizes(brokerId, replicas);
  const broker = brokers.get(brokerId);
  if (broker) Object.assign(broker, { logDirs: dirs, logDirsAt: Date.now() });
}

const names = ['retention.ms', 'retention.bytes', 'cleanup.policy', 'min.insync.replicas'] as const;
/** Small enough that neither a broker nor this process is held up for long by one answer. */
const TOPICS_A_REQUEST = 250;

/** The configs that every list shows. */
export async function sweepConfigs(store: FactStore): Promise<void> {
  const { topics } = store;
  const refusals: AppError[] = [];
  for (let from = 0; from < topics.topicCount; from += TOPICS_A_REQUEST) {
    const chunk = topics.names.slice(from, from + TOPICS_A_REQUEST);
    const { known, refused } = await describeNamedConfigs(store.cluster, chunk, names, bulk);
    // A topic that is gone by now refuses, too.
    refusals.push(...[...refused.values()].filter(isRefusal));
    for (const [topic, configs] of known) {
      const t = store.topics.topic(topic);
      if (t < 0) continue;
      const [retentionMs, retentionBytes, cleanupPolicy, minInsyncReplicas] = names.map(
        (name) => configs.get(name) ?? null,
      );
      store.topics.configs[t] = {
        retentionMs: retentionMs!,
        retentionBytes: retentionBytes!,
        cleanupPolicy: cleanupPolicy!,
        minInsyncReplicas: minInsyncReplicas!,
      };
    }
    store.version += 1;
  }
  store.refused('configs', refusalAmong(refusals));
}

/** The active controller, and the releases that the brokers' features tell. */
export async function sweepQuorum(store: FactStore): Promise<void> {
  const [controller] = await Promise.allSettled([activeController(store.cluster, bulk), sweepReleases(store)]);
  if (controller.status === 'fulfilled') {
    store.controllerId = controller.value;
    store.refused('controller', null);
  } else {
    store.controllerId = null;
    if (isRefusal(controller.reason)) store.refused('controller', controller.reason);
  }
  store.version += 1;
}

/** A release cannot change under a running broker, but a broker that comes back may be another one. */
async function sweepReleases(store: FactStore): Promise<void> {
  await Promise.all(
    store.brokers.all().map(async (broker) => {
      if (!broker.live) broker.release = null;
      if (!broker.live || broker.failure || broker.release !== null) return;
      const body = { clientSoftwareName: 'sluice', clientSoftwareVersion: '1' };
      const answer = await store.ofBroker('features', broker.brokerId, () =>
        store.cluster.ask(ApiVersions, body, { ...bulk, at: { broker: broker.brokerId } }),
      );
      const supported = answer?.supportedFeatures?.find(({ name }) => name === 'metadata.version');
      const finalized = answer?.finalizedFeatures?.find(({ name }) => name === 'metadata.version');
      const offers = new Map(answer?.apiKeys.map((api) => [api.apiKey, { min: api.minVersion, max: api.maxVersion }]));
      broker.release = (supported && releaseOfLevel(supported.maxVersion)) ?? releaseOfOffers(offers);
      if (finalized) store.metadataLevel = finalized.maxVersionLevel;
    }),
  );
}
