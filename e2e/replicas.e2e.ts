import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Client as Database } from 'pg';

import { api } from '@/lib/paths';
import { type FaultProxy, startFaultProxies } from '../lab/fault-proxy.mjs';
import { type Lab, startLab } from '../lab/kafka.mjs';
import { type Postgres, startPostgres } from '../lab/postgres.mjs';
import { connected, kafkaClient, uniqueName } from '../lab/topics.mjs';
import { Client, OwnServer } from './own-server';
import { startRoundRobin } from './round-robin';

// Two replicas on one PostgreSQL, behind a balancer that never sends two requests in a row to the same; their cluster is
// one broker behind a proxy that can hold back what the broker answers.

const base = Number(process.env.E2E_REPLICAS_PORT ?? 19200);
const ports = { balancer: base, replicas: [base + 1, base + 2] as const, postgres: base + 3, kafka: base + 4 };
const PASSWORD = 'CANARY correct horse battery';
const day = '86400000';
const week = '604800000';
const INCREMENTAL_ALTER_CONFIGS = 44;

let postgres: Postgres;
let lab: Lab;
let broker: FaultProxy;
let closeProxies: () => void;
let balancer: Awaited<ReturnType<typeof startRoundRobin>>;
let a: OwnServer;
let b: OwnServer;
let clusterId: string;
let env: Record<string, string>;
const keys = {
  SLUICE_SECRET: randomBytes(32).toString('base64url'),
  SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
};

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  postgres = startPostgres({ port: ports.postgres });
  const started = await startLab({ basePort: ports.kafka, nodes: 1, proxied: true });
  lab = started;
  const proxies = await startFaultProxies(lab);
  broker = proxies.of(1);
  closeProxies = proxies.close;
  balancer = await startRoundRobin(ports.balancer, ports.replicas);
  env = {
    ...keys,
    DATABASE_URL: postgres.url,
    SLUICE_ADMIN_USER: 'ada',
    SLUICE_ADMIN_PASSWORD: PASSWORD,
    SLUICE_ALLOW_LOOPBACK: '1',
    SLUICE_BOOTSTRAP_SERVERS: proxies.bootstrapServers,
    SLUICE_LOG_LEVEL: 'warn',
  };
  [a, b] = ports.replicas.map((port) => new OwnServer(port, env)) as [OwnServer, OwnServer];
  await Promise.all([a.ready(), b.ready()]);
  clusterId = (await rows<{ id: string }>('SELECT id FROM "Cluster"'))[0]?.id ?? '';
});

test.afterAll(async () => {
  for (const end of [
    () => a.stop(),
    () => b.stop(),
    () => balancer.close(),
    () => closeProxies(),
    () => lab.down(),
    () => postgres.down(),
  ]) {
    await Promise.resolve(end()).catch(() => {});
  }
});

/** Signed in through the balancer, then talking to one replica with the cookies that it got. */
async function signedIn(): Promise<Record<'balanced' | 'onA' | 'onB', Client>> {
  const balanced = new Client(balancer.url);
  expect((await balanced.signIn('ada', PASSWORD)).status).toBe(200);
  return { balanced, onA: balanced.at(a.url), onB: balanced.at(b.url) };
}

async function rows<T>(sql: string, ...values: unknown[]): Promise<T[]> {
  const database = new Database({ connectionString: postgres.url });
  await database.connect();
  const { rows: found } = await database.query(sql, values);
  await database.end();
  return found as T[];
}

async function topicOf(prefix: string): Promise<string> {
  const topic = uniqueName(prefix);
  const configEntries = [{ name: 'retention.ms', value: week }];
  const topics = [{ topic, numPartitions: 2, replicationFactor: 1, configEntries }];
  await connected(kafkaClient(lab.bootstrapServers).admin(), (admin) =>
    admin.createTopics({ topics, waitForLeaders: false }),
  );
  return topic;
}

type Answer = { id: string; status: string; error: string | null };

