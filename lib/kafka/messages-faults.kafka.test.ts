import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { messageTime } from '@/components/messages/message-time';
import { createTopic, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { type MessagesAnswer, MessagesQuery } from '@/lib/contract/messages';
import type { Cluster } from '@/lib/kafka/cluster/cluster';
import { faultLab } from '@/lib/kafka/cluster/fault-lab-for-tests';
import { labCluster } from '@/lib/kafka/cluster/lab-cluster-for-tests';
import { listOffsets } from '@/lib/kafka/cluster/offsets';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';
import {
  AlterPartitionReassignments,
  DeleteRecords,
  ElectLeaders,
  Fetch,
  ListOffsets,
} from '@/lib/kafka/protocol/messages';

vi.setConfig({ testTimeout: 120_000 });
const patiently = { timeout: 60_000, interval: 250 };
const spread = uniqueName('messages-faults');
const topics = [spread];
const faults = faultLab();
let kafka: Cluster;

type Query = Record<string, string>;
const context = (signal = new AbortController().signal) => ({ kafka, signal }) as ClusterContext;
const read = (topic: string, query: Query = {}, signal?: AbortSignal) =>
  listMessages(context(signal), topic, MessagesQuery.parse(query));
const offsets = ({ rows }: MessagesAnswer) => rows.map(({ offset }) => Number(offset));
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Past the proxies. */
async function withWriter<T>(work: (writer: Cluster) => Promise<T>): Promise<T> {
  const writer = labCluster({ servers: faults.direct, readOnly: false });
  return work(writer).finally(() => writer.close());
}

async function newTopic(options: Parameters<typeof createTopic>[1], count: number) {
  const topic = await createTopic(uniqueName('messages-faults'), options);
  topics.push(topic);
  await produce(
    topic,
    numbers(0, count).map((i) => ({ partition: 0, value: `${i}`, timestamp: `${1e12 + i}` })),
  );
  return topic;
}
const remove = (topic: string, before: number) =>
  withWriter((writer) => {
    const partitions = [{ partitionIndex: 0, offset: BigInt(before) }];
    const body = { topics: [{ name: topic, partitions }], timeoutMs: 5_000 };
    return writer.ask(DeleteRecords, body, { at: { leader: { topic, partition: 0 } } });
  });
/** Until the broker that held it has heard of it too. */
async function takeAway(topic: string) {
  await deleteTopics(topic);
  topics.splice(topics.indexOf(topic), 1);
  const gone = async (writer: Cluster) => {
    const [answer] = await listOffsets(writer, [{ topic, partition: 0 }], 'latest');
    expect(answer?.error).not.toBeNull();
  };
  await withWriter((writer) => vi.waitFor(() => gone(writer), patiently));
}

async function recreate(topic: string) {
  await takeAway(topic);
  topics.push(await createTopic(topic));
}

/** Does something when the page has learned where the log begins and ends, and before it reads on. */
async function betweenBoundsAndRecords<T>(page: () => Promise<T>, act: () => Promise<unknown>): Promise<T> {
  const learned = new Promise<void>((resolve) => {
    void faults.proxies.setAll({
      rewrite: (answer, { apiKey }) => {
        if (apiKey === ListOffsets.key) void faults.proxies.setAll({ silent: true }).then(() => resolve());
        return answer;
      },
    });
  });
  const reading = page();
  await learned;
  await act();
  await faults.proxies.setAll();
  return reading;
}

beforeAll(async () => {
  await createTopic(spread, { replicas: [[1], [2], [3]] });
  await produce(
    spread,
    numbers(0, 60).map((i) => ({ partition: i % 3, value: `${i}`, timestamp: `${1e12 + i}` })),
  );
  kafka = labCluster({ servers: faults.bootstrapServers });
}, 60_000);
afterAll(async () => {
  kafka?.close();
  await faults.heal();
  await deleteTopics(...topics);
}, 60_000);

test('a frozen and then a dead leader cost their own partition, by name, and it is read on when it is back', async () => {
  const partitionsIn = async (query: Query = {}) => {
    const { rows, warnings, next } = await read(spread, query);
    return { shown: [...new Set(rows.map(({ partition }) => partition))].sort(), rows: rows.length, warnings, next };
  };
  const before = await read(spread, { start: 'oldest', limit: '9' });
  expect(before.rows).toHaveLength(9);

  await faults.freeze(3);
  const frozen = await partitionsIn();
  expect(frozen).toMatchObject({ shown: [0, 1], rows: 40 });
  expect(frozen.warnings).toMatchObject([{ source: `partition ${spread}/2`, code: expect.stringMatching(/^KAFKA_/) }]);

  await faults.heal();
  await vi.waitFor(async () => expect((await partitionsIn()).shown).toEqual([0, 1, 2]), patiently);
  await faults.kill(3);
  await vi.waitFor(async () => expect((await partitionsIn()).shown).toEqual([0, 1]), patiently);
  const dead = await partitionsIn({ start: 'oldest', limit: '100', cursor: before.next! });
  expect(dead).toMatchObject({ shown: [0, 1], rows: 34, warnings: [{ source: `partition ${spread}/2` }] });

  // Its place was kept in the cursor while it was away.
  await faults.heal();
  const back = () => partitionsIn({ start: 'oldest', limit: '100', cursor: dead.next! });
  await vi.waitFor(async () => expect(await back()).toMatchObject({ shown: [2], rows: 17, warnings: [] }), patiently);
});

test('a slow leader is waited for, and its records are on the page', async () => {
  await read(spread);
  await faults.proxies.of(2).set({ latencyMs: 400, jitterMs: 200 });
  const { rows, warnings } = await read(spread, { start: 'oldest', limit: '100' });
  expect(rows).toHaveLength(60);
  expect(warnings).toEqual([]);
});

describe('a leader that moves', () => {
  /** Gives partition 0 to these brokers, the first to lead it. */
  const give = (topic: string, replicas: number[]) =>
    withWriter(async (writer) => {
      const partitions = [{ partitionIndex: 0, replicas }];
      await writer.ask(AlterPartitionReassignments, { topics: [{ name: topic, partitions }] }, { at: 'controller' });
      const election = { electionType: 0, topicPartitions: [{ topic, partitions: [0] }], timeoutMs: 5_000 };
      await vi.waitFor(async () => {
        await writer.ask(ElectLeaders, election, { at: 'controller' });
        const { topics: known } = await writer.metadata({ maxAgeMs: 0 });
        expect(known.get(topic)?.partitions[0]).toMatchObject({ leader: replicas[0], replicas });
      }, patiently);
    });

  test('between pages costs no record and shows none twice', async () => {
    const topic = await newTopic({ replicas: [[1, 2, 3]] }, 90);
    const seen: number[] = [];
    let cursor: string | null = null;
    for (const replicas of [[2, 3, 1], [3, 1, 2], [1]]) {
      const page: MessagesAnswer = await read(topic, { start: 'oldest', limit: '30', ...(cursor && { cursor }) });
      expect(page.warnings).toEqual([]);
      seen.push(...offsets(page));
      cursor = page.next;
      await give(topic, replicas);
    }
    expect(seen).toEqual(numbers(0, 90));
  });

  test('while a page is read is noted, and the page is whole', async () => {
    const topic = await newTopic({ replicas: [[1]] }, 20);
    await read(topic);
    const page = await betweenBoundsAndRecords(
      () => read(topic, { start: 'oldest' }),
      () => give(topic, [2]),
    );
    expect(offsets(page)).toEqual(numbers(0, 20));
    expect(page.warnings).toEqual([
      {
        source: `partition ${topic}/0`,
        code: 'LEADER_MOVED',
        message: 'Its leader moved from broker 1 to broker 2, and was read on there: nothing is missing.',
      },
    ]);
  });
});

describe('a topic that is deleted while it is read', () => {
  test('is said to be, on the next page and on one that is being read', async () => {
    const topic = await newTopic({}, 20);
    const first = await read(topic, { start: 'oldest', limit: '5' });
    const broken = betweenBoundsAndRecords(
      () => read(topic, { start: 'oldest' }),
      () => takeAway(topic),
    );
    await expect(broken).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `Topic ${topic} was deleted while it was read.`,
    });
    const next = read(topic, { start: 'oldest', cursor: first.next! });
    await expect(next).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `Topic ${topic} was deleted while you were reading.`,
    });
  });

  test('is not mixed with the one that is made in its place', async () => {
    const topic = await newTopic({}, 20);
    const first = await read(topic, { start: 'oldest', limit: '5' });
    const mixed = betweenBoundsAndRecords(
      () => read(topic, { start: 'oldest' }),
      async () => {
        await recreate(topic);
        await produce(topic, [{ value: 'another' }]);
      },
    );
    await expect(mixed).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Topic ${topic} was deleted and made anew: its offsets mean other records now.`,
    });
    const next = read(topic, { start: 'oldest', cursor: first.next! });
    await expect(next).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Topic ${topic} was deleted and made anew since: start again from the newest.`,
    });
    expect((await read(topic)).rows).toMatchObject([{ value: { text: 'another' } }]);
  });
});

