import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FaultProxy, startFaultProxy } from '@/lab/fault-proxy.mjs';
import { bootstrapServers } from '@/lab/topics.mjs';
import { ListOffsets, Metadata } from '@/lib/kafka/protocol/messages';
import type { Cluster } from './cluster';
import { labCluster } from './lab-cluster-for-tests';
import { testConnection } from './test-connection';

const port = Number(process.env.SLUICE_EGRESS_PORT ?? 20320);
const target = Number(bootstrapServers().split(',')[0]?.split(':')[1]);
let proxy: FaultProxy;
let cluster: Cluster;

/** The answer of the broker with another address for each broker: strings with a length before them, in both forms. */
function advertising(answer: Buffer, address: string): Buffer {
  const real = Buffer.from('127.0.0.1');
  const parts: Buffer[] = [];
  let at = 4;
  for (let found = answer.indexOf(real, at); found >= 0; found = answer.indexOf(real, at)) {
    const compact = answer[found - 1] === real.length + 1;
    const length = Buffer.from(compact ? [address.length + 1] : [0, address.length]);
    parts.push(answer.subarray(at, found - length.length), length, Buffer.from(address));
    at = found + real.length;
  }
  const body = Buffer.concat([...parts, answer.subarray(at)]);
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
}

beforeAll(async () => {
  proxy = await startFaultProxy({ port, target });
});
afterAll(() => {
  cluster?.close();
  proxy.close();
});

test.each(['169.254.169.254', '::ffff:169.254.169.254', 'fd00:ec2::254', '0.0.0.0', '2852039166'])(
  'brokers that advertise %s are not connected to, and it is said why',
  async (address) => {
    await proxy.set({
      rewrite: (answer, { apiKey }) => (apiKey === Metadata.key ? advertising(answer, address) : undefined),
    });
    cluster = labCluster({ servers: `127.0.0.1:${port}` });
    const policy = { allowLoopback: true };
    const report = await testConnection(cluster.config, { signal: new AbortController().signal, policy });
    expect(report.seeds).toEqual([expect.objectContaining({ ok: true })]);
    expect(report.brokers).toHaveLength(3);
    for (const broker of report.brokers) {
      expect(broker.ok).toBe(false);
      expect(broker.address).toContain(address);
      expect(broker.message).toMatch(/metadata address|not found|no address/i);
    }
    const asked = cluster.ask(ListOffsets, { topics: [], replicaId: -1 }, { at: { broker: 1 }, timeoutMs: 2_000 });
    await expect(asked).rejects.toThrow(/metadata address|not found|no address/i);
    cluster.close();
  },
);
