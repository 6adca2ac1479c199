import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Cluster } from './cluster';
import { Facts } from './facts';
import { labCluster } from './lab-cluster-for-tests';

const PERIOD_MS = 40;
const pace = { minMs: PERIOD_MS, maxMs: PERIOD_MS };
const paces = {
  ...{ metadata: pace, offsets: pace, starts: pace, groups: pace, members: pace, logDirs: pace, configs: pace },
  ...{ quorum: pace, idleMs: 10 * PERIOD_MS },
};

/** Every socket that this process has opened since. */
const sockets = new Set<Socket>();
const onSocket = (message: unknown) => sockets.add((message as { socket: Socket }).socket);
const traffic = () =>
  [...sockets].reduce((sum, { bytesWritten = 0, bytesRead = 0 }) => sum + bytesWritten + bytesRead, 0);

let cluster: Cluster;
beforeAll(() => {
  subscribe('net.client.socket', onSocket);
  cluster = labCluster();
});
afterAll(() => {
  unsubscribe('net.client.socket', onSocket);
  cluster.close();
});

/** How often in so many periods a byte went to a broker or came from one. */
async function busyPeriods(periods: number): Promise<number> {
  let busy = 0;
  for (let period = 0; period < periods; period++) {
    const [bytes, count] = [traffic(), sockets.size];
    await sleep(PERIOD_MS);
    if (traffic() !== bytes || sockets.size !== count) busy++;
  }
  return busy;
}

test('a console that nobody looks at asks the brokers nothing, until somebody comes back', async () => {
  const facts = new Facts(cluster, paces);
  try {
    await facts.ready();
    // Somebody looks: the sweeps go on by themselves.
    const watching = setInterval(() => void facts.ready(), PERIOD_MS);
    await expect.poll(() => busyPeriods(5), { timeout: 10_000 }).toBeGreaterThan(0);
    clearInterval(watching);

    // Nobody does: what is under way ends, and then thirty periods go by in silence.
    await expect.poll(() => busyPeriods(30), { timeout: 20_000 }).toBe(0);
    const learned = facts.asOf('metadata', 'offsets', 'groups');
    const silent = traffic();

    await facts.ready();
    await expect.poll(() => facts.asOf('metadata', 'offsets', 'groups')).toBeGreaterThan(learned!);
    expect(traffic()).toBeGreaterThan(silent);
  } finally {
    facts.stop();
  }
});
