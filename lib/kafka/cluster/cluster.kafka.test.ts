import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootstrapServers, createTopic, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { AppError } from '@/lib/errors';
import {
  CreateTopics,
  DescribeConfigs,
  DescribeGroups,
  ListGroups,
  ListOffsets,
  Metadata,
} from '@/lib/kafka/protocol/messages';
import { Cluster } from './cluster';
import type { ClusterConfig } from './config';
import { parseBootstrapServers } from './seeds';

const policy = { allowLoopback: true };
const config: ClusterConfig = {
  clusterId: 'lab',
  name: 'lab',
  bootstrapServers: parseBootstrapServers(bootstrapServers()),
  tls: null,
  sasl: null,
  readOnly: false,
};
const topic = uniqueName('cluster');
let cluster: Cluster;

const errorOf = async (promise: Promise<unknown>): Promise<AppError> => {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(AppError);
  return thrown as AppError;
};

beforeAll(async () => {
  cluster = new Cluster(config, policy);
  await createTopic(topic, {
    replicas: [
      [1, 2],
      [2, 3],
      [3, 1],
    ],
  });
});

afterAll(async () => {
  cluster.close();
  await deleteTopics(topic);
});

describe('a cluster', () => {
  test('tells brokers, racks, topics and partitions with their age', async () => {
    const before = Date.now();
    const metadata = await cluster.metadata({ maxAgeMs: 0 });
    expect(metadata.asOf).toBeGreaterThanOrEqual(before);
    expect(metadata.kafkaClusterId).toMatch(/^[\w-]{22}$/);
    expect(metadata.brokers.map(({ brokerId, rack }) => [brokerId, rack])).toEqual([
      [1, 'rack-a'],
      [2, 'rack-b'],
      [3, 'rack-c'],
    ]);
    const mine = metadata.topics.get(topic)!;
    expect(mine).toMatchObject({ name: topic, internal: false, error: null });
    expect(mine.topicId).toMatch(/^[\w-]{22}$/);
    expect(mine.partitions.map(({ partition, replicas, leader }) => [partition, replicas, leader])).toEqual([
      [0, [1, 2], 1],
      [1, [2, 3], 2],
      [2, [3, 1], 3],
    ]);
  });

  test('answers from what it knows while that is young enough, and asks once for all who ask', async () => {
    const [first, second] = await Promise.all([cluster.metadata({ maxAgeMs: 0 }), cluster.metadata({ maxAgeMs: 0 })]);
    expect(second).toBe(first);
    expect(await cluster.metadata({ maxAgeMs: 60_000 })).toBe(first);
  });

  test('finds the leader, the coordinator and any broker', async () => {
    const partitions = [{ partitionIndex: 1, timestamp: -1n }];
    const offsets = await cluster.ask(
      ListOffsets,
      { replicaId: -1, topics: [{ name: topic, partitions }] },
      { at: { leader: { topic, partition: 1 } } },
    );
    expect(offsets.topics[0]!.partitions[0]!.errorCode).toBe(0);
    const groupId = uniqueName('group');
    const { groups } = await cluster.ask(DescribeGroups, { groups: [groupId] }, { at: { group: groupId } });
    expect(groups[0]!.groupState).toBe('Dead');
  });

  test('reads another broker from the one that is named', async () => {
    const resources = [{ resourceType: 4, resourceName: '2', configurationKeys: ['node.id'] }];
    const { results } = await cluster.ask(DescribeConfigs, { resources }, { at: { broker: 2 } });
    expect(results[0]!.configs[0]!.value).toBe('2');
  });

  test('leaves the error codes of parts of an answer to the caller', async () => {
    const resources = [{ resourceType: 4, resourceName: '2', configurationKeys: null }];
    const { results } = await cluster.ask(DescribeConfigs, { resources }, { at: { broker: 1 } });
    expect(results[0]!.errorCode).not.toBe(0);
  });

  test('asks every broker, and one that is skipped is not asked', async () => {
    const all = await cluster.askEvery(ListGroups, {});
    expect(all.answers.map(({ brokerId }) => brokerId)).toEqual([1, 2, 3]);
    expect(all.failures).toEqual([]);
    const some = await cluster.askEvery(ListGroups, (brokerId) => (brokerId === 2 ? null : {}), { lane: 'bulk' });
    expect(some.answers.map(({ brokerId }) => brokerId)).toEqual([1, 3]);
  });

  test('finds the coordinators of many groups at once, whatever their names hold', async () => {
    const names = Array.from({ length: 40 }, (_, i) => uniqueName(`group/ %${i} \u{1f600}`));
    const { coordinators, failures } = await cluster.coordinatorsOf('group', names);
    expect([...coordinators.keys()]).toEqual(names);
    expect(failures.size).toBe(0);
    for (const brokerId of coordinators.values()) expect([1, 2, 3]).toContain(brokerId);
  });

  test('says which broker, topic or partition there is not', async () => {
    const noBroker = await errorOf(cluster.ask(ListGroups, {}, { at: { broker: 77 } }));
    expect(noBroker).toMatchObject({ code: 'KAFKA_UNREACHABLE', details: { brokerId: 77 } });
    const missing = { leader: { topic: uniqueName('missing'), partition: 0 } };
    const noTopic = await errorOf(cluster.ask(ListOffsets, { replicaId: -1, topics: [] }, { at: missing }));
    expect(noTopic.code).toBe('NOT_FOUND');
  });

  test('names an API that the broker does not offer', async () => {
    const newer = { ...Metadata, minVersion: 14, maxVersion: 20 };
    const error = await errorOf(cluster.ask(newer, {}, { at: { broker: 1 } }));
    expect(error.code).toBe('NOT_OFFERED');
    expect(error.message).toContain('Metadata from version 14');
  });

  test('names what an old version cannot carry', async () => {
    const body = { typesFilter: ['share'] };
    const error = await errorOf(cluster.ask(ListGroups, body, { at: { broker: 1 }, maxVersion: 3 }));
    expect(error.code).toBe('NOT_OFFERED');
  });

  test('lets an asker leave', async () => {
    const leaving = new AbortController();
    const asked = cluster.ask(Metadata, { topics: null }, { at: 'any', signal: leaving.signal });
    leaving.abort(new Error('the person left'));
    await expect(asked).rejects.toThrow('the person left');
    await expect(cluster.askEvery(ListGroups, {}, { signal: leaving.signal })).rejects.toThrow('the person left');
  });

  test('never creates the topic that it looks at', async () => {
    const name = uniqueName('looked-at');
    const { topics } = await cluster.ask(
      Metadata,
      { topics: [{ name }], allowAutoTopicCreation: false },
      { at: 'any' },
    );
    expect(topics[0]!.errorCode).toBe(3);
    expect((await cluster.metadata({ maxAgeMs: 0 })).topics.has(name)).toBe(false);
  });

  test('sends nothing that changes a read-only cluster', async () => {
    const guarded = new Cluster({ ...config, readOnly: true }, policy);
    const name = uniqueName('refused');
    const body = { topics: [{ name, numPartitions: 1, replicationFactor: 1 }], timeoutMs: 1_000 };
    try {
      const refusals = [
        guarded.ask(CreateTopics, body, { at: 'controller' }),
        guarded.askEvery(CreateTopics, body),
        guarded.ask({ ...CreateTopics, name: 'Metadata' }, body, { at: 'any' }),
      ];
      for (const refusal of refusals) expect((await errorOf(refusal)).code).toBe('READ_ONLY');
      expect((await guarded.metadata()).topics.has(name)).toBe(false);
    } finally {
      guarded.close();
    }
  });

  test('shows the health of its brokers from what was asked anyway', async () => {
    await cluster.askEvery(ListGroups, {});
    const health = cluster.brokerHealth();
    expect(health.map(({ brokerId, state, error }) => [brokerId, state, error])).toEqual([
      [1, 'ok', null],
      [2, 'ok', null],
      [3, 'ok', null],
    ]);
    for (const { latencyMs } of health) expect(latencyMs).toBeGreaterThanOrEqual(0);
  });
});

