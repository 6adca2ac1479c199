// npm run bench: what the built server takes for its lists at size, beside kafkajs in the same run and the best of other
// consoles. --topics 1000 --partitions 10 --groups 500 --messages 60000 --rounds 5 --servers host:port --sizes
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startLab } from '@/lab/kafka.mjs';

import { type Peer, peers } from './peers';
import { kafkajsJobs } from './rivals';
import { measureRound } from './round';
import { measureSizes } from './sizes';
import { fill } from './subject';
import { Readings, short, table, timed } from './timing';

const { values } = parseArgs({
  options: {
    topics: { type: 'string', default: '1000' },
    partitions: { type: 'string', default: '10' },
    groups: { type: 'string', default: '500' },
    messages: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '5' },
    port: { type: 'string', default: '19300' },
    /** A cluster that is filled already. */
    servers: { type: 'string' },
    /** `scripts/start.mjs` of another build. */
    script: { type: 'string', default: path.resolve(import.meta.dirname, '../scripts/start.mjs') },
    sizes: { type: 'boolean', default: false },
  },
});
const size = {
  topics: Number(values.topics),
  partitions: Number(values.partitions),
  groups: Number(values.groups),
  messages: Number(values.messages),
};
const load = () => loadavg()[0]!.toFixed(1);

/** What is printed: the reading's name, its unit, and who else does the same. */
const jobs: readonly { what: string; job: string; unit: string; peer?: Peer; kafkajs?: string }[] = [
  { what: 'start to first answer', job: 'start', unit: 'ms', peer: peers.start },
  { what: 'memory, idle', job: 'rss idle', unit: 'MiB', peer: peers.idleMemory },
  { what: 'memory, after all lists and pages', job: 'rss used', unit: 'MiB', peer: peers.usedMemory },
  {
    what: 'all topics with counts, first since start',
    job: 'topics first',
    unit: 'ms',
    peer: peers.topicsWithCounts,
    kafkajs: 'topics',
  },
  { what: 'until sizes, configs and lags are in', job: 'complete', unit: 'ms' },
  { what: 'all topics, all columns', job: 'topics', unit: 'ms', peer: peers.topicsNoCounts, kafkajs: 'topics' },
  { what: 'groups with lag', job: 'groups', unit: 'ms', peer: peers.groups, kafkajs: 'groups' },
  {
    what: 'groups of one topic (20 of 100 partitions)',
    job: 'topic groups',
    unit: 'ms',
    peer: peers.topicGroups,
    kafkajs: 'topicGroups',
  },
  { what: 'one message by partition and offset', job: 'message', unit: 'ms', peer: peers.message, kafkajs: 'message' },
  { what: 'newest 50 of 100 partitions', job: 'newest', unit: 'ms', peer: peers.newest },
  { what: 'a request that needs no broker, at rest', job: 'session', unit: 'ms' },
  { what: 'the same while lists are swept and polled, p99', job: 'p99', unit: 'ms' },
  { what: 'topics, bytes on the wire', job: 'topics bytes', unit: 'KiB' },
  { what: 'groups, bytes on the wire', job: 'groups bytes', unit: 'KiB' },
  { what: 'processor time a minute: one viewer, ten small requests a second', job: 'watched cpu', unit: 'ms' },
];

function rowOf(readings: Readings, { what, job, unit, peer, kafkajs }: (typeof jobs)[number]): string[] {
  const own = readings.of(job);
  if (!own) return [what, '-', '-', '-', '-'];
  const cpu = readings.of(`${job} cpu`);
  const rival = kafkajs ? readings.of(`kafkajs ${kafkajs}`) : null;
  const rivalCpu = kafkajs ? readings.of(`kafkajs ${kafkajs} cpu`) : null;
  return [
    what,
    `${short(own.median)} ${unit} (${short(own.best)})`,
    cpu ? `${short(cpu.median)} ms` : '-',
    peer ? `${short(peer.best)} ${unit} (${peer.who})` : '-',
    rival && rivalCpu && cpu
      ? `${short(rival.median / own.median)} x the time, ${short(rivalCpu.median / cpu.median)} x the processor time`
      : '-',
  ];
}

async function compare(servers: string): Promise<string> {
  const readings = new Readings();
  const kafkajs = kafkajsJobs(servers);
  for (let round = 0; round < Number(values.rounds); round++) {
    await measureRound(readings, { servers, script: values.script, port: Number(values.port) + 50 });
    for (const [name, job] of Object.entries(kafkajs)) {
      const [clock, used] = [performance.now(), process.cpuUsage()];
      const scale = await job();
      const { user, system } = process.cpuUsage(used);
      readings.add(`kafkajs ${name}`, (performance.now() - clock) * scale);
      readings.add(`kafkajs ${name} cpu`, ((user + system) / 1000) * scale);
    }
    console.error(`Round ${round + 1} is over; load ${load()}.`);
  }
  const head = [
    '',
    'Sluice, median (best)',
    'its processor time',
    'best other console, on a quieter machine',
    'kafkajs, same run',
  ];
  return table(
    head,
    jobs.map((job) => rowOf(readings, job)),
  );
}

process.env.SLUICE_LAB_HEAP ??= '512m';
const lab = values.servers ? null : await startLab({ basePort: Number(values.port) });
try {
  const servers = values.servers ?? lab?.bootstrapServers ?? '';
  const before = load();
  if (values.sizes) console.log(await measureSizes(servers));
  else {
    if (lab) console.error(`Filled in ${((await timed(() => fill(servers, size))) / 1000).toFixed(0)} s.`);
    const text = await compare(servers);
    const shape = `${size.topics} topics of ${size.partitions} partitions, ${size.groups} groups, three brokers`;
    console.log(
      `${shape}, ${values.rounds} rounds, everything on this machine; load ${before} before, ${load()} after.\n`,
    );
    console.log(text);
  }
} finally {
  await lab?.down();
}
process.exit(0);
