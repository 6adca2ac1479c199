import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { bootstrapServers } from '@/lab/topics.mjs';
import { ConnectionReport } from '@/lib/contract/clusters';
import type { ClusterConfig } from './config';
import { parseBootstrapServers } from './seeds';
import { type TestReport, testConnection } from './test-connection';

const policy = { allowLoopback: true };
const noMaterial = { ca: null, certificate: null, key: null, passphrase: null };

const configOf = (servers: string, more: Partial<ClusterConfig> = {}): ClusterConfig => ({
  clusterId: 'new',
  name: 'new',
  bootstrapServers: parseBootstrapServers(servers),
  tls: null,
  sasl: null,
  readOnly: true,
  ...more,
});

const statesOf = ({ seeds }: TestReport, seed = 0) =>
  Object.fromEntries(seeds[seed]!.steps.map(({ step, state }) => [step, state]));
const failureOf = ({ seeds }: TestReport, seed = 0) => seeds[seed]!.steps.find(({ state }) => state === 'failed');

test('says of every seed and every broker that it answers, in the shape of the contract', async () => {
  const report = await testConnection(configOf(bootstrapServers()), { policy });
  expect(ConnectionReport.parse(report)).toEqual(report);
  expect(report.ok).toBe(true);
  expect(report.kafkaClusterId).toMatch(/^[\w-]{22}$/);
  expect(report.seeds).toHaveLength(3);
  expect(report.brokers.map(({ brokerId, ok }) => [brokerId, ok])).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]);
  expect(statesOf(report)).toEqual({ address: 'ok', connect: 'ok', tls: 'skipped', versions: 'ok', sasl: 'skipped' });
});

test('is content with one seed that answers, and says what is wrong with the others', async () => {
  const [first] = bootstrapServers().split(',');
  const report = await testConnection(configOf(`127.0.0.1:9, no-such-host.invalid, ${first}`), { policy });
  expect(report.ok).toBe(true);
  expect(failureOf(report, 0)).toMatchObject({ step: 'connect', message: expect.stringContaining('refused') });
  expect(failureOf(report, 1)).toMatchObject({ step: 'address' });
  expect(report.seeds[2]!.ok).toBe(true);
});

test('names TLS where there is none, and SASL where there is none', async () => {
  const tls = await testConnection(configOf(bootstrapServers(), { tls: noMaterial }), { policy });
  expect(failureOf(tls)).toMatchObject({ step: 'tls', message: expect.stringContaining('plaintext') });
  expect(statesOf(tls)).toMatchObject({ connect: 'ok', versions: 'skipped' });

  const credentials = { mechanism: 'PLAIN', username: 'admin', password: 'CANARY' } as const;
  const sasl = await testConnection(configOf(bootstrapServers(), { sasl: credentials }), { policy });
  expect(failureOf(sasl)).toMatchObject({ step: 'sasl', message: expect.stringContaining('does not use SASL') });
  expect(JSON.stringify(sasl)).not.toContain('CANARY');
});

test('goes nowhere that the installation does not allow', async () => {
  const report = await testConnection(configOf(`${bootstrapServers()}, 169.254.169.254`), {
    policy: { allowLoopback: false },
  });
  for (let seed = 0; seed < report.seeds.length; seed++)
    expect(failureOf(report, seed)).toMatchObject({ step: 'address' });
  expect(report).toMatchObject({ ok: false, kafkaClusterId: null, brokers: [] });
});

test('tells what is not Kafka from what is silent', async () => {
  const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const silent = createServer(() => {});
  const portOf = (server: typeof web) =>
    new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
  try {
    const servers = `127.0.0.1:${await portOf(web)}, 127.0.0.1:${await portOf(silent)}`;
    const report = await testConnection(configOf(servers), { policy });
    expect(failureOf(report, 0)).toMatchObject({ step: 'versions', message: expect.stringContaining('not as Kafka') });
    expect(failureOf(report, 1)).toMatchObject({ step: 'versions', message: expect.stringContaining('in time') });
  } finally {
    web.close();
    silent.close();
  }
});

test('knows a controller from a broker', async () => {
  const port = Number(bootstrapServers().split(',')[0]!.split(':')[1]) + 1;
  const report = await testConnection(configOf(`127.0.0.1:${port}`), { policy });
  expect(failureOf(report)).toMatchObject({ step: 'versions', message: expect.stringContaining('controller') });
});

test('ends when the person leaves', async () => {
  const signal = AbortSignal.abort(new Error('left'));
  await expect(testConnection(configOf(bootstrapServers()), { policy, signal })).rejects.toThrow('left');
});
