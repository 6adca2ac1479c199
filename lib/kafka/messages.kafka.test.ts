import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { defaultPort, labFolder } from '@/lab/kafka.mjs';
import {
  connected,
  createTopic,
  deleteTopics,
  kafkaClient,
  produce,
  produceTransaction,
  produceWithCodec,
  uniqueName,
} from '@/lab/topics.mjs';
import { type MessagesAnswer, MessagesQuery } from '@/lib/contract/messages';
import type { AppError } from '@/lib/errors';
import { labCluster } from '@/lib/kafka/cluster/lab-cluster-for-tests';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';

const kafka = labCluster();
const ctx = { kafka, signal: new AbortController().signal } as ClusterContext;
const topics: string[] = [];

async function newTopic(options: Parameters<typeof createTopic>[1] = {}, name = uniqueName('messages')) {
  await createTopic(name, options);
  if (!topics.includes(name)) topics.push(name);
  return name;
}

const read = (topic: string, query: Record<string, string> = {}) =>
  listMessages(ctx, topic, MessagesQuery.parse(query));
const places = ({ rows }: MessagesAnswer) => rows.map(({ partition, offset }) => `${partition}:${offset}`);
const values = ({ rows }: MessagesAnswer) => rows.map((row) => (row.kind === 'record' ? row.value.text : row.kind));
const states = ({ rows }: MessagesAnswer) => rows.map((row) => (row.kind === 'record' ? row.transaction : row.kind));

/** All pages one way, joined. */
async function readAll(topic: string, query: Record<string, string>, cursor?: string): Promise<string[]> {
  const all: string[] = [];
  for (let next: string | null | undefined = cursor, pages = 0; pages < 200; pages++) {
    const answer: MessagesAnswer = await read(topic, next ? { ...query, cursor: next } : query);
    all.push(...values(answer));
    if (answer.next === null || (answer.stoppedBecause === 'end' && answer.order === 'oldest first')) return all;
    next = answer.next;
  }
  throw new Error('no end');
}

/** A transaction, and its marker: that one is written behind the producer's back. */
async function transact(topic: string, messages: { value: string }[], end: 'commit' | 'abort'): Promise<void> {
  const endOffset = async () => BigInt((await read(topic, { limit: '1' })).bounds[0]!.end!);
  const before = await endOffset();
  await produceTransaction(topic, messages, end);
  const written = before + BigInt(messages.length) + 1n;
  await vi.waitFor(async () => expect(await endOffset()).toBe(written), { timeout: 15_000 });
}