describe('records that are removed while they are read', () => {
  const removedText = (topic: string, from: number, to: number) => ({
    source: `partition ${topic}/0`,
    code: 'OFFSET_OUT_OF_RANGE',
    message: `Offsets ${from} to ${to - 1} were removed while you were reading; continuing at ${to}.`,
  });

  test('between pages are named, and reading goes on behind them', async () => {
    const topic = await newTopic({}, 300);
    const first = await read(topic, { start: 'oldest', limit: '100' });
    await remove(topic, 251);
    const next = await read(topic, { start: 'oldest', limit: '100', cursor: first.next! });
    expect(next.warnings).toEqual([removedText(topic, 100, 251)]);
    expect(offsets(next)).toEqual(numbers(251, 300));
  });

  test('in the middle of a page are named, and reading goes on behind them', async () => {
    const topic = await newTopic({}, 300);
    await read(topic);
    const page = await betweenBoundsAndRecords(
      () => read(topic, { start: 'oldest', limit: '500' }),
      () => remove(topic, 120),
    );
    expect(page.warnings).toEqual([removedText(topic, 0, 120)]);
    expect(offsets(page)).toEqual(numbers(120, 300));
    expect(page.stoppedBecause).toBe('end');
  });

  test('below the newest are named, and what is left is shown', async () => {
    const topic = await newTopic({}, 300);
    const first = await read(topic, { limit: '100' });
    expect(offsets(first)).toEqual(numbers(200, 300).reverse());
    const page = await betweenBoundsAndRecords(
      () => read(topic, { limit: '200', cursor: first.next! }),
      () => remove(topic, 200),
    );
    expect(page.rows).toEqual([]);
    expect(page.warnings).toMatchObject([{ code: 'OFFSET_OUT_OF_RANGE' }]);
  });
});

