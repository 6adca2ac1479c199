import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

import { api, page } from '@/lib/paths';
import { Client, OwnServer } from './own-server';

// What the wrappers promise, once more through the built server: every route by itself is tried in lib/http.

const PASSWORD = 'CANARY correct horse battery';
const free = Number(process.env.E2E_API_PORT ?? 19181);
const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
const cluster = { name: 'gone', colour: 'grey', environment: 'staging', readOnly: false, security };

test.describe.configure({ mode: 'serial' });

test('the first administrator comes through the link of the log, once', async () => {
  const server = await new OwnServer(free).ready();
  const visitor = new Client(server.url);
  const token = /\/setup\?token=([\w-]{22})/.exec(server.output)?.[1] ?? '';
  const file = path.join(server.dataDir, 'setup-token');
  expect(readFileSync(file, 'utf8')).toBe(token);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  for (const link of ['/setup', '/setup?token=', `/setup?token=${token}x`]) {
    expect((await visitor.call(link)).status, link).toBe(404);
  }
  expect((await visitor.call(`/setup?token=${token}`)).status).toBe(200);

  const create = (body: object) =>
    visitor.call(api.setup(), { method: 'POST', body: { token, username: 'ada', ...body } });
  expect((await create({ password: 'short' })).status).toBe(400);
  expect((await create({ password: 'password1234' })).status).toBe(400);
  const racing = await Promise.all([1, 2, 3].map(() => create({ password: PASSWORD })));
  expect(racing.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(existsSync(file)).toBe(false);
  expect((await visitor.call(`/setup?token=${token}`)).status).toBe(404);
  expect((await visitor.signIn('Ada', PASSWORD)).status).toBe(200);
  await server.stop();
  expect(server.output).not.toContain('CANARY');
});

test.describe('with an administrator of the environment', () => {
  let server: OwnServer;
  let admin: Client;

  test.beforeAll(async () => {
    const env = { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: PASSWORD, SLUICE_ALLOW_LOOPBACK: '1' };
    server = await new OwnServer(free, env).ready();
    admin = new Client(server.url);
    expect((await admin.signIn('ada', PASSWORD)).status).toBe(200);
  });
  test.afterAll(async () => {
    await server.stop();
  });

  test('no link is printed, and the form is not there', async () => {
    expect(server.output).not.toContain('/setup');
    expect((await new Client(server.url).call('/setup?token=x')).status).toBe(404);
  });

  test('a refused sign-in says the same for a wrong password and an unknown name', async () => {
    const bodies = [];
    for (const name of ['ada', 'nobody']) {
      const response = await new Client(server.url).signIn(name, 'not the password');
      expect(response.status).toBe(401);
      const { error } = (await response.json()) as { error: Record<string, unknown> };
      bodies.push({ ...error, requestId: null });
    }
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('the cookie is the browser’s alone, and worth nothing after signing out', async () => {
    const client = new Client(server.url);
    const cookie = (await client.signIn('ada', PASSWORD)).headers
      .getSetCookie()
      .find((each) => each.startsWith('sluice.session='));
    expect(cookie).toMatch(/; Path=\/;.*; HttpOnly; SameSite=Lax$/);
    const kept = client.cookieHeader();
    const whoAmI = () => fetch(server.url + api.session(), { headers: { cookie: kept } });
    expect(await (await whoAmI()).json()).toMatchObject({ user: { username: 'ada', isAdmin: true } });
    expect((await client.signOut()).status).toBe(200);
    expect((await whoAmI()).status).toBe(401);
  });

  test('headers that once passed Next’s middleware open nothing', async () => {
    const tricks: Record<string, string>[] = [
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
      { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
      { 'next-resume': '1' },
      { rsc: '1' },
      { 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
      { 'x-nextjs-data': '1' },
      { 'next-action': 'x' },
    ];
    for (const headers of tricks) {
      expect((await fetch(server.url + api.clusters(), { headers })).status, JSON.stringify(headers)).toBe(401);
      const shown = await fetch(server.url + page.clusters(), { headers, redirect: 'manual' });
      expect(await shown.text(), JSON.stringify(headers)).not.toContain('"isAdmin"');
    }
  });

  test('every answer carries the headers that keep it safe', async () => {
    for (const target of ['/login', '/nowhere', api.session(), '/api/health', '/api/nowhere']) {
      const { headers } = await admin.call(target);
      expect(headers.get('x-content-type-options'), target).toBe('nosniff');
      expect(headers.get('referrer-policy'), target).toBe('no-referrer');
      expect(headers.get('content-security-policy'), target).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control'), target).toContain('no-store');
      expect(headers.get('x-powered-by'), target).toBeNull();
    }
    const nonce = async () =>
      /'nonce-(\w+)'/.exec((await admin.call('/login')).headers.get('content-security-policy') ?? '')?.[1];
    const first = await nonce();
    expect(first).toMatch(/^\w{32}$/);
    expect(await nonce()).not.toBe(first);
  });

  test('a cluster that nobody answers for is an error in words, never a 500', async () => {
    const body = { ...cluster, bootstrapServers: '127.0.0.1:1' };
    const made = await admin.call(api.clusters(), { method: 'POST', body });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const targets = [api.clusterStatus(id), api.overview(id), api.topics(id), api.topic(id, 'orders'), api.groups(id)];
    for (const target of [...targets, api.group(id, 'a/b %'), api.brokers(id), api.messages(id, 'orders')]) {
      const response = await admin.call(target);
      expect(response.status, target).not.toBe(500);
      const answer = (await response.json()) as { error?: { message: string } };
      if (!response.ok) expect(answer.error?.message, target).toMatch(/\w.*\.$/s);
    }
    const test = { bootstrapServers: body.bootstrapServers, security };
    const tested = await admin.call(api.testConnection(), { method: 'POST', body: test });
    expect(await tested.json()).toMatchObject({ ok: false, seeds: [{ address: '127.0.0.1:1', ok: false }] });
    expect((await admin.call(api.cluster(id), { method: 'DELETE' })).status).toBe(204);
    expect((await admin.call(api.cluster(id))).status).toBe(404);
  });

  test('secrets go in and never come out', async () => {
    const sasl = { mechanism: 'PLAIN', username: 'u', password: 'CANARY-sasl' };
    const body = { ...cluster, name: 'secret', bootstrapServers: '127.0.0.1:1', security: { ...security, sasl } };
    const { id } = (await (await admin.call(api.clusters(), { method: 'POST', body })).json()) as { id: string };
    let seen = '';
    for (const target of [
      api.clusters(),
      api.cluster(id),
      api.clusterStatus(id),
      page.editCluster(id),
      page.overview(id),
    ]) {
      seen += await (await admin.call(target)).text();
    }
    expect(seen).not.toContain('CANARY');
    expect(server.output).not.toContain('CANARY');
  });

  test('the server ends when it is told to', async () => {
    const own = await new OwnServer(free + 1, { SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: PASSWORD }).ready();
    expect([0, null, 143]).toContain(await own.stop());
  });
});
