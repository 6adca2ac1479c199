import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

import type { Cluster } from '@/lib/kafka/cluster/cluster';
import { measure, sweepCommits, sweepEnds, sweepStarts } from '@/lib/kafka/cluster/facts-offsets';
import { FactStore } from '@/lib/kafka/cluster/facts-store';
import { sweepConfigs, sweepGroups, sweepLogDirs, sweepMetadata } from '@/lib/kafka/cluster/facts-sweeps';

import { fill, grow, openCluster } from './subject';
import { median, short, table } from './timing';

const PARTITIONS = 10;
const ROUNDS = 7;

type Reading = { requests: number; sent: number; received: number; cpuMs: number; ms: number };

const sockets = new Set<Socket>();
subscribe('net.client.socket', (message) => sockets.add((message as { socket: Socket }).socket));
const total = (of: 'bytesWritten' | 'bytesRead') => [...sockets].reduce((sum, socket) => sum + (socket[of] ?? 0), 0);

/** What one sweep of each kind costs at three sizes of one cluster, and how much that grows beside the cluster. */
export async function measureSizes(servers: string): Promise<string> {
  const sizes = [500, 2000, 8000];
  const cluster = openCluster(servers);
  const readings: Map<string, Reading>[] = [];
  let made = 0;
  for (const partitions of sizes) {
    const topics = partitions / PARTITIONS;
    const groups = Math.floor(topics / 2);
    if (made === 0) await fill(servers, { topics, partitions: PARTITIONS, groups, messages: 2000 });
    else await grow(cluster, servers, made, { topics, partitions: PARTITIONS });
    made = topics;
    readings.push(await sweepAll(cluster));
  }
  const rows = [...readings[0]!.keys()].map((name) => {
    const each = readings.map((reading) => reading.get(name)!);
    const growth = each.at(-1)!.cpuMs / Math.max(each[0]!.cpuMs, 0.1);
    const bytes = (each.at(-1)!.sent + each.at(-1)!.received) / Math.max(each[0]!.sent + each[0]!.received, 1);
    return [name, ...each.map(cell), `${short(bytes)} x`, `${short(growth)} x`];
  });
  cluster.close();
  const head = ['sweep', ...sizes.map((size) => `${size} partitions`), 'bytes, 500 to 8,000', 'CPU, 500 to 8,000'];
  return table(head, rows);
}

const kib = (bytes: number) => short(bytes / 1024);
const cell = ({ requests, sent, received, cpuMs }: Reading) =>
  `${requests} req, ${kib(sent)} + ${kib(received)} KiB, ${short(cpuMs)} ms CPU`;

async function sweepAll(cluster: Cluster): Promise<Map<string, Reading>> {
  const store = new FactStore(cluster);
  const sweeps: Record<string, () => Promise<unknown>> = {
    layout: () => sweepMetadata(store),
    ends: () => sweepEnds(store),
    starts: () => sweepStarts(store),
    'log dirs': () => sweepLogDirs(store),
    groups: () => sweepGroups(store),
    commits: () => sweepCommits(store),
    configs: () => sweepConfigs(store),
    'lag and rates': async () => measure(store),
  };
  const all = new Map<string, Reading[]>(Object.keys(sweeps).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, sweep] of Object.entries(sweeps)) all.get(name)!.push(await read(cluster, sweep));
  }
  // The first ones warm the code up.
  return new Map([...all].map(([name, each]) => [name, middle(each.slice(2))]));
}

async function read(cluster: Cluster, sweep: () => Promise<unknown>): Promise<Reading> {
  let requests = 0;
  const { ask } = cluster;
  cluster.ask = ((...args: Parameters<typeof ask>) => {
    requests++;
    return ask.apply(cluster, args);
  }) as typeof ask;
  const [sent, received, clock, used] = [
    total('bytesWritten'),
    total('bytesRead'),
    performance.now(),
    process.cpuUsage(),
  ];
  try {
    await sweep();
  } finally {
    cluster.ask = ask;
  }
  const { user, system } = process.cpuUsage(used);
  return {
    requests,
    sent: total('bytesWritten') - sent,
    received: total('bytesRead') - received,
    cpuMs: (user + system) / 1000,
    ms: performance.now() - clock,
  };
}

function middle(readings: readonly Reading[]): Reading {
  const of = (name: keyof Reading) => median(readings.map((reading) => reading[name]));
  return { requests: of('requests'), sent: of('sent'), received: of('received'), cpuMs: of('cpuMs'), ms: of('ms') };
}