test('timestamps that are no times, or of other ages, are shown as what they are', async () => {
  const far = '9223372036854775807';
  const configs = { 'message.timestamp.after.max.ms': far, 'message.timestamp.before.max.ms': far };
  const topic = await createTopic(uniqueName('messages-faults'), { configs });
  topics.push(topic);
  const year50000 = '1515707337600000';
  for (const timestamp of ['-1', '0', year50000, far]) await produce(topic, [{ value: timestamp, timestamp }]);
  const { rows, warnings } = await read(topic, { start: 'oldest' });
  expect(warnings).toEqual([]);
  expect(rows.map(({ timestamp }) => timestamp)).toEqual([null, '0', year50000, far]);
  const shown = rows.map(({ timestamp }) => messageTime(timestamp));
  expect(shown[0]).toBe('none');
  expect(shown[2]).toMatch(/50000/);
  expect(shown[3]!.replaceAll(/\D/g, '')).toBe(far);
  expect(shown.join()).not.toMatch(/Invalid|NaN/);
  expect((await read(topic)).rows).toHaveLength(4);
});

test('readers who leave in the middle leave nothing behind', async () => {
  const open = () => faults.proxies.all().reduce((sum, proxy) => sum + proxy.open(), 0);
  const asked = () => faults.proxies.asked(Fetch.key);
  await read(spread);
  const before = open();
  await faults.proxies.setAll({ latencyMs: 5 });
  let left = 0;
  for (let round = 0; round < 20; round++) {
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const leaving = new AbortController();
        setTimeout(() => leaving.abort(new Error('left')), i % 30);
        await read(spread, { limit: '10' }, leaving.signal).catch(() => left++);
      }),
    );
  }
  expect(left).toBeGreaterThan(500);
  await faults.proxies.setAll();
  expect((await read(spread)).rows).toHaveLength(60);
  // One connection a lane and broker, however many came and went; and nobody reads on for who has left.
  expect(open()).toBeLessThanOrEqual(before + 3);
  const then = asked();
  await vi.waitFor(async () => expect((await read(spread)).warnings).toEqual([]), patiently);
  expect(asked() - then).toBeLessThan(20);
});
