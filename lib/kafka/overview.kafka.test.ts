import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { createTopic, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { BrokerDetail, BrokerList } from '@/lib/contract/brokers';
import { ClusterOverview, ClusterStatus } from '@/lib/contract/clusters';
import { TopicDetail, TopicList } from '@/lib/contract/topics';
import { getBroker, listBrokerConfigs, listBrokers } from '@/lib/kafka/brokers';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { faultLab } from '@/lib/kafka/cluster/fault-lab-for-tests';
import { listGroups } from '@/lib/kafka/consumer-groups';
import { labContext } from '@/lib/kafka/context-for-tests';
import { getClusterStatus, getOverview } from '@/lib/kafka/overview';
import { listPaletteNames } from '@/lib/kafka/palette';
import { getTopic, listTopics } from '@/lib/kafka/topics';

vi.setConfig({ testTimeout: 90_000 });
const PROMISED_MS = 4000;
const patiently = { timeout: 60_000, interval: 250 };
const topic = uniqueName('overview');
const copied = uniqueName('overview-copied');
const faults = faultLab({ keepFaults: true });

beforeAll(async () => {
  await createTopic(topic, { replicas: [[1], [2], [3]] });
  await createTopic(copied, { replicas: [[1, 2, 3]] });
  const messages = [0, 1, 2].map((partition) => ({ partition, value: 'x' }));
  await produce(topic, messages);
}, 120_000);
afterAll(async () => {
  await faults.heal();
  await deleteTopics(topic, copied);
}, 60_000);

const place = labContext(() => faults.bootstrapServers);
/** A console that knows nothing yet. */
const fresh = labContext(() => faults.bootstrapServers);

async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now();
  return { answer: await work, ms: performance.now() - began };
}

const sourcesOf = ({ warnings }: { warnings: { source: string }[] }) => warnings.map(({ source }) => source);

describe('a healthy cluster', () => {
  it('has a state, counts and the controller that the quorum names', async () => {
    const status = ClusterStatus.parse(await getClusterStatus(place.ctx));
    expect(status).toMatchObject({ state: 'ok', reason: null, brokers: 3, brokersUp: 3 });
    expect(status.topics).toBeGreaterThan(0);
    await factsOf(place.ctx.kafka).refresh('quorum');
    const overview = ClusterOverview.parse(await getOverview(place.ctx));
    expect([1, 2, 3]).toContain(overview.controllerId);
    expect(overview.status.version).toMatch(/^\d+\.\d+$/);
    expect(overview.findings.filter(({ severity, id }) => severity === 'bad' && !id.startsWith('disk'))).toEqual([]);
  });

  it('lists brokers with their load, and one with its disks and configs', async () => {
    const { items } = BrokerList.parse(await listBrokers(place.ctx));
    expect(items.map((row) => [row.brokerId, row.rack, row.state])).toEqual([
      [1, 'rack-a', 'ok'],
      [2, 'rack-b', 'ok'],
      [3, 'rack-c', 'ok'],
    ]);
    const detail = BrokerDetail.parse(await getBroker(place.ctx, 2));
    expect(detail.replicas.find((one) => one.topic === topic)).toMatchObject({
      partition: 1,
      leader: true,
      inSync: true,
    });
    expect(detail.logDirs).toMatchObject([{ error: null }]);
    const { items: configs } = await listBrokerConfigs(place.ctx, 2);
    expect(configs.find((one) => one.name === 'broker.rack')).toMatchObject({ value: 'rack-b', source: 'static' });
    await expect(getBroker(place.ctx, 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells the palette what there is to jump to', async () => {
    const names = await listPaletteNames(place.ctx);
    expect(names.topics).toContain(topic);
    expect(names.brokers).toHaveLength(3);
  });
});

describe('a broker that hangs', () => {
  beforeAll(async () => {
    await listTopics(place.ctx);
    await faults.freeze(2);
  });
  afterAll(async () => {
    await faults.heal();
    await vi.waitFor(async () => {
      await factsOf(place.ctx.kafka).refresh('metadata');
      await factsOf(place.ctx.kafka).refresh('groups');
      expect((await getClusterStatus(place.ctx)).brokersUp).toBe(3);
    }, patiently);
  }, 90_000);

  it('costs its own cells of the first list that anybody asks for, and is named', async () => {
    const { answer, ms } = await timed(listTopics(fresh.ctx));
    expect(ms).toBeLessThan(PROMISED_MS);
    expect(sourcesOf(TopicList.parse(answer))).toContain('broker 2');
    // A broker that is merely slow is named with it, until it has answered.
    await vi.waitFor(async () => {
      const list = await listTopics(fresh.ctx);
      expect(sourcesOf(list)).toEqual(['broker 2']);
      expect(list.items.find((one) => one.topic === topic)).toMatchObject({
        partitions: 3,
        messages: { value: '2', atLeast: true },
      });
    }, patiently);
  });

  it('does not hold up a page, and its last values stay', async () => {
    await vi.waitFor(async () => {
      const { answer, ms } = await timed(listTopics(place.ctx));
      expect(ms).toBeLessThan(PROMISED_MS);
      expect(sourcesOf(answer)).toEqual(['broker 2']);
      // Whoever names the broker does not call in sync what it holds.
      expect(answer.items.find((one) => one.topic === copied)?.health).not.toBe('in sync');
    }, patiently);
    const list = await listTopics(place.ctx);
    expect(list.items.find((one) => one.topic === topic)?.messages).toEqual({ value: '3', atLeast: false });
    const groups = await timed(listGroups(place.ctx));
    expect(groups.ms).toBeLessThan(PROMISED_MS);
    const detail = await timed(getTopic(place.ctx, topic));
    expect(detail.ms).toBeLessThan(PROMISED_MS);
    expect(TopicDetail.parse(detail.answer).brokers.find((one) => one.brokerId === 2)?.up).toBe(false);
  });

  it('is a finding, with since when and what it costs', async () => {
    await vi.waitFor(async () => {
      const { findings, status } = await getOverview(place.ctx);
      expect(status).toMatchObject({ state: 'degraded', brokersUp: 2 });
      expect(findings[0]).toMatchObject({ id: 'broker-2', severity: 'bad', link: { kind: 'broker', brokerId: 2 } });
      expect(findings[0]?.sentence).toContain('Broker 2');
    }, patiently);
    const { items } = await listBrokers(place.ctx);
    expect(items[1]).toMatchObject({ brokerId: 2, state: 'unreachable', since: expect.any(Number) });
  });
});

describe('a broker that dies', () => {
  it('leaves its place in every list, and its partitions are offline', async () => {
    await faults.kill(3);
    await vi.waitFor(async () => {
      await factsOf(place.ctx.kafka).refresh('metadata');
      const { answer, ms } = await timed(listTopics(place.ctx));
      expect(ms).toBeLessThan(PROMISED_MS);
      expect(sourcesOf(answer)).toEqual(['broker 3']);
      expect(answer.items.find((one) => one.topic === topic)).toMatchObject({ health: 'offline', offline: 1 });
    }, patiently);
    const { items } = await listBrokers(place.ctx);
    expect(items[2]).toMatchObject({ brokerId: 3, state: 'unreachable', replicas: expect.any(Number) });
    expect(items[2]?.host).toBe('127.0.0.1');
    const { findings } = await getOverview(place.ctx);
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['broker-3', 'partitions-offline']));
  });
});