/** Numbers that look random and are the same in each run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (Math.imul(state, 48_271) >>> 0) % 0x7fffffff) % below;
}

afterAll(async () => {
  kafka.close();
  await deleteTopics(...topics);
});

describe('newest first', () => {
  test('is the newest 50 over 100 partitions, 20 of them in one', async () => {
    const topic = await newTopic({ partitions: 100 });
    const start = Date.now() - 1_000_000;
    const old = Array.from({ length: 300 }, (_, i) => ({
      partition: i % 100,
      timestamp: `${start + i}`,
      value: `old-${i}`,
    }));
    const fresh = Array.from({ length: 50 }, (_, i) => ({
      partition: i % 5 < 2 ? 7 : (i * 3) % 100,
      timestamp: `${start + 10_000 + i}`,
      value: `new-${i}`,
    }));
    await produce(topic, old);
    await produce(topic, fresh);
    const answer = await read(topic, { limit: '50' });
    expect(values(answer)).toEqual(fresh.map(({ value }) => value).reverse());
    expect(answer).toMatchObject({ order: 'newest first', stoppedBecause: 'limit', warnings: [], previous: null });
    expect(await readAll(topic, { limit: '100' })).toEqual([...old, ...fresh].map(({ value }) => value).reverse());
  });

  test('finds a new record behind thousands of older ones that were written after it', async () => {
    const topic = await newTopic({ partitions: 2 });
    const now = Date.now();
    await produce(topic, [{ partition: 0, timestamp: `${now}`, value: 'newest of all' }]);
    const backfill = Array.from({ length: 5_000 }, (_, i) => ({
      partition: 0,
      timestamp: `${now - 100_000_000 + i}`,
      value: `backfilled-${i}-${'x'.repeat(100)}`,
    }));
    for (let i = 0; i < backfill.length; i += 500) await produce(topic, backfill.slice(i, i + 500));
    await produce(
      topic,
      [1, 2, 3].map((i) => ({ partition: 1, timestamp: `${now - 50_000 + i}`, value: `other-${i}` })),
    );
    expect(values(await read(topic, { limit: '4' }))).toEqual(['newest of all', 'other-3', 'other-2', 'other-1']);
  });

  test('shows every record once over all pages, however disordered the times are', async () => {
    const topic = await newTopic({ partitions: 3 });
    const random = seeded(11);
    const base = Date.now() - 10_000_000;
    const messages = Array.from({ length: 400 }, (_, i) => ({
      partition: random(3),
      timestamp: `${base + random(1_000)}`,
      value: `${i}`,
    }));
    for (let i = 0; i < messages.length; i += 40) await produce(topic, messages.slice(i, i + 40));
    const first = await read(topic, { limit: '37' });
    const newest = messages
      .map(({ timestamp }) => timestamp)
      .sort()
      .reverse();
    expect(first.rows.map(({ timestamp }) => timestamp)).toEqual(newest.slice(0, 37));
    const all = await readAll(topic, { limit: '37' });
    expect(all.toSorted()).toEqual(messages.map(({ value }) => value).sort());
  });

  test('goes back through records of very different sizes', async () => {
    const topic = await newTopic({ configs: { 'max.message.bytes': '4000000' } });
    const large = Array.from({ length: 12 }, (_, i) => ({ value: `${i}`.padEnd(700_000, 'x') }));
    for (const message of large) await produce(topic, [message]);
    await produce(
      topic,
      Array.from({ length: 3_000 }, (_, i) => ({ value: `small-${i}` })),
    );
    const all: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: MessagesAnswer = await read(topic, { limit: '500', ...(cursor ? { cursor } : {}) });
      all.push(...places(answer));
      cursor = answer.next;
    }
    expect(all).toEqual(Array.from({ length: 3_012 }, (_, i) => `0:${3_011 - i}`));
  });

  test('does not wait for offsets that do not exist behind markers', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'first' }]);
    for (let i = 0; i < 12; i++) await transact(topic, [{ value: `gone-${i}` }], 'abort');
    const committed = await read(topic, { isolation: 'read_committed', limit: '3' });
    expect([values(committed), committed.stoppedBecause, committed.next]).toEqual([['first'], 'end', null]);
    const all = await read(topic, { control: 'true', limit: '5' });
    expect(states(all)).toEqual(['control', 'aborted', 'control', 'aborted', 'control']);
    expect(all.rows[0]).toMatchObject({ kind: 'control', marker: 'abort', coordinatorEpoch: expect.any(Number) });
  });
});

describe('oldest first, from an offset, from a time', () => {
  test('pages follow each other without gaps or repeats, and turn around', async () => {
    const topic = await newTopic({ partitions: 3 });
    const base = Date.now() - 1_000_000;
    const messages = Array.from({ length: 250 }, (_, i) => ({
      partition: i % 3,
      timestamp: `${base + i}`,
      value: `${i}`,
    }));
    await produce(topic, messages);
    const expected = messages.map(({ value }) => value);
    expect(await readAll(topic, { start: 'oldest', limit: '40' })).toEqual(expected);

    const fromTime = await read(topic, { start: 'time', time: `${base + 100}`, limit: '10' });
    expect(values(fromTime)).toEqual(expected.slice(100, 110));
    const before = await read(topic, { limit: '10', cursor: fromTime.previous! });
    expect([before.order, ...values(before)]).toEqual(['newest first', ...expected.slice(90, 100).reverse()]);
    const again = await read(topic, { limit: '10', cursor: before.previous! });
    expect(values(again)).toEqual(expected.slice(100, 110));

    const fromOffset = await read(topic, { start: 'offset', offsets: '2:80,0:81', limit: '10' });
    expect(places(fromOffset)).toEqual(['2:80', '0:81', '2:81', '0:82', '2:82', '0:83']);
    const one = await read(topic, { start: 'offset', offsets: '80', partitions: '1', limit: '2' });
    expect(places(one)).toEqual(['1:80', '1:81']);
  });

  test('the end can be asked again for what came since', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'a' }]);
    const first = await read(topic, { start: 'oldest' });
    expect([values(first), first.stoppedBecause]).toEqual([['a'], 'end']);
    const nothing = await read(topic, { start: 'oldest', cursor: first.next! });
    expect(values(nothing)).toEqual([]);
    await produce(topic, [{ value: 'b' }]);
    expect(values(await read(topic, { start: 'oldest', cursor: nothing.next! }))).toEqual(['b']);
  });

  test('a time later than every record begins at the end', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'a' }]);
    const answer = await read(topic, { start: 'time', time: `${Date.now() + 10_000_000}` });
    expect([values(answer), answer.stoppedBecause]).toEqual([[], 'end']);
  });

  test('an empty topic has nothing to show and nothing to say', async () => {
    const topic = await newTopic({ partitions: 5 });
    for (const start of ['newest', 'oldest']) {
      expect(await read(topic, { start })).toMatchObject({ rows: [], stoppedBecause: 'end', warnings: [] });
    }
  });
});

describe('transactions', () => {
  test('are marked, and hidden where only committed records are wanted', async () => {
    const topic = await newTopic();
    await transact(topic, [{ value: 'kept' }], 'commit');
    await transact(topic, [{ value: 'aborted' }], 'abort');
    await produce(topic, [{ value: 'plain' }]);
    const end = await produceTransaction(topic, [{ value: 'open' }], 'open');
    try {
      await transact(topic, [{ value: 'kept behind the open one' }], 'commit');
      await transact(topic, [{ value: 'aborted behind it' }], 'abort');
      const all = await read(topic, { start: 'oldest' });
      const expected = [
        ['kept', 'committed'],
        ['aborted', 'aborted'],
        ['plain', null],
        ['open', 'open'],
        ['kept behind the open one', 'committed'],
        ['aborted behind it', 'aborted'],
      ];
      expect(all.rows.map((row, i) => [values(all)[i], row.kind === 'record' && row.transaction])).toEqual(expected);
      const newest = await read(topic);
      expect(states(newest)).toEqual(expected.map(([, state]) => state).reverse());
      // A page that ends before the marker looks for it.
      const cut = await read(topic, { start: 'offset', offsets: '5', limit: '2' });
      expect(states(cut)).toEqual(['open', 'committed']);

      const [bounds] = newest.bounds;
      expect(bounds).toMatchObject({ lastStable: '5' });
      for (const start of ['newest', 'oldest']) {
        const committed = await read(topic, { start, isolation: 'read_committed' });
        expect(values(committed).sort()).toEqual(['kept', 'plain']);
      }
    } finally {
      await end();
    }
  });

  test('aborted ones far back are marked in every window', async () => {
    const topic = await newTopic();
    for (let i = 0; i < 6; i++) {
      const size = Array.from({ length: 200 }, (_, n) => ({ value: `${i}-${n}`.padEnd(500, '.') }));
      await transact(topic, size, i % 2 ? 'abort' : 'commit');
    }
    const all: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: MessagesAnswer = await read(topic, { limit: '150', ...(cursor ? { cursor } : {}) });
      all.push(...states(answer));
      cursor = answer.next;
    }
    expect(all).toEqual([5, 4, 3, 2, 1, 0].flatMap((i) => Array(200).fill(i % 2 ? 'aborted' : 'committed')));
  });
});

describe('what the log holds', () => {
  test.each(['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const)(
    '%s, as Kafka’s own producer writes it',
    async (codec) => {
      const topic = await newTopic();
      const lines = Array.from(
        { length: 300 },
        (_, i) => `{"id":${9007199254740993n + BigInt(i)},"note":"ünïcödé 🚀"}`,
      );
      await produceWithCodec(topic, lines, codec);
      const answer = await read(topic, { start: 'oldest', limit: '500' });
      expect(values(answer)).toEqual(lines);
      expect(answer.rows[0]).toMatchObject({ batch: { codec }, value: { format: 'json' } });
    },
  );

  test('compaction leaves gaps that are neither waited for nor counted', async () => {
    const configs = {
      'cleanup.policy': 'compact',
      'segment.ms': '1',
      'min.cleanable.dirty.ratio': '0.001',
      'delete.retention.ms': '0',
      'max.compaction.lag.ms': '1',
    };
    const topic = await newTopic({ configs });
    for (let i = 0; i < 20; i++) {
      await produce(topic, [
        { key: `k${i % 3}`, value: `${i}` },
        { key: 'always', value: `${i}` },
      ]);
      await sleep(2); // A segment ends when a record comes that is later than its first by segment.ms.
    }
    const left = await vi.waitFor(
      async () => {
        const answer = await read(topic, { start: 'oldest' });
        expect(answer.rows.length).toBeLessThan(20);
        return answer;
      },
      { timeout: 60_000, interval: 500 },
    );
    expect(left.rows.at(-1)).toMatchObject({ offset: '39' });
    const newest = await read(topic, { limit: '3' });
    expect(places(newest)).toEqual(places(left).reverse().slice(0, 3));
  }, 90_000);

  test('one broken batch is one row, and its neighbours are readable', async () => {
    const topic = await newTopic({ replicas: [[1]] });
    for (const value of ['before', 'to be broken', 'after']) await produce(topic, [{ value }]);
    const folder = path.join(labFolder(defaultPort), 'node-1', 'data', `${topic}-0`);
    const log = (await readdir(folder)).find((file) => file.endsWith('.log'))!;
    const file = await open(path.join(folder, log), 'r+');
    const bytes = await file.readFile();
    await file.write(Buffer.from('X'), 0, 1, bytes.indexOf('to be broken'));
    await file.close();
    for (const start of ['newest', 'oldest']) {
      const answer = await read(topic, { start });
      expect(values(answer).sort()).toEqual(['after', 'bad batch', 'before']);
      expect(answer.rows[1]).toMatchObject({ kind: 'bad batch', offset: '1', lastOffset: '1', reason: 'checksum' });
    }
  });
});

describe('what moves meanwhile', () => {
  test('retention that has passed a page is said', async () => {
    const topic = await newTopic();
    await produce(
      topic,
      Array.from({ length: 20 }, (_, i) => ({ value: `${i}` })),
    );
    const first = await read(topic, { start: 'oldest', limit: '5' });
    await connected(kafkaClient().admin(), async (admin) => {
      await admin.fetchTopicOffsets(topic); // kafkajs deletes only where it knows the leader already.
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '12' }] });
    });
    const next = await read(topic, { start: 'oldest', limit: '2', cursor: first.next! });
    expect(places(next)).toEqual(['0:12', '0:13']);
    expect(next.warnings).toMatchObject([{ source: `partition ${topic}/0`, code: 'OFFSET_OUT_OF_RANGE' }]);
    const asked = await read(topic, { start: 'offset', offsets: '3', limit: '1' });
    expect([places(asked), asked.warnings.length]).toEqual([['0:12'], 1]);
    const beyond = await read(topic, { start: 'offset', offsets: '500' });
    expect([places(beyond), beyond.warnings.length]).toEqual([[], 1]);
  });

  test('a topic made anew under the same name is not read on', async () => {
    const topic = await newTopic();
    await produce(topic, [{ value: 'a' }, { value: 'b' }]);
    const first = await read(topic, { limit: '1' });
    await deleteTopics(topic);
    await vi.waitFor(() => newTopic({}, topic), { timeout: 20_000 });
    await kafka.metadata({ maxAgeMs: 0 });
    const again = read(topic, { limit: '1', cursor: first.next! });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' } satisfies Partial<AppError>);
  });

  test('unknown topics, partitions and places are refused with a sentence', async () => {
    const topic = await newTopic({ partitions: 2 });
    await expect(read(uniqueName('no-such'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(read(topic, { partitions: '0,7' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(read(topic, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('reading leaves groups and topics as they were', async () => {
    const topic = await newTopic({ partitions: 2 });
    await produce(topic, [{ value: 'a' }]);
    const seen = () =>
      connected(kafkaClient().admin(), async (admin) => ({
        mine: (await admin.listTopics()).filter((name) => name.startsWith(topic)),
        groups: (await admin.listGroups()).groups.filter(({ groupId }) => /sluice|messages/.test(groupId)),
      }));
    const before = await seen();
    for (const start of ['newest', 'oldest']) await read(topic, { start });
    await read(`${topic}-not-there`).catch(() => {});
    expect(await seen()).toEqual(before);
  });
});
