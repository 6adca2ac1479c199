import { setTimeout as sleep } from 'node:timers/promises';

import { api } from '@/lib/paths';

import { BuiltServer } from './server';
import { messagesTopic, wideTopic } from './subject';
import { quantile, type Readings } from './timing';

const TIMES = 15;
const WATCHED_MS = 15_000;

type Options = { servers: string; script: string; port: number };

/** One life of the server: start, first list, everything from the facts, being watched. */
export async function measureRound(readings: Readings, options: Options): Promise<void> {
  const server = await BuiltServer.start(options);
  try {
    const { clusterId } = server;
    readings.add('start', server.startMs);
    readings.add('start cpu', server.startCpuMs);
    readings.add('rss idle', server.rss());
    await firstList(server, readings);
    const lists = { topics: api.topics(clusterId), groups: api.groups(clusterId) };
    for (const [job, url] of Object.entries(lists)) {
      readings.add(`${job} bytes`, (await repeat(server, readings, job, url)).wireBytes / 1024);
    }
    await repeat(server, readings, 'topic groups', api.topicGroups(clusterId, wideTopic));
    await repeat(server, readings, 'message', api.message(clusterId, messagesTopic, 3, '1000'));
    await repeat(server, readings, 'newest', api.messages(clusterId, wideTopic, { limit: 50 }));
    await repeat(server, readings, 'session', api.session());
    readings.add('rss used', server.rss());
    await watched(server, readings);
  } finally {
    await server.stop();
  }
}

type Topics = { incomplete: boolean; items: { messages: unknown }[] };

async function firstList(server: BuiltServer, readings: Readings): Promise<void> {
  const url = api.topics(server.clusterId);
  const [cpu, clock] = [server.cpuMs(), performance.now()];
  const first = await server.get(url);
  readings.add('topics first', first.ms);
  readings.add('topics first cpu', server.cpuMs() - cpu);
  const { items } = server.json<Topics>(first);
  const counted = items.filter(({ messages }) => messages !== null).length;
  if (counted < items.length) console.error(`The first list had counts for ${counted} of ${items.length} topics.`);
  while (server.json<Topics>(await server.get(url)).incomplete) await sleep(20);
  readings.add('complete', performance.now() - clock);
}

/** After two that are not counted: the first loads the route. */
async function repeat(server: BuiltServer, readings: Readings, job: string, url: string) {
  let answer = await server.get(url);
  answer = await server.get(url);
  const cpu = server.cpuMs();
  for (let time = 0; time < TIMES; time++) {
    answer = await server.get(url);
    if (answer.status !== 200) throw new Error(`${job}: ${answer.status} ${answer.body}`);
    readings.add(job, answer.ms);
  }
  readings.add(`${job} cpu`, (server.cpuMs() - cpu) / TIMES);
  return answer;
}

/** As long as a page polls its list, the sweeps go on; all the while others ask for something small. */
async function watched(server: BuiltServer, readings: Readings): Promise<void> {
  const cpu = server.cpuMs();
  const ends = performance.now() + WATCHED_MS;
  const poll = async () => {
    while (performance.now() < ends) {
      await server.get(api.topics(server.clusterId));
      await sleep(5000, undefined, { ref: false });
    }
  };
  const polling = poll();
  const times: number[] = [];
  let asked = 0;
  while (performance.now() < ends - 1000) {
    times.push((await server.get(api.session())).ms);
    asked++;
    await sleep(100);
  }
  await polling;
  readings.add('p99', quantile(times, 0.99));
  if (asked > 0) readings.add('watched cpu', ((server.cpuMs() - cpu) * 60_000) / WATCHED_MS);
}
