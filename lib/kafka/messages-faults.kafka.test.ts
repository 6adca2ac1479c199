import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Lab, startLab } from '@/lab/kafka.mjs';
import { connected, kafkaClient, uniqueName } from '@/lab/topics.mjs';
import { MessagesQuery } from '@/lib/contract/messages';
import { Cluster } from '@/lib/kafka/cluster/cluster';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';

// A broker is frozen and killed here, so this suite has a lab of its own.
const BASE_PORT = 20_200;
const topic = uniqueName('messages-faults');
let dir: string;
let lab: Lab;
let kafka: Cluster;

const read = (query: Record<string, string> = {}) =>
  listMessages({ kafka, signal: new AbortController().signal } as ClusterContext, topic, MessagesQuery.parse(query));
const partitionsIn = async (query: Record<string, string> = {}) => {
  const { rows, warnings, next } = await read(query);
  return { shown: [...new Set(rows.map(({ partition }) => partition))].sort(), rows: rows.length, warnings, next };
};

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sluice-messages-'));
  lab = await startLab({ basePort: BASE_PORT, dir });
  await connected(kafkaClient(lab.bootstrapServers).admin(), (admin) =>
    admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, replicaAssignment: [1, 2, 3].map((id) => ({ partition: id - 1, replicas: [id] })) }],
    }),
  );
  await connected(kafkaClient(lab.bootstrapServers).producer(), (producer) =>
    producer.send({
      topic,
      messages: Array.from({ length: 60 }, (_, i) => ({ partition: i % 3, value: `${i}`, timestamp: `${1e12 + i}` })),
    }),
  );
  const clusterId = 'messages-faults';
  const bootstrapServers = parseBootstrapServers(lab.bootstrapServers);
  const config = { clusterId, name: clusterId, bootstrapServers, tls: null, sasl: null, readOnly: true };
  kafka = new Cluster(config, { allowLoopback: true });
}, 60_000);

afterAll(async () => {
  kafka?.close();
  await lab?.down();
  if (dir) await rm(dir, { recursive: true, force: true });
});

test('a frozen and then a dead leader cost their own partition, by name, and it is read on when it is back', async () => {
  const before = await read({ start: 'oldest', limit: '9' });
  expect(before.rows).toHaveLength(9);

  lab.freeze(3);
  await vi.waitFor(async () => expect((await lab.status()).map(({ state }) => state)).toContain('frozen'), {
    timeout: 30_000,
  });
  const frozen = await partitionsIn();
  expect(frozen).toMatchObject({ shown: [0, 1], rows: 40 });
  expect(frozen.warnings).toMatchObject([{ source: `partition ${topic}/2`, code: expect.stringMatching(/^KAFKA_/) }]);

  lab.thaw(3);
  await vi.waitFor(async () => expect((await partitionsIn()).shown).toEqual([0, 1, 2]), { timeout: 30_000 });
  await lab.kill(3);
  await vi.waitFor(async () => expect((await partitionsIn()).shown).toEqual([0, 1]), { timeout: 30_000 });
  const dead = await partitionsIn({ start: 'oldest', limit: '100', cursor: before.next! });
  expect(dead).toMatchObject({ shown: [0, 1], rows: 34, warnings: [{ source: `partition ${topic}/2` }] });

  // Its place was kept in the cursor while it was away.
  await lab.restart(3);
  const back = () => partitionsIn({ start: 'oldest', limit: '100', cursor: dead.next! });
  await vi.waitFor(async () => expect(await back()).toMatchObject({ shown: [2], rows: 17, warnings: [] }), {
    timeout: 60_000,
    interval: 500,
  });
}, 150_000);
