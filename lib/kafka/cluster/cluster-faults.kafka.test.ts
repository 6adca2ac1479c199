import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { createTopic, deleteTopics, uniqueName } from '@/lab/topics.mjs';
import { AppError } from '@/lib/errors';
import { ApiVersions, DescribeConfigs, ListGroups, ListOffsets } from '@/lib/kafka/protocol/messages';
import type { Cluster } from './cluster';
import { faultLab } from './fault-lab-for-tests';
import { labCluster } from './lab-cluster-for-tests';
import { listOffsets } from './offsets';
import { testConnection } from './test-connection';

vi.setConfig({ testTimeout: 120_000 });
const patiently = { timeout: 60_000, interval: 250 };
const policy = { allowLoopback: true };
/** One copy only on each broker; and on all brokers, each leading one partition. */
const spread = uniqueName('faults-spread');
const safe = uniqueName('faults-safe');

const faults = faultLab();
let cluster: Cluster;

const partitionsOf = (topic: string) => [0, 1, 2].map((partition) => ({ topic, partition }));
const everyBroker = () => cluster.askEvery(ListGroups, {});
const answering = async () => (await everyBroker()).answers.map(({ brokerId }) => brokerId);
const allAnswer = () => vi.waitFor(async () => expect(await answering()).toEqual([1, 2, 3]), patiently);
const healthOf = (brokerId: number) => cluster.brokerHealth().find((one) => one.brokerId === brokerId);
const everyProxy = <T>(read: (proxy: ReturnType<typeof faults.proxies.of>) => T) => faults.proxies.all().map(read);
const thrownBy = (work: Promise<unknown>) => work.then(() => null).catch((thrown: unknown) => thrown as AppError);

beforeAll(async () => {
  await createTopic(spread, { replicas: [[1], [2], [3]] });
  const each = [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ];
  await createTopic(safe, { replicas: each });
  cluster = labCluster({ servers: faults.bootstrapServers });
}, 60_000);
afterAll(async () => {
  cluster?.close();
  await faults.heal();
  await deleteTopics(spread, safe);
}, 60_000);

describe('a frozen broker', () => {
  test('costs its own part of every answer, is named, and is back when it is', async () => {
    await allAnswer();
    await faults.freeze(2);
    const { answers, failures } = await everyBroker();
    expect(answers.map(({ brokerId }) => brokerId)).toEqual([1, 3]);
    expect(failures).toMatchObject([{ source: 'broker 2', brokerId: 2, code: 'KAFKA_TIMEOUT' }]);
    expect(failures[0]!.message).toContain(`Broker 2 (127.0.0.1:${faults.proxies.of(2).port})`);

    // From now on its circuit is open: nobody waits for it.
    const offsets = await listOffsets(cluster, partitionsOf(spread), 'latest');
    expect(offsets.map(({ offset }) => offset)).toEqual([0n, null, 0n]);
    expect(offsets[1]!.error).toMatchObject({ source: `partition ${spread}/1` });
    expect((await cluster.metadata({ maxAgeMs: 0 })).topics.has(spread)).toBe(true);
    expect(healthOf(2)).toMatchObject({
      state: 'unreachable',
      since: expect.any(Number),
      error: expect.stringContaining('did not answer in time'),
    });
    await faults.heal();
    await allAnswer();
    expect(cluster.brokerHealth().map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
  });

  test('does not keep a newcomer out who bootstraps on it', async () => {
    await faults.freeze(1);
    const newcomer = labCluster({ servers: faults.bootstrapServers });
    expect((await newcomer.metadata()).topics.has(safe)).toBe(true);
    const report = await testConnection(newcomer.config, { policy });
    newcomer.close();
    expect(report.seeds.map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(report.seeds[0]!.steps.find(({ state }) => state === 'failed')).toMatchObject({ step: 'versions' });
  });
});

test('a killed broker is named while its partitions wait for it; the others find their new leader', async () => {
  await Promise.all([allAnswer(), faults.inSync(safe)]);
  await faults.kill(3);
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
  expect(healthOf(3)).toMatchObject({ state: 'unreachable' });
  expect(await thrownBy(cluster.ask(DescribeConfigs, { resources: [] }, { at: { broker: 3 } }))).toBeInstanceOf(
    AppError,
  );
  await faults.heal();
  await Promise.all([allAnswer(), faults.inSync(safe, spread)]);
});

describe('a slow broker', () => {
  test('comes last with its own answer, and is not taken for one that is down', async () => {
    await allAnswer();
    await faults.proxies.of(2).set({ latencyMs: 1_000, jitterMs: 50 });
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (broker) => {
        await cluster.ask(ListGroups, {}, { at: { broker } });
        order.push(broker);
      }),
    );
    expect(order[2]).toBe(2);
    expect(healthOf(2)).toMatchObject({ state: 'ok', error: null });
    expect(healthOf(2)!.latencyMs).toBeGreaterThan(2_000);
    // What any can tell, nobody waits for the slow one to tell.
    expect((await cluster.metadata({ maxAgeMs: 0 })).brokers).toHaveLength(3);
  });

  test('that is met so is reached all the same: its greeting has its own time', async () => {
    await faults.proxies.of(2).set({ latencyMs: 1_000 });
    const newcomer = labCluster({ servers: faults.bootstrapServers });
    await newcomer.metadata();
    await vi.waitFor(() => newcomer.ask(ListGroups, {}, { at: { broker: 2 } }), patiently);
    newcomer.close();
  });
});

