import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import type { Faults } from '@/lab/fault-proxy.mjs';
import { createTopic, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { MessagesQuery } from '@/lib/contract/messages';
import { AppError } from '@/lib/errors';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';
import { Fetch, ListOffsets, Metadata } from '@/lib/kafka/protocol/messages';
import type { Cluster } from './cluster';
import { faultLab } from './fault-lab-for-tests';
import { labCluster } from './lab-cluster-for-tests';

vi.setConfig({ testTimeout: 120_000 });
const topic = uniqueName('hostile');
/** One batch each. */
const values = ['first', 'second', 'third'];
const MIB = 1 << 20;
/** Size and correlation id, which every answer begins with. */
const HEAD = 8;

const faults = faultLab();
let cluster: Cluster;

beforeAll(async () => {
  await createTopic(topic, { replicas: [[2]] });
  for (const value of values) await produce(topic, [{ value }]);
}, 60_000);
afterAll(() => deleteTopics(topic));

/** With a client that knows nothing of the trouble that the one before has had. */
async function withCluster<T>(work: (fresh: Cluster) => Promise<T>): Promise<T> {
  cluster = labCluster({ servers: faults.bootstrapServers });
  try {
    return await work(cluster);
  } finally {
    cluster.close();
  }
}

const body = { replicaId: -1, topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp: -1n }] }] };
const askOffsets = (timeoutMs = 1_500) => cluster.ask(ListOffsets, body, { at: { broker: 2 }, timeoutMs });
const read = () => {
  const ctx = { kafka: cluster, signal: new AbortController().signal } as ClusterContext;
  return listMessages(ctx, topic, MessagesQuery.parse({ start: 'oldest' }));
};
const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  const thrown = await work.then(() => null).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppError);
  return thrown as AppError;
};
const only = (api: { key: number }, change: (answer: Buffer) => Buffer | null): Faults => ({
  rewrite: (answer, { apiKey }) => (apiKey === api.key ? change(answer) : undefined),
});
const withSize = (size: number) => (answer: Buffer) => {
  answer.writeInt32BE(size, 0);
  return answer;
};
const flipped = (answer: Buffer, at: number) => {
  answer[at]! ^= 0xff;
  return answer;
};

describe('an answer that no broker gives', () => {
  test.each([
    ['claims 2 GiB', withSize(0x7fffffff), 'sent an answer larger than this console accepts'],
    ['claims a byte more than 100 MiB', withSize(100 * MIB + 1), 'sent an answer larger than this console accepts'],
    ['has a negative size', withSize(-5), 'answered out of order'],
    ['has no room for its own id', withSize(3), 'answered out of order'],
    ['answers another question', (answer: Buffer) => flipped(answer, 7), 'answered out of order'],
  ])('%s: is refused with a sentence, and nobody asks there again for a while', async (_, change, sentence) => {
    await withCluster(async () => {
      await askOffsets();
      const proxy = faults.proxies.of(2);
      await proxy.set(only(ListOffsets, change));
      const error = await failureOf(askOffsets());
      expect(error.message).toMatch(new RegExp(`^Broker 2 \\(127\\.0\\.0\\.1:\\d+\\) ${sentence}`));
      proxy.forget();
      expect((await failureOf(askOffsets())).message).toContain(sentence);
      expect(proxy.counts()).toMatchObject({ connections: 0, bytesOut: 0 });
      expect(cluster.brokerHealth()[1]).toMatchObject({ state: 'unreachable', error: error.message });
      expect((await cluster.metadata({ maxAgeMs: 0 })).brokers).toHaveLength(3);
    });
  });

  test('stops half-way: is given up in time, and the connection is not used again', async () => {
    await withCluster(async () => {
      await askOffsets();
      const proxy = faults.proxies.of(2);
      await proxy.set(only(ListOffsets, (answer) => answer.subarray(0, answer.length >> 1)));
      expect((await failureOf(askOffsets())).message).toContain('did not answer in time');
      await proxy.set();
      await vi.waitFor(() => askOffsets(), { timeout: 20_000 });
    });
  });

  test('ends in the middle of a field: three of them, and nobody asks there again for a while', async () => {
    await withCluster(async () => {
      await askOffsets();
      const proxy = faults.proxies.of(2);
      await proxy.set(only(ListOffsets, (answer) => withSize(answer.length - 4 - 6)(answer.subarray(0, -6))));
      proxy.forget();
      const messages = [];
      for (let i = 0; i < 4; i++) messages.push((await failureOf(askOffsets())).message);
      for (const message of messages.slice(0, 3)) {
        expect(message).toMatch(/^Broker 2 .* answered ListOffsets in a way that cannot be read: /);
      }
      expect(messages[3]).toMatch(/^Broker 2 .* sends answers that cannot be read/);
      expect(proxy.counts().requests.get(ListOffsets.key)).toBe(3);
    });
  });

  test('comes from one broker only: what any can tell is asked of another', async () => {
    await withCluster(async () => {
      await cluster.metadata();
      for (const id of [1, 3])
        await faults.proxies
          .of(id)
          .set(only(Metadata, (answer) => withSize(answer.length - 7)(answer.subarray(0, -3))));
      for (let i = 0; i < 10; i++) expect((await cluster.metadata({ maxAgeMs: 0 })).topics.has(topic)).toBe(true);
    });
  });
});