async function planned(client: Client, topic: string, value: string): Promise<string> {
  const body = { kind: 'topic-configs', topic, configs: [{ name: 'retention.ms', value }] };
  // A topic that was just made is not known everywhere at once.
  let response = await client.call(api.changes(clusterId), { method: 'POST', body });
  for (let tries = 0; response.status === 404 && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    response = await client.call(api.changes(clusterId), { method: 'POST', body });
  }
  expect(response.status, await response.clone().text()).toBe(201);
  return ((await response.json()) as Answer).id;
}

const apply = (client: Client, changeId: string) =>
  client.call(api.applyChange(clusterId, changeId), { method: 'POST' });
const changeOf = async (client: Client, changeId: string) =>
  (await (await client.call(api.change(clusterId, changeId))).json()) as Answer;
const auditOf = (changeId: string) =>
  rows<{ outcome: string }>('SELECT outcome FROM "AuditEvent" WHERE "changeId" = $1', changeId);

test('two that start at once on an empty database make one administrator and one cluster', async () => {
  expect(await rows('SELECT username FROM "User"')).toEqual([{ username: 'ada' }]);
  expect(await rows('SELECT id FROM "Cluster"')).toEqual([{ id: clusterId }]);
  for (const { output } of [a, b]) expect(output).not.toMatch(/CANARY|cannot start/);
});

test('a session opened on either is one on both, and ends on both', async () => {
  const { balanced, onA, onB } = await signedIn();
  for (const client of [onA, onB, balanced, balanced]) expect((await client.call(api.session())).status).toBe(200);
  expect((await onA.signOut()).status).toBe(200);
  for (const client of [onB, balanced, balanced]) expect((await client.call(api.session())).status).toBe(401);
});

test('both answer the same', async () => {
  const topic = await topicOf('same');
  const { onA, onB } = await signedIn();
  const seen = async (client: Client) => {
    const answer = (await (await client.call(api.topics(clusterId))).json()) as { items: { topic: string }[] };
    return answer.items.map(({ topic: name }) => name);
  };
  for (const client of [onA, onB]) await expect.poll(() => seen(client)).toContain(topic);
  expect(await seen(onA)).toEqual(await seen(onB));
  const configs = async (client: Client) => (await client.call(api.topicConfigs(clusterId, topic))).json();
  expect(await configs(onA)).toEqual(await configs(onB));
});

test('a cluster that is saved, edited or deleted on one is so on the other at once', async () => {
  const { onA, onB } = await signedIn();
  const saved = {
    ...{ name: 'second', colour: 'grey', environment: 'staging', readOnly: false },
    security: { tls: { enabled: false, ca: null, certificate: null }, sasl: null },
  };
  const put = (servers: string) => ({ method: 'PUT', body: { ...saved, bootstrapServers: servers } });
  const made = await onA.call(api.clusters(), { method: 'POST', body: { ...saved, bootstrapServers: '127.0.0.1:1' } });
  const { id } = (await made.json()) as { id: string };
  const reaches = async (client: Client) => (await client.call(api.overview(id))).status === 200;
  expect(await reaches(onB)).toBe(false);
  expect((await onA.call(api.cluster(id), put(lab.bootstrapServers))).status).toBe(200);
  expect(await reaches(onB)).toBe(true);
  expect((await onB.call(api.cluster(id), put('127.0.0.1:1'))).status).toBe(200);
  expect(await reaches(onA)).toBe(false);
  expect((await onA.call(api.cluster(id), { method: 'DELETE' })).status).toBe(204);
  expect((await onB.call(api.overview(id))).status).toBe(404);
});

test('a plan of one is applied on the other, and once when both apply it at the same moment', async () => {
  const { balanced, onA, onB } = await signedIn();
  for (let round = 0; round < 5; round++) {
    const topic = await topicOf('once');
    const id = await planned(onA, topic, day);
    const answers = await Promise.all([apply(onA, id), apply(onB, id)]);
    expect(
      answers.map(({ status }) => status),
      `round ${round}`,
    ).toEqual([200, 200]);
    await expect.poll(async () => (await changeOf(balanced, id)).status).toBe('succeeded');
    expect(await auditOf(id)).toEqual([{ outcome: 'succeeded' }]);
    const undo = await onB.call(api.undoChange(clusterId, id), { method: 'POST' });
    const undone = (await (await apply(onA, ((await undo.json()) as Answer).id)).json()) as Answer;
    expect(undone.status).toBe('succeeded');
  }
});