describe('all brokers', () => {
  test('frozen are an error with a sentence, and over when they are back', async () => {
    await allAnswer();
    await faults.freeze(1, 2, 3);
    const error = await thrownBy(cluster.metadata({ maxAgeMs: 0 }));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'KAFKA_TIMEOUT', message: expect.stringContaining('did not answer in time') });
    await faults.heal();
    await allAnswer();
  });

  test('away are asked once in a while and no more, cost no other cluster anything, and are found again', async () => {
    await allAnswer();
    await faults.proxies.setAll({ refuse: true });
    for (const proxy of faults.proxies.all()) proxy.reset();
    const other = labCluster({ servers: faults.direct });
    const cpu = process.cpuUsage();
    const began = performance.now();
    const errors = new Set<string>();
    // Twenty viewers for three seconds, each asking again as soon as it is told no.
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        while (performance.now() - began < 3_000) {
          const error = await thrownBy(cluster.metadata({ maxAgeMs: 0 }));
          expect(error).toMatchObject({ code: 'KAFKA_UNREACHABLE' });
          errors.add(error!.message);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    // Of one core; the tests' own machinery included.
    expect((user + system) / 1000 / (performance.now() - began)).toBeLessThan(0.5);
    expect([...errors].join()).toContain('refused the connection');
    expect((await other.metadata({ maxAgeMs: 0 })).brokers).toHaveLength(3);
    other.close();

    // Silent instead of refusing, connections can be counted: three failures, and then the circuit.
    for (const proxy of faults.proxies.all()) proxy.forget();
    await faults.proxies.setAll({ cutAfter: 0 });
    for (let i = 0; i < 50; i++) await thrownBy(cluster.metadata({ maxAgeMs: 0 }));
    for (const connections of everyProxy((proxy) => proxy.counts().connections)) expect(connections).toBeLessThan(10);
    await faults.heal();
    await allAnswer();
  });
});

describe('a bad network', () => {
  test('that cuts every answer into single bytes delivers it all the same', async () => {
    await allAnswer();
    await faults.proxies.setAll({ slice: 1 });
    expect((await cluster.metadata({ maxAgeMs: 0 })).topics.get(safe)?.partitions).toHaveLength(3);
    expect((await listOffsets(cluster, partitionsOf(safe), 'latest')).map(({ error }) => error)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('that is narrow delivers late, not wrongly', async () => {
    await allAnswer();
    await faults.proxies.setAll({ bytesPerSecond: 20_000, jitterMs: 30 });
    expect(await answering()).toEqual([1, 2, 3]);
  });

  test('that loses connections in the middle of an answer costs that answer a second try', async () => {
    await allAnswer();
    const proxy = faults.proxies.of(2);
    await proxy.set({ cutAfter: 7 });
    proxy.forget();
    const error = await thrownBy(cluster.ask(ListGroups, {}, { at: { broker: 2 }, timeoutMs: 1_000 }));
    expect(error).toMatchObject({
      code: 'KAFKA_UNREACHABLE',
      message: expect.stringContaining('closed the connection'),
    });
    expect(proxy.counts().connections).toBeLessThanOrEqual(4);
    await proxy.set();
    await allAnswer();
  });

  test('that says late that the broker has closed holds nobody up', async () => {
    await allAnswer();
    await faults.proxies.of(2).set({ slowCloseMs: 2_000 });
    await faults.lab.restart(2);
    await allAnswer();
    expect(healthOf(2)).toMatchObject({ state: 'ok' });
  });

  test('that swallows all to one broker shows as that broker not answering', async () => {
    await allAnswer();
    await faults.proxies.of(1).set({ silent: true });
    expect(await thrownBy(cluster.ask(ApiVersions, {}, { at: { broker: 1 } }))).toMatchObject({
      code: 'KAFKA_TIMEOUT',
      message: expect.stringMatching(/^Broker 1 .* did not answer in time\.$/),
    });
    expect(await answering()).toEqual([2, 3]);
    await faults.heal();
    await allAnswer();
  });
});