/** Every byte behind the head in turn, or every nth; ends with an answer or an error that says what it is. */
async function flipEach(api: { key: number }, every: number, ask: () => Promise<unknown>): Promise<number> {
  let length = HEAD + 1;
  let errors = 0;
  for (let at = HEAD; at < length; at += every) {
    const damage = only(api, (answer) => {
      length = Math.max(length, answer.length);
      return flipped(answer, Math.min(at, answer.length - 1));
    });
    await faults.proxies.setAll(damage);
    await withCluster(() =>
      ask().catch((thrown: unknown) => {
        expect(thrown, `byte ${at}`).toBeInstanceOf(AppError);
        expect((thrown as AppError).message).toMatch(/^\S.{20,}\.$/s);
        errors++;
      }),
    );
  }
  expect(length).toBeGreaterThan(50);
  return errors;
}

describe('an answer with one byte that is another', () => {
  test('to Metadata is an answer or an error, and forgotten with the next one', async () => {
    expect(await flipEach(Metadata, 3, () => cluster.metadata())).toBeGreaterThan(0);
    await withCluster(async () => {
      await faults.proxies.setAll(only(Metadata, (answer) => flipped(answer, answer.length - 20)));
      await cluster.metadata().catch(() => null);
      await faults.proxies.setAll();
      expect((await cluster.metadata({ maxAgeMs: 0 })).brokers).toHaveLength(3);
      await askOffsets();
    });
  });

  test('to ListOffsets is an answer or an error', async () => {
    expect(await flipEach(ListOffsets, 1, () => askOffsets(500))).toBeGreaterThan(0);
  });

  test('to Fetch never shows a value that was not written', async () => {
    await flipEach(Fetch, 2, async () => {
      const { rows } = await read();
      for (const row of rows) if (row.kind === 'record') expect(values).toContain(row.value.text);
    });
  });

  test('in the records of a batch is named with the batch, and the ones beside it are read', async () => {
    await withCluster(async () => {
      await faults.proxies.setAll(only(Fetch, (answer) => flipped(answer, answer.indexOf('second') + 2)));
      const { rows } = await read();
      expect(rows.map((row) => [row.offset, row.kind])).toEqual([
        ['0', 'record'],
        ['1', 'bad batch'],
        ['2', 'record'],
      ]);
      expect(JSON.stringify(rows[1])).toMatch(/checksum|CRC/);
    });
  });
});