test('what a killed replica was applying is ended by the other, by what the cluster shows', async () => {
  const { onA, onB } = await signedIn();
  const [kept, changedBack] = [await topicOf('killed'), await topicOf('killed')];
  const ids = [await planned(onA, kept, day), await planned(onA, changedBack, day)];
  // Kafka does what it is asked, and its answer never arrives; what only validates passes.
  const asked = new Map<string, number>();
  await broker.set({
    rewrite: (_, { apiKey, correlationId }) => {
      if (apiKey !== INCREMENTAL_ALTER_CONFIGS) return undefined;
      asked.set(String(correlationId), 1);
      return asked.size > ids.length ? Buffer.alloc(0) : undefined;
    },
  });
  const applying = ids.map((id) => apply(onA, id).catch(() => null));
  await expect.poll(() => asked.size).toBe(2 * ids.length);
  for (const id of ids) expect((await changeOf(onB, id)).status).toBe('applying');
  a.signal('SIGKILL');
  await Promise.all(applying);
  await broker.set();
  const admin = kafkaClient(lab.bootstrapServers).admin();
  const configEntries = [{ name: 'retention.ms', value: week }];
  await connected(admin, () =>
    admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: changedBack, configEntries }] }),
  );

  const end = async (id: string) => (await changeOf(onB, id)).status;
  await expect.poll(() => end(ids[0] as string), { timeout: 60_000 }).toBe('succeeded');
  await expect.poll(() => end(ids[1] as string), { timeout: 10_000 }).toBe('unknown');
  for (const id of ids) expect((await changeOf(onB, id)).error).toContain('Sluice was ended while this was applied.');
  expect((await Promise.all(ids.map(auditOf))).flat()).toEqual([{ outcome: 'succeeded' }, { outcome: 'unknown' }]);
  a = await new OwnServer(ports.replicas[0], env).ready();
});

test('a replica that is told to stop first finishes what it applies', async () => {
  const { onA, onB } = await signedIn();
  const id = await planned(onA, await topicOf('stopped'), day);
  await broker.set({ latencyMs: 400 });
  const applied = apply(onA, id);
  await expect.poll(async () => (await changeOf(onB, id)).status).toBe('applying');
  a.signal('SIGTERM');
  await expect
    .poll(async () =>
      fetch(`${a.url}/api/health/ready`).then(
        ({ status }) => status,
        () => 503,
      ),
    )
    .toBe(503);
  expect(await (await applied).json()).toMatchObject({ id, status: 'succeeded' });
  expect(await a.exitCode()).toBe(0);
  await broker.set();
  a = await new OwnServer(ports.replicas[0], env).ready();
});

test('without PostgreSQL both say so, and go on by themselves when it is back', async () => {
  const { balanced } = await signedIn();
  const health = async (path: string) => (await fetch(balancer.url + path)).status;
  postgres.kill();
  for (let i = 0; i < 2; i++) {
    const refused = await balanced.call(api.clusters());
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      error: { code: 'DATABASE_UNAVAILABLE', message: 'The database does not answer. Try again in a moment.' },
    });
    expect(await health('/api/health')).toBe(200);
    expect(await health('/api/health/ready')).toBe(503);
    const signIn = await new Client(balancer.url).signIn('ada', PASSWORD);
    expect(signIn.status).toBe(503);
    const shown = await balanced.call('/clusters');
    expect(await shown.text()).toContain('The database does not answer.');
  }
  postgres.start();
  for (let i = 0; i < 2; i++) await expect.poll(() => health('/api/health/ready')).toBe(200);
  for (let i = 0; i < 2; i++) expect((await balanced.call(api.clusters())).status).toBe(200);
});
