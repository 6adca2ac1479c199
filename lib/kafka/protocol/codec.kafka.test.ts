import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Connection } from './connection';
import type { Message } from './message';
import {
  ApiVersions,
  CreateTopics,
  DeleteTopics,
  DescribeClientQuotas,
  DescribeCluster,
  DescribeConfigs,
  DescribeGroups,
  DescribeLogDirs,
  DescribeProducers,
  DescribeQuorum,
  DescribeTopicPartitions,
  Fetch,
  ListConfigResources,
  ListGroups,
  ListOffsets,
  ListPartitionReassignments,
  ListTransactions,
  Metadata,
  OffsetForLeaderEpoch,
} from './messages';

const topic = `wire-${randomUUID()}`;
const bootstrap = process.env.SLUICE_LAB_BOOTSTRAP?.split(',') ?? [];
const latest = { topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp: -1n }] }] };
let topicId = '';
/** To the leader of the topic's only partition, which answers everything asked here. */
let broker: Connection;
let seed: Connection;

const call = () => ({ deadline: performance.now() + 15_000 });

async function connect(address: string): Promise<Connection> {
  const [host = '', port] = address.split(':');
  return Connection.open({ host, port: Number(port), ips: [host], tls: null, sasl: null });
}

/** Every version that both sides know, with its answer. */
async function everyVersion<Q, R>(message: Message<Q, R>, body: (version: number) => Q): Promise<Map<number, R>> {
  const answers = new Map<number, R>();
  const first = Math.max(message.minVersion, broker.offers.get(message.key)?.min ?? message.minVersion);
  for (let version = first; version <= (broker.version(message) ?? -1); version++) {
    answers.set(version, await broker.ask(message, version, body(version), call()));
  }
  expect(answers.size, message.name).toBeGreaterThan(0);
  return answers;
}

beforeAll(async () => {
  seed = await connect(bootstrap[0]!);
  const topics = [{ name: topic, numPartitions: 1, replicationFactor: 1 }];
  const created = await seed.ask(CreateTopics, 7, { topics, timeoutMs: 10_000 }, call());
  expect(created.topics[0]?.errorCode).toBe(0);
  topicId = created.topics[0]!.topicId!;
  broker = await vi.waitFor(async () => {
    const { brokers, topics } = await seed.ask(Metadata, 12, { topics: [{ name: topic }] }, call());
    const leader = brokers.find(({ nodeId }) => nodeId === topics[0]?.partitions[0]?.leaderId);
    if (!leader) throw new Error('no leader yet');
    return connect(`${leader.host}:${leader.port}`);
  });
  await vi.waitFor(async () => {
    const answer = await broker.ask(ListOffsets, 7, latest, call());
    expect(answer.topics[0]?.partitions[0]?.errorCode, 'its leader knows that it is').toBe(0);
  });
});

afterAll(async () => {
  await seed.ask(DeleteTopics, 6, { topics: [{ name: topic }], timeoutMs: 10_000 }, call());
  broker?.close();
  seed.close();
});

