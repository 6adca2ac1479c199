import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Lab, startLab } from '@/lab/kafka.mjs';
import { connected, kafkaClient, uniqueName } from '@/lab/topics.mjs';
import { AppError } from '@/lib/errors';
import { DescribeConfigs, ListGroups, ListOffsets } from '@/lib/kafka/protocol/messages';
import { Cluster } from './cluster';
import { listOffsets } from './offsets';
import { parseBootstrapServers } from './seeds';
import { testConnection } from './test-connection';

// Brokers are frozen and killed here, so this suite has a lab of its own.
const BASE_PORT = 20_300;
const patiently = { timeout: 60_000, interval: 250 };

const spread = uniqueName('faults-spread');
const safe = uniqueName('faults-safe');
const policy = { allowLoopback: true };

let dir: string;
let lab: Lab;
let cluster: Cluster;

const configOf = (bootstrapServers: string) => ({
  clusterId: 'faults',
  name: 'faults',
  bootstrapServers: parseBootstrapServers(bootstrapServers),
  tls: null,
  sasl: null,
  readOnly: true,
});
const partitionsOf = (topic: string) => [0, 1, 2].map((partition) => ({ topic, partition }));
const everyBroker = () => cluster.askEvery(ListGroups, {});
const answering = async () => (await everyBroker()).answers.map(({ brokerId }) => brokerId);
const allAnswer = () => vi.waitFor(async () => expect(await answering()).toEqual([1, 2, 3]), patiently);
/** A broker that is killed while it is the only one in sync takes the partition with it. */
const allInSync = () =>
  vi.waitFor(async () => {
    const { topics } = await cluster.metadata({ maxAgeMs: 0 });
    expect(topics.get(safe)?.partitions.map(({ isr }) => isr.length)).toEqual([3, 3, 3]);
  }, patiently);

/** A signal takes its time to reach every thread. */
async function freeze(...ids: number[]): Promise<void> {
  for (const id of ids) lab.freeze(id);
  await vi.waitFor(async () => {
    const frozen = (await lab.status()).filter(({ state }) => state === 'frozen').map(({ id }) => id);
    expect(frozen).toEqual(ids);
  }, patiently);
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sluice-faults-'));
  lab = await startLab({ basePort: BASE_PORT, dir });
  await connected(kafkaClient(lab.bootstrapServers).admin(), async (admin) => {
    const assign = (replicas: number[][]) => replicas.map((ids, partition) => ({ partition, replicas: ids }));
    await admin.createTopics({
      topics: [
        { topic: spread, replicaAssignment: assign([[1], [2], [3]]) },
        {
          topic: safe,
          replicaAssignment: assign([
            [1, 2, 3],
            [2, 3, 1],
            [3, 1, 2],
          ]),
        },
      ],
    });
  });
  cluster = new Cluster(configOf(lab.bootstrapServers), policy);
  await vi.waitFor(async () => {
    for (const topic of [spread, safe]) {
      for (const { error } of await listOffsets(cluster, partitionsOf(topic), 'latest')) expect(error).toBeNull();
    }
  }, patiently);
}, 180_000);

afterAll(async () => {
  cluster?.close();
  await lab?.down();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

describe('a frozen broker', () => {
  test('costs its own part of every answer, is named, and is back when it is', { timeout: 120_000 }, async () => {
    await allAnswer();
    await freeze(2);
    try {
      const { answers, failures } = await everyBroker();
      expect(answers.map(({ brokerId }) => brokerId)).toEqual([1, 3]);
      expect(failures).toMatchObject([{ source: 'broker 2', brokerId: 2, code: 'KAFKA_TIMEOUT' }]);
      expect(failures[0]!.message).toContain('Broker 2 (127.0.0.1:20302)');

      // From now on its circuit is open: nobody waits for it.
      const offsets = await listOffsets(cluster, partitionsOf(spread), 'latest');
      expect(offsets.map(({ offset }) => offset)).toEqual([0n, null, 0n]);
      expect(offsets[1]!.error).toMatchObject({ source: `partition ${spread}/1` });
      expect((await cluster.metadata({ maxAgeMs: 0 })).topics.has(spread)).toBe(true);
      const health = cluster.brokerHealth().find(({ brokerId }) => brokerId === 2);
      expect(health).toMatchObject({ state: 'unreachable', error: expect.stringContaining('did not answer in time') });
      expect(health!.since).not.toBeNull();
    } finally {
      await lab.thaw(2);
    }
    await allAnswer();
    expect(cluster.brokerHealth().map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
  });

  test('does not keep a newcomer out who bootstraps on it', { timeout: 120_000 }, async () => {
    await freeze(1);
    try {
      const newcomer = new Cluster(configOf(lab.bootstrapServers), policy);
      expect((await newcomer.metadata()).topics.has(safe)).toBe(true);
      newcomer.close();
      const report = await testConnection(configOf(lab.bootstrapServers), { policy });
      expect(report.seeds.map(({ ok }) => ok)).toEqual([false, true, true]);
      expect(report.seeds[0]!.steps.find(({ state }) => state === 'failed')).toMatchObject({ step: 'versions' });
    } finally {
      await lab.thaw(1);
    }
    await allAnswer();
  });
});

describe('a killed broker', () => {
  test('is named while its partitions wait for it; the others find their new leader', {
    timeout: 120_000,
  }, async () => {
    await Promise.all([allAnswer(), allInSync()]);
    await lab.kill(3);
    try {
      const { answers, failures } = await everyBroker();
      expect(answers.map(({ brokerId }) => brokerId)).toEqual([1, 2]);
      for (const { source } of failures) expect(source).toBe('broker 3');

      const offsets = await listOffsets(cluster, partitionsOf(spread), 'latest');
      expect(offsets.map(({ offset }) => offset)).toEqual([0n, 0n, null]);

      // Its session ends after three seconds; then partition 2 of the replicated topic has another leader.
      await vi.waitFor(async () => {
        const all = await listOffsets(cluster, partitionsOf(safe), 'latest');
        expect(all.map(({ error }) => error)).toEqual([null, null, null]);
      }, patiently);
      const partitions = [{ partitionIndex: 2, timestamp: -1n }];
      const body = { replicaId: -1, topics: [{ name: safe, partitions }] };
      const answer = await cluster.ask(ListOffsets, body, { at: { leader: { topic: safe, partition: 2 } } });
      expect(answer.topics[0]!.partitions[0]!.errorCode).toBe(0);

      const alone = await listOffsets(cluster, partitionsOf(spread), 'latest');
      expect(alone[2]!.error).not.toBeNull();
      expect(cluster.brokerHealth()[2]).toMatchObject({ brokerId: 3, state: 'unreachable' });
      const gone = await cluster
        .ask(DescribeConfigs, { resources: [] }, { at: { broker: 3 } })
        .catch((e: unknown) => e);
      expect(gone).toBeInstanceOf(AppError);
    } finally {
      await lab.restart(3);
    }
    await allAnswer();
  });
});

describe('all brokers frozen', () => {
  test('is an error with a sentence, and over when they are back', { timeout: 120_000 }, async () => {
    await allAnswer();
    await freeze(1, 2, 3);
    try {
      const error = (await cluster.metadata({ maxAgeMs: 0 }).catch((thrown: unknown) => thrown)) as AppError;
      expect(error).toBeInstanceOf(AppError);
      expect(error.code).toBe('KAFKA_TIMEOUT');
      expect(error.message).toMatch(/did not answer in time/);
    } finally {
      await Promise.all([1, 2, 3].map((id) => lab.thaw(id)));
    }
    await allAnswer();
  });
});
