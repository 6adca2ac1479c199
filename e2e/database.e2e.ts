import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';

import { api } from '@/lib/paths';
import { type Postgres, startPostgres } from '../lab/postgres.mjs';
import { bootstrapServers, createTopic, deleteTopics, uniqueName } from '../lab/topics.mjs';
import { Client, OwnServer } from './own-server';

// The console on each of its databases, and what it does when something is wrong with them.

const free = Number(process.env.E2E_DATABASE_PORT ?? 19230);
const root = path.resolve(import.meta.dirname, '..');
const PASSWORD = 'CANARY correct horse battery';
const admin = { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: PASSWORD, SLUICE_ALLOW_LOOPBACK: '1' };
const cluster = {
  ...{ name: 'lab', colour: 'grey', environment: 'staging', readOnly: false },
  security: { tls: { enabled: false, ca: null, certificate: null }, sasl: null },
};
const keys = {
  SLUICE_SECRET: randomBytes(32).toString('base64url'),
  SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
};
/** Started servers end with their test, however that ends. */
const started: OwnServer[] = [];
function serve(env: Record<string, string>): OwnServer {
  const server = new OwnServer(free, env);
  started.push(server);
  return server;
}
test.describe.configure({ timeout: 120_000 });
test.afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

const reason = ({ output }: OwnServer) => output.split('\n').filter((line) => line.startsWith('sluice:'));

test('on PostgreSQL: the first run, a cluster, its topics, a change and its undoing', async () => {
  const postgres: Postgres = startPostgres({ port: free + 1 });
  const server = serve({ ...keys, DATABASE_URL: postgres.url, SLUICE_ALLOW_LOOPBACK: '1' });
  const topic = await createTopic(uniqueName('postgres'), { configs: { 'retention.ms': '604800000' } });
  try {
    await server.ready();
    const token = /\/setup\?token=([\w-]{22})/.exec(server.output)?.[1] ?? '';
    const ada = new Client(server.url);
    const made = await ada.call(api.setup(), { method: 'POST', body: { token, username: 'ada', password: PASSWORD } });
    expect(made.status).toBe(204);
    expect((await ada.signIn('Ada', PASSWORD)).status).toBe(200);
    const ask = async (target: string, status: number, body?: object) => {
      const answer = await ada.call(target, body ? { method: 'POST', body } : {});
      expect(answer.status, await answer.clone().text()).toBe(status);
      return (await answer.json()) as Record<string, unknown> & { id: string };
    };
    const { id } = await ask(api.clusters(), 201, { ...cluster, bootstrapServers: bootstrapServers() });
    expect(JSON.stringify(await ask(api.topics(id), 200))).toContain(topic);
    const configs = [{ name: 'retention.ms', value: '1209600000' }];
    const plan = await ask(api.changes(id), 201, { kind: 'topic-configs', topic, configs });
    expect(await ask(api.applyChange(id, plan.id), 200, {})).toMatchObject({ status: 'succeeded' });
    const undo = await ask(api.undoChange(id, plan.id), 201, {});
    expect(await ask(api.applyChange(id, undo.id), 200, {})).toMatchObject({ status: 'succeeded' });
    expect(await ask(api.change(id, plan.id), 200)).toMatchObject({ undoneBy: undo.id });
    expect(server.output).not.toContain('CANARY');
  } finally {
    await server.stop();
    await deleteTopics(topic);
    postgres.down();
  }
});

test('a locked file refuses what is to be saved in words, and everything is read all the same', async () => {
  const server = await serve(admin).ready();
  const ada = new Client(server.url);
  expect((await ada.signIn('ada', PASSWORD)).status).toBe(200);
  const locker = createClient({ url: `file:${path.join(server.dataDir, 'sluice.db')}` });
  const lock = await locker.transaction('write');
  const save = () =>
    ada.call(api.clusters(), { method: 'POST', body: { ...cluster, bootstrapServers: '127.0.0.1:1' } });
  let saved: Response | null = null;
  const saving = save().then((answer) => {
    saved = answer;
  });
  for (const target of ['/api/health', '/api/health/ready', api.session(), api.clusters(), '/clusters']) {
    expect((await ada.call(target)).status, target).toBe(200);
  }
  expect(saved).toBeNull();
  await saving;
  expect(saved as unknown as Response).toHaveProperty('status', 503);
  expect(await (saved as unknown as Response).json()).toMatchObject({
    error: { code: 'DATABASE_BUSY', message: expect.stringMatching(/busy.*\.$/) },
  });
  await lock.rollback();
  locker.close();
  expect((await save()).status).toBe(201);
});

test('a damaged file ends the start with one line, and a backup brings back what was there', async () => {
  const server = await serve(admin).ready();
  const file = path.join(server.dataDir, 'sluice.db');
  const env = { ...process.env, DATABASE_URL: '', SLUICE_DATA_DIR: server.dataDir };
  const backup = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'scripts/backup.mjs'), ...args], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const copy = backup().trim();
  expect(path.dirname(copy)).toBe(path.join(server.dataDir, 'backups'));
  expect(() => backup('restore')).toThrow(/stop Sluice first/);
  server.signal('SIGTERM');
  await server.exitCode();

  // What lies in the log beside the file would hide the damage.
  const flush =
    "import { createClient } from '@libsql/client'; await createClient({ url: process.argv[1] }).execute('PRAGMA wal_checkpoint(TRUNCATE)');";
  execFileSync(process.execPath, ['--input-type=module', '-e', flush, `file:${file}`], { cwd: root });
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096, Math.min(statSync(file).size, 40 * 4096));
  writeFileSync(file, bytes);
  const again = () => serve({ ...admin, SLUICE_DATA_DIR: server.dataDir });
  const refused = again();
  expect(await refused.exitCode()).toBe(1);
  expect(reason(refused)).toEqual([
    expect.stringMatching(
      /^sluice: cannot start: the database file \S+ is damaged .*node scripts\/backup\.mjs restore$/,
    ),
  ]);
  expect(readFileSync(file).equals(bytes)).toBe(true);

  expect(backup('restore')).toContain(`Restored ${copy}`);
  const restored = await again().ready();
  expect((await new Client(restored.url).signIn('ada', PASSWORD)).status).toBe(200);
});

test('an address that leads nowhere ends the start with one line, without its password', async () => {
  const server = serve({ ...keys, DATABASE_URL: 'postgresql://sluice:CANARY@127.0.0.1:1/sluice' });
  expect(await server.exitCode()).toBe(1);
  expect(reason(server)).toEqual([expect.stringContaining('the database 127.0.0.1:1/sluice cannot be used: ')]);
  expect(server.output).not.toContain('CANARY');
});

test('npm hands on the signal to stop', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sluice-e2e-'));
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, ...admin, PORT: String(free), SLUICE_DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const health = () =>
    fetch(`http://127.0.0.1:${free}/api/health`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(health, { timeout: 60_000 }).toBe(200);
  npm.kill('SIGTERM');
  await once(npm, 'close');
  await expect.poll(health).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});
