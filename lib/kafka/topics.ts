import 'server-only';

import type { ConfigList } from '@/lib/contract/configs';
import type { PartitionRow, TopicDetail, TopicGroupList, TopicList } from '@/lib/contract/topics';
import { describeTopicConfigs } from '@/lib/kafka/cluster/configs';
import { type Facts, factsOf } from '@/lib/kafka/cluster/facts';
import { known } from '@/lib/kafka/cluster/facts-series';
import { lookAtTopic } from '@/lib/kafka/cluster/live';
import { missingTopic } from '@/lib/kafka/cluster/visibility';
import { configEntry } from '@/lib/kafka/configs';
import type { ClusterContext } from '@/lib/kafka/context';
import { lagPoints } from '@/lib/kafka/group-rows';
import { rounded, topicRow, topicRows } from '@/lib/kafka/topic-rows';
import { merged } from '@/lib/kafka/warnings';

/** Every topic, internal ones too, from the facts: nobody waits for a broker but the very first caller. */
export async function listTopics(ctx: ClusterContext): Promise<TopicList> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal, ['ends']);
  const items = facts.store.once('topic rows', () => topicRows(facts.store));
  const { incomplete } = facts;
  return { items, incomplete, asOf: facts.asOf('metadata', 'offsets'), warnings: facts.warnings() };
}

/** One topic, its layout and offsets asked now; what does not answer in time is told from the facts. */
export async function getTopic(ctx: ClusterContext, topic: string): Promise<TopicDetail> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  await knownTopic(facts, topic);
  const look = await lookAtTopic(ctx.kafka, facts, topic, ctx.signal);
  const t = await knownTopic(facts, topic);
  const { topics, brokers } = facts.store;
  const minIsr = topics.configs[t]?.minInsyncReplicas;
  return {
    topic: topicRow(facts.store, t),
    minInsyncReplicas: minIsr ? Number(minIsr) : null,
    partitions: partitionRows(facts, t),
    brokers: brokers.all().map(({ brokerId, rack, live, failure, okAt }) => ({
      brokerId,
      rack,
      up: failure ? false : live && okAt !== null ? true : null,
    })),
    asOf: look.asOf ?? facts.asOf('metadata', 'offsets'),
    warnings: merged(facts.warnings(), look.warnings),
  };
}

/** Every config of a topic with where it comes from, asked now. */
export async function listTopicConfigs(ctx: ClusterContext, topic: string): Promise<ConfigList> {
  const configs = await describeTopicConfigs(ctx.kafka, topic, { signal: ctx.signal });
  return { items: configs.map(configEntry) };
}

/** Groups with a commit on a topic, the one that is furthest behind first. */
export async function listTopicGroups(ctx: ClusterContext, topic: string): Promise<TopicGroupList> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal, ['ends', 'lags']);
  await knownTopic(facts, topic);
  const { groups, topics, axis } = facts.store;
  const slots = axis.slots();
  const items = groups.ofTopic(topic, topics).map(({ groupId, lag, partitions }) => {
    const group = groups.get(groupId);
    return {
      groupId,
      state: group?.listed.state ?? null,
      members: group?.members ?? null,
      partitions,
      lag: lag && { value: `${lag.value}`, atLeast: lag.atLeast },
      // Of the whole group: its commits on one topic are not followed by themselves.
      trend: group ? lagPoints(group, slots) : [],
      committedAsOf: group?.commits?.at ?? null,
    };
  });
  items.sort((a, b) => Number(b.lag?.value ?? -1) - Number(a.lag?.value ?? -1) || (a.groupId < b.groupId ? -1 : 1));
  return { items, asOf: facts.asOf('groups', 'offsets'), warnings: facts.warnings() };
}

/** Index of a topic in the columns. A name that is not there may be newer than they are. */
async function knownTopic(facts: Facts, topic: string): Promise<number> {
  if (facts.store.topics.topic(topic) < 0) await facts.refresh('metadata');
  const t = facts.store.topics.topic(topic);
  if (t < 0) throw await missingTopic(facts.store.cluster, topic);
  return t;
}

function partitionRows({ store: { topics } }: Facts, t: number): PartitionRow[] {
  const first = topics.firstPartition[t]!;
  return Array.from({ length: topics.firstPartition[t + 1]! - first }, (_, partition) => {
    const p = first + partition;
    const replicas = topics.replicasOf(p);
    const flagged = (flags: Uint8Array) => replicas.filter((_, i) => flags[topics.firstReplica[p]! + i] === 1);
    const leader = topics.leader[p]! < 0 ? null : topics.leader[p]!;
    const sizes = replicas.map((_, i) => text(topics.size[topics.firstReplica[p]! + i]));
    return {
      partition,
      leader,
      leaderEpoch: topics.leaderEpoch[p]! < 0 ? null : topics.leaderEpoch[p]!,
      replicas,
      isr: flagged(topics.inSync),
      offlineReplicas: flagged(topics.offline),
      adding: flagged(topics.adding),
      start: text(topics.start[p]),
      end: text(topics.end[p]),
      messages: text(topics.end[p]! - topics.start[p]!),
      messagesPerSecond: leader === null ? 0 : rounded(topics.rate[p]),
      size: leader === null ? null : (sizes[replicas.indexOf(leader)] ?? null),
      sizes,
    };
  });
}

function text(value: number | undefined): string | null {
  const number = known(value);
  return number === null ? null : `${number}`;
}
