// npm run bench: how long the lists take, how large the answers are and what they cost in memory, beside kafkajs and
// kcat, in one run on one cluster. --topics 500 --partitions 6 --groups 100 --messages 60000 --servers host:port
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { startLab } from '@/lab/kafka.mjs';
import { MessagesQuery } from '@/lib/contract/messages';
import { Cluster } from '@/lib/kafka/cluster/cluster';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import { listGroups } from '@/lib/kafka/consumer-groups';
import type { ClusterContext } from '@/lib/kafka/context';
import { listMessages } from '@/lib/kafka/messages';
import { listTopics } from '@/lib/kafka/topics';

import { kafkajsLists, kcatRuns } from './rivals';
import { fill, messagesTopic } from './subject';
import { heapInUse, median, type Row, table, timed } from './timing';

const { values } = parseArgs({
  options: {
    topics: { type: 'string', default: '500' },
    partitions: { type: 'string', default: '6' },
    groups: { type: 'string', default: '100' },
    messages: { type: 'string', default: '60000' },
    port: { type: 'string', default: '19300' },
    servers: { type: 'string' },
  },
});
const size = {
  topics: Number(values.topics),
  partitions: Number(values.partitions),
  groups: Number(values.groups),
  messages: Number(values.messages),
};

function context(servers: string): ClusterContext {
  const config = { clusterId: 'bench', name: 'bench', tls: null, sasl: null, readOnly: true };
  const kafka = new Cluster({ ...config, bootstrapServers: parseBootstrapServers(servers) }, { allowLoopback: true });
  const actor = { id: 'bench', username: 'bench', name: null, isAdmin: true, sessionId: 'bench', ip: null };
  const signal = new AbortController().signal;
  // The services look at the connection, not at how it is saved.
  return { actor, kafka, signal, requestId: 'bench', cluster: {} as ClusterContext['cluster'] };
}

/** From no connection to a list with every offset. */
async function completeTopics(servers: string): Promise<void> {
  const ctx = context(servers);
  await listTopics(ctx);
  const facts = factsOf(ctx.kafka);
  while (facts.asOf('metadata', 'offsets', 'starts') === null) await new Promise((resolve) => setTimeout(resolve, 5));
  facts.stop();
  ctx.kafka.close();
}

async function measure(servers: string): Promise<Row[]> {
  const kafkajs = kafkajsLists(servers);
  const kcat = kcatRuns(servers);
  const hasKcat = kcat.topics();
  const kcatTime = async (run: () => boolean) => (hasKcat ? await median(3, async () => run()) : null);

  const before = heapInUse();
  const ctx = context(servers);
  const first = await timed(() => listTopics(ctx));
  const topics = await listTopics(ctx);
  const groups = await listGroups(ctx);
  const memory = heapInUse() - before;
  const newest = () => listMessages(ctx, messagesTopic, MessagesQuery.parse({ limit: 50 }));
  const page = await newest();
  const kib = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) / 1024;
  const zipped = (value: unknown) => gzipSync(JSON.stringify(value), { level: 1 }).length / 1024;

  const rows: Row[] = [
    {
      what: 'first list of topics, from no connection',
      unit: 'ms',
      sluice: first,
      kafkajs: await timed(kafkajs.topics),
    },
    {
      what: 'every offset, from no connection (kcat: layout only)',
      unit: 'ms',
      sluice: await median(3, () => completeTopics(servers)),
      kafkajs: await median(3, kafkajs.topics),
      kcat: await kcatTime(kcat.topics),
    },
    {
      what: 'list of topics while watched, as JSON',
      unit: 'ms',
      sluice: await median(20, async () => JSON.stringify(await listTopics(ctx))),
      kafkajs: await median(3, kafkajs.topics),
    },
    {
      what: 'list of groups while watched, as JSON',
      unit: 'ms',
      sluice: await median(20, async () => JSON.stringify(await listGroups(ctx))),
      kafkajs: await median(3, kafkajs.groups),
    },
    {
      what: 'newest 50 messages of 12 partitions',
      unit: 'ms',
      sluice: await median(10, newest),
      kcat: await kcatTime(kcat.newest),
    },
    { what: 'answer: topics', unit: 'KiB', sluice: kib(topics) },
    { what: 'answer: topics, compressed', unit: 'KiB', sluice: zipped(topics) },
    { what: 'answer: groups, compressed', unit: 'KiB', sluice: zipped(groups) },
    { what: 'answer: newest 50 messages', unit: 'KiB', sluice: kib(page) },
    { what: 'heap for all facts of the cluster', unit: 'MiB', sluice: memory / 2 ** 20 },
  ];
  factsOf(ctx.kafka).stop();
  ctx.kafka.close();
  return rows;
}

const lab = values.servers ? null : await startLab({ basePort: Number(values.port) });
try {
  const servers = values.servers ?? lab?.bootstrapServers ?? '';
  if (lab) console.error(`Filled in ${((await timed(() => fill(servers, size))) / 1000).toFixed(0)} s.`);
  const rows = await measure(servers);
  console.log(
    `${size.topics} topics of ${size.partitions} partitions, ${size.groups} groups, three brokers on this machine.\n`,
  );
  console.log(table(rows));
} finally {
  await lab?.down();
}
process.exit(0);