describe('a broker that is slow', () => {
  it('is no broker that is down: its row shows how slow, and nothing is missing', async () => {
    await faults.heal();
    await vi.waitFor(async () => expect(sourcesOf(await listTopics(place.ctx))).toEqual([]), patiently);
    await faults.proxies.of(2).set({ latencyMs: 500, jitterMs: 100 });
    await vi.waitFor(async () => {
      const { items, warnings } = BrokerList.parse(await listBrokers(place.ctx));
      expect(items[1]).toMatchObject({ brokerId: 2, state: 'ok' });
      expect(items[1]!.latencyMs).toBeGreaterThan(1_000);
      expect(items[0]!.latencyMs).toBeLessThan(1_000);
      expect(warnings).toEqual([]);
    }, patiently);
    const { answer, ms } = await timed(listTopics(place.ctx));
    expect(ms).toBeLessThan(PROMISED_MS);
    expect(answer.items.find((one) => one.topic === topic)?.messages).toEqual({ value: '3', atLeast: false });
    await faults.heal();
  });
});

describe('a cluster that goes away', () => {
  it('leaves its last facts with their age, claims no health, and comes back by itself', async () => {
    const status = () => getClusterStatus(place.ctx);
    await vi.waitFor(async () => expect((await status()).state).toBe('ok'), patiently);
    await faults.proxies.setAll({ refuse: true });
    for (const proxy of faults.proxies.all()) proxy.reset();
    await vi.waitFor(async () => expect((await status()).state).toBe('unreachable'), patiently);
    const { answer, ms } = await timed(listTopics(place.ctx));
    expect(ms).toBeLessThan(PROMISED_MS);
    expect(answer.warnings[0]).toMatchObject({
      source: 'cluster',
      message: expect.stringMatching(/^The layout may be old: /),
    });
    expect(sourcesOf(answer)).toEqual(expect.arrayContaining(['broker 1', 'broker 2', 'broker 3']));
    expect(answer.items.find((one) => one.topic === copied)).toMatchObject({ partitions: 1, health: 'unknown' });
    expect(answer.asOf).toBeLessThan(Date.now());
    expect((await status()).reason).toContain('refused the connection');
    await faults.heal();
    await vi.waitFor(async () => {
      expect((await status()).state).toBe('ok');
      const list = await listTopics(place.ctx);
      expect(list.warnings).toEqual([]);
      expect(list.items.find((one) => one.topic === copied)?.health).toBe('in sync');
    }, patiently);
  });
});

describe('a cluster that is not there', () => {
  const nowhere = labContext(() => '127.0.0.1:20599');

  it('is unreachable with the reason, and no error', async () => {
    const { answer, ms } = await timed(getClusterStatus(nowhere.ctx));
    expect(ms).toBeLessThan(PROMISED_MS);
    expect(ClusterStatus.parse(answer)).toMatchObject({ state: 'unreachable', brokers: null });
    expect(answer.reason).toContain('127.0.0.1:20599');
  });
});