describe('a real broker', () => {
  it('answers every version of what describes the cluster', async () => {
    for (const [version, answer] of await everyVersion(ApiVersions, (version) =>
      version < 3 ? {} : { clientSoftwareName: 'sluice', clientSoftwareVersion: '0' },
    )) {
      expect(answer.errorCode).toBe(0);
      expect(answer.apiKeys.length).toBeGreaterThan(40);
      if (version >= 3) expect(answer.finalizedFeatures?.map(({ name }) => name)).toContain('metadata.version');
    }
    for (const answer of (await everyVersion(DescribeCluster, () => ({}))).values()) {
      expect(answer).toMatchObject({ errorCode: 0, brokers: { length: 3 } });
    }
    const quorum = { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] };
    for (const answer of (await everyVersion(DescribeQuorum, () => quorum)).values()) {
      expect(answer.topics[0]?.partitions[0]?.currentVoters).toHaveLength(3);
    }
  });

  it('answers every version of what describes a topic', async () => {
    const topics = [{ name: topic }];
    for (const [version, answer] of await everyVersion(Metadata, (version) =>
      version < 4 ? { topics } : { topics, allowAutoTopicCreation: false },
    )) {
      expect(answer.topics).toMatchObject([{ errorCode: 0, name: topic, partitions: [{ partitionIndex: 0 }] }]);
      if (version >= 10) expect(answer.topics[0]?.topicId).toBe(topicId);
    }
    for (const answer of (await everyVersion(DescribeTopicPartitions, () => ({ topics }))).values()) {
      expect(answer).toMatchObject({ topics: [{ name: topic, topicId, partitions: { length: 1 } }], nextCursor: null });
    }
    const resources = [{ resourceType: 2, resourceName: topic, configurationKeys: null }];
    for (const answer of (await everyVersion(DescribeConfigs, () => ({ resources, includeSynonyms: true }))).values()) {
      expect(answer.results[0]?.configs.map(({ name }) => name)).toContain('retention.ms');
    }
    const partitions = [{ topic, partitions: [0] }];
    for (const [version, answer] of await everyVersion(DescribeLogDirs, () => ({ topics: partitions }))) {
      expect(answer.results[0]).toMatchObject({ errorCode: 0, topics: [{ name: topic, partitions: { length: 1 } }] });
      if (version >= 4) expect(answer.results[0]?.totalBytes).toBeGreaterThan(0n);
    }
    const producers = { topics: [{ name: topic, partitionIndexes: [0] }] };
    for (const answer of (await everyVersion(DescribeProducers, () => producers)).values()) {
      expect(answer.topics).toMatchObject([{ name: topic, partitions: [{ errorCode: 0, activeProducers: [] }] }]);
    }
  });

  it('answers every version of what asks for offsets and records', async () => {
    for (const answer of (await everyVersion(ListOffsets, () => latest)).values()) {
      expect(answer.topics).toMatchObject([
        { name: topic, partitions: [{ errorCode: 0, offset: 0n, timestamp: -1n }] },
      ]);
    }
    const epochs = { topics: [{ topic, partitions: [{ partition: 0, leaderEpoch: 0 }] }] };
    for (const answer of (await everyVersion(OffsetForLeaderEpoch, () => epochs)).values()) {
      expect(answer.topics).toMatchObject([{ topic, partitions: [{ errorCode: 0, endOffset: 0n }] }]);
    }
    const partitions = [{ partition: 0, fetchOffset: 0n, partitionMaxBytes: 1000 }];
    for (const answer of (
      await everyVersion(Fetch, () => ({ topics: [{ topic, topicId, partitions }], sessionEpoch: -1 }))
    ).values()) {
      const [only] = answer.responses[0]?.partitions ?? [];
      expect(only).toMatchObject({ partitionIndex: 0, errorCode: 0, highWatermark: 0n });
    }
  });

  it('answers every version of the other lists', async () => {
    for (const answer of (await everyVersion(ListGroups, () => ({}))).values()) expect(answer.errorCode).toBe(0);
    for (const answer of (await everyVersion(DescribeGroups, () => ({ groups: [topic] }))).values()) {
      expect(answer.groups).toMatchObject([{ groupId: topic, members: [] }]);
    }
    for (const answer of (await everyVersion(ListTransactions, () => ({}))).values()) expect(answer.errorCode).toBe(0);
    const any = { components: [], strict: false };
    for (const answer of (await everyVersion(DescribeClientQuotas, () => any)).values()) {
      expect(answer.errorCode).toBe(0);
    }
    for (const answer of (await everyVersion(ListPartitionReassignments, () => ({ topics: null }))).values()) {
      expect(answer.errorCode).toBe(0);
    }
    for (const answer of (await everyVersion(ListConfigResources, () => ({}))).values()) {
      expect(answer.errorCode).toBe(0);
    }
  });
});
