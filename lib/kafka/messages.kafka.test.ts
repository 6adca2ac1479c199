import { afterAll, describe, expect, test } from 'vitest';
import { bootstrapServers, createTopic, deleteTopics, kafkaClient, produce, produceTransaction, uniqueName } from '@/lab/topics.mjs';
import { MessagesQuery, type MessagesAnswer } from '@/lib/contract/messages';
import { Cluster } from '@/lib/kafka/cluster/cluster';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';

const kafka = new Cluster(
  {
    clusterId: 'lab',
    name: 'lab',
    bootstrapServers: parseBootstrapServers(bootstrapServers()),
    tls: null,
    sasl: null,
    readOnly: true,
  },
  { allowLoopback: true },
);
const ctx = { kafka, signal: new AbortController().signal } as ClusterContext;
const topics: string[] = [];

async function newTopic(options: Parameters<typeof createTopic>[1] = {}): Promise<string> {
  const topic = await createTopic(uniqueName('messages'), options);
  topics.push(topic);
  return topic;
}

const read = (topic: string, query: Record<string, string> = {}) =>
  listMessages(ctx, topic, MessagesQuery.parse(query));
const places = ({ rows }: MessagesAnswer) => rows.map(({ partition, offset }) => `${partition}:${offset}`);
const values = ({ rows }: MessagesAnswer) => rows.map((row) => (row.kind === 'record' ? row.value.text : row.kind));

/** All pages one way, joined. */
async function readAll(topic: string, query: Record<string, string>): Promise<string[]> {
  const all: string[] = [];
  let answer = await read(topic, query);
  for (let pages = 0; pages < 100; pages++) {
    all.push(...values(answer));
    if (answer.next === null || (answer.rows.length === 0 && answer.stoppedBecause === 'end')) return all;
    answer = await read(topic, { ...query, cursor: answer.next });
  }
  throw new Error('no end');
}

afterAll(async () => {
  kafka.close();
  await deleteTopics(...topics);
});

describe('newest first', () => {
  test('is the newest 50 over 100 partitions, 20 of them in one', async () => {
    const topic = await newTopic({ partitions: 100 });
    const start = Date.now() - 1_000_000;
    // 300 old ones everywhere, then 50 of which 20 went to partition 7.
    const old = Array.from({ length: 300 }, (_, i) => ({ partition: i % 100, timestamp: `${start + i}`, value: `old-${i}` }));
    const fresh = Array.from({ length: 50 }, (_, i) => ({
      partition: i % 5 < 2 ? 7 : (i * 3) % 100,
      timestamp: `${start + 10_000 + i}`,
      value: `new-${i}`,
    }));
    await produce(topic, old);
    for (const message of fresh) await produce(topic, [message]);
    const answer = await read(topic, { limit: '50' });
    expect(values(answer)).toEqual(fresh.map(({ value }) => value).reverse());
    expect(answer).toMatchObject({ order: 'newest first', stoppedBecause: 'limit', warnings: [], previous: null });
    expect(await readAll(topic, { limit: '100' })).toEqual([...old, ...fresh].map(({ value }) => value).reverse());
  });
});

void kafkaClient;
void produceTransaction;
void places;