describe('bootstrap', () => {
  test('needs only one server of the list to answer', async () => {
    const seeds = parseBootstrapServers(`127.0.0.1:9, ${bootstrapServers()}`);
    const other = new Cluster({ ...config, bootstrapServers: seeds }, policy);
    expect((await other.metadata()).brokers).toHaveLength(3);
    other.close();
  });

  test('says of each server why it does not answer', async () => {
    const seeds = parseBootstrapServers('127.0.0.1:9, no-such-host.invalid');
    const other = new Cluster({ ...config, bootstrapServers: seeds }, policy);
    const error = await errorOf(other.metadata());
    expect(error.code).toBe('KAFKA_UNREACHABLE');
    expect(error.message).toContain('127.0.0.1:9 refused the connection');
    expect(error.message).toContain('no-such-host.invalid:9092');
    expect(other.brokerHealth().map(({ state }) => state)).toEqual(['unreachable', 'unreachable']);
    other.close();
  });

  test('stays off loopback where that is not allowed, and so does what a broker advertises', async () => {
    const strict = new Cluster(config, { allowLoopback: false });
    expect((await errorOf(strict.metadata())).message).toContain('SLUICE_ALLOW_LOOPBACK');
    strict.close();
  });

  test('answers nothing once closed', async () => {
    const other = new Cluster(config, policy);
    await other.metadata();
    other.close();
    expect((await errorOf(other.ask(ListGroups, {}, { at: { broker: 1 } }))).code).toBe('KAFKA_UNREACHABLE');
  });
});

test('what was produced is where its leader says', async () => {
  await produce(topic, [
    { partition: 2, value: 'a' },
    { partition: 2, value: 'b' },
  ]);
  const body = { replicaId: -1, topics: [{ name: topic, partitions: [{ partitionIndex: 2, timestamp: -1n }] }] };
  const answer = await cluster.ask(ListOffsets, body, { at: { leader: { topic, partition: 2 } } });
  expect(answer.topics[0]!.partitions[0]!.offset).toBe(2n);
});
