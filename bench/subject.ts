import { connected, endOffsets, kafkaClient } from '@/lab/topics.mjs';
import { Cluster } from '@/lib/kafka/cluster/cluster';
import { groupBy } from '@/lib/kafka/cluster/group-by';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import { CreateTopics, OffsetCommit } from '@/lib/kafka/protocol/messages';

/** What is measured: a cluster with many topics, many groups, one wide topic and one with many messages. */
export type Subject = { topics: number; partitions: number; groups: number; messages: number };

export const messagesTopic = 'bench.messages';
/** 100 partitions, read by the first 20 groups. */
export const wideTopic = 'bench.wide';
export const widePartitions = 100;
export const wideReaders = 20;

const TOPICS_A_REQUEST = 100;
const GROUPS_AT_ONCE = 20;

/** A client that may write: only the bench fills clusters, and only its own. */
export function openCluster(servers: string): Cluster {
  const config = { clusterId: 'bench', name: 'bench', tls: null, sasl: null, readOnly: false };
  return new Cluster({ ...config, bootstrapServers: parseBootstrapServers(servers) }, { allowLoopback: true });
}

export const topicName = (n: number) => `bench.topic-${String(n).padStart(5, '0')}`;
export const groupName = (n: number) => `bench-group-${String(n).padStart(5, '0')}`;

/** Fills an empty cluster. Every partition has messages; every group commits on two topics, behind their ends. */
export async function fill(servers: string, subject: Subject): Promise<void> {
  const cluster = openCluster(servers);
  try {
    await makeTopics(cluster, [
      { name: messagesTopic, partitions: 12 },
      { name: wideTopic, partitions: widePartitions },
    ]);
    await grow(cluster, servers, 0, subject);
    await produceMany(servers, subject.messages);
    await commitAll(cluster, subject);
  } finally {
    cluster.close();
  }
}

/** More topics of the same kind, from number `from` up to those of the subject. */
export async function grow(
  cluster: Cluster,
  servers: string,
  from: number,
  { topics, partitions }: Pick<Subject, 'topics' | 'partitions'>,
): Promise<void> {
  const names = Array.from({ length: topics - from }, (_, n) => topicName(from + n));
  for (let at = 0; at < names.length; at += TOPICS_A_REQUEST) {
    await makeTopics(
      cluster,
      names.slice(at, at + TOPICS_A_REQUEST).map((name) => ({ name, partitions })),
    );
  }
  const last = names.at(-1);
  await connected(kafkaClient(servers).admin(), async (admin) => {
    for (const topic of [wideTopic, ...(last ? [last] : [])]) await endOffsets(admin, topic);
  });
  await connected(kafkaClient(servers).producer(), async (producer) => {
    const row = Array.from({ length: partitions }, (_, partition) => [0, 1].map((n) => ({ partition, value: `${n}` })));
    for (let at = 0; at < names.length; at += 50) {
      const messages = row.flat();
      await producer.sendBatch({ topicMessages: names.slice(at, at + 50).map((topic) => ({ topic, messages })) });
    }
  });
}

async function makeTopics(cluster: Cluster, topics: readonly { name: string; partitions: number }[]): Promise<void> {
  const asked = topics.map(({ name, partitions }) => ({ name, numPartitions: partitions, replicationFactor: 1 }));
  const body = { topics: asked.map((topic) => ({ ...topic, assignments: [], configs: [] })), timeoutMs: 60_000 };
  const answer = await cluster.ask(CreateTopics, body, { at: 'controller', timeoutMs: 60_000 });
  for (const { name, errorCode, errorMessage } of answer.topics) {
    if (errorCode !== 0) throw new Error(`${name} was not created: ${errorCode} ${errorMessage}`);
  }
}

async function produceMany(servers: string, count: number): Promise<void> {
  const value = JSON.stringify({ text: 'kilobyte '.repeat(110) });
  await connected(kafkaClient(servers).producer(), async (producer) => {
    for (let sent = 0; sent < count; sent += 2000) {
      const messages = Array.from({ length: 2000 }, (_, n) => ({ key: `key-${sent + n}`, value }));
      await producer.send({ topic: messagesTopic, messages });
    }
    const wide = Array.from({ length: widePartitions }, (_, partition) => ({ partition, value }));
    for (let round = 0; round < 10; round++) await producer.send({ topic: wideTopic, messages: wide });
  });
}

/** As an application without members commits (OffsetCommit with generation -1): no join, no rebalance. */
async function commitAll(cluster: Cluster, { groups, topics, partitions }: Subject): Promise<void> {
  const numbers = Array.from({ length: groups }, (_, n) => n);
  for (const some of groupBy(numbers, (n) => Math.floor(n / GROUPS_AT_ONCE)).values()) {
    await Promise.all(
      some.map((n) => {
        const read = [topicName((2 * n) % topics), topicName((2 * n + 1) % topics)];
        const asked = read.map((name) => ({ name, count: partitions }));
        if (n < wideReaders) asked.push({ name: wideTopic, count: widePartitions });
        return commit(cluster, groupName(n), asked);
      }),
    );
  }
}

async function commit(cluster: Cluster, groupId: string, topics: readonly { name: string; count: number }[]) {
  const body = {
    groupId,
    generationIdOrMemberEpoch: -1,
    memberId: '',
    topics: topics.map(({ name, count }) => ({
      name,
      partitions: Array.from({ length: count }, (_, partitionIndex) => ({
        partitionIndex,
        committedOffset: 1n,
        committedMetadata: '',
      })),
    })),
  };
  // v10 names topics by id.
  const answer = await cluster.ask(OffsetCommit, body, { at: { group: groupId }, maxVersion: 9, timeoutMs: 20_000 });
  for (const { name, partitions } of answer.topics) {
    const bad = partitions.find(({ errorCode }) => errorCode !== 0);
    if (bad) throw new Error(`${groupId} could not commit on ${name}/${bad.partitionIndex}: ${bad.errorCode}`);
  }
}
