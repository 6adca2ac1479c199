import { readdirSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { db } from '@/lib/db/client';
import { createCluster } from '@/lib/db/clusters';
import { createSession } from '@/lib/db/sessions';
import { tempDatabase } from '@/lib/db/temp-database';
import { env } from '@/lib/env';
import { closeAll, setEgressPolicy } from '@/lib/kafka/cluster/pool';
import { type Promises, promisesOf, type RouteHandler } from './wrapper';

tempDatabase();

const root = path.resolve(import.meta.dirname, '../../app');
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Next's own settings of a route, which are not handlers. */
const settings = new Set(['dynamic', 'maxDuration']);
/** Open to anybody, each for a reason: signing in, being watched, and choosing a password by a link. */
const open = new Set(['api/auth/[...nextauth]', 'api/health', 'api/health/ready', 'api/setup', 'api/invitation']);

const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => path.dirname(file));

type Handler = { folder: string; method: string; handler: RouteHandler; promises: Promises };
const modules = await Promise.all(
  folders.map(async (folder) => ({ folder, module: (await import(path.join(root, folder, 'route.ts'))) as object })),
);
const handlers = modules.flatMap(({ folder, module }) =>
  Object.entries(module).flatMap(([method, handler]): Handler[] => {
    const promises = promisesOf(handler);
    return promises ? [{ folder, method, handler, promises }] : [];
  }),
);
const guarded = handlers.filter(({ promises }) => promises.access !== 'public');
const ofCluster = guarded.filter(({ folder }) => folder.includes('[clusterId]'));
const titled = (list: Handler[]) => list.map((each) => [`${each.method} ${each.folder}`, each] as const);

const sessions = { admin: '', user: '' };
let unreachable: string;

beforeAll(async () => {
  setEgressPolicy({ allowLoopback: true });
  for (const role of ['admin', 'user'] as const) {
    const { id } = await (await db()).user.create({ data: { username: role, isAdmin: role === 'admin' } });
    const sid = await createSession({ userId: id, ip: null, userAgent: null });
    sessions[role] = `sluice.session=${await encode({ token: { sid }, secret: env().secret })}`;
  }
  const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const shape = { colour: 'grey', environment: 'staging', readOnly: false, security } as const;
  // Nothing listens on port 1.
  const saved = await createCluster({ ...shape, name: 'gone', bootstrapServers: '127.0.0.1:1' }, { createdById: null });
  unreachable = saved.id;
});
afterAll(closeAll);

type Call = { as?: 'admin' | 'user'; params?: Record<string, string>; search?: string; body?: string };

async function call({ folder, method, handler }: Handler, { as, params = {}, search = '', body }: Call) {
  const sample = {
    clusterId: unreachable,
    topic: 'orders',
    groupId: 'a/b %',
    brokerId: '1',
    partition: '0',
    offset: '0',
  };
  const all = { ...sample, changeId: 'none', ...params };
  const headers = {
    host: 'localhost',
    'x-sluice': '1',
    'content-type': 'application/json',
    ...(as && { cookie: sessions[as] }),
  };
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(`http://localhost/${encodeURI(folder)}${search}`, {
    ...{ method, headers },
    ...(hasBody && { body: body ?? '{}' }),
  });
  const used = Object.entries(all).filter(([name]) => folder.includes(`[${name}]`));
  const response = await handler(request, { params: Promise.resolve(Object.fromEntries(used)) });
  const text = await response.text();
  return { status: response.status, error: response.ok ? null : JSON.parse(text).error };
}

const sentence = { message: expect.stringMatching(/\w.*\.$/s), requestId: expect.any(String) };

test.each(modules.map(({ folder, module }) => [folder, module] as const))(
  '%s exports only wrapped handlers',
  (folder, module) => {
    for (const [name, value] of Object.entries(module)) {
      if (settings.has(name)) continue;
      expect(methods, name).toContain(name);
      const access = promisesOf(value)?.access;
      expect(access, `${name} says who may call it`).toMatch(/^(public|user|admin)$|^[a-z]+\.[a-z-]+( \| |$)/);
      if (access === 'public') expect(open, `${name} is open to anybody`).toContain(folder);
    }
  },
);

describe('without a session', () => {
  test.each(titled(guarded))('%s is 401', async (_, each) => {
    expect(await call(each, {})).toMatchObject({ status: 401, error: { ...sentence, code: 'UNAUTHENTICATED' } });
  });
});

describe('without a role', () => {
  test.each(titled(guarded.filter(({ promises }) => promises.access !== 'user')))('%s is closed', async (_, each) => {
    expect([403, 404]).toContain((await call(each, { as: 'user' })).status);
  });
});

describe('with input that does not fit', () => {
  test.each(titled(guarded.filter(({ promises }) => promises.body)))('%s is 400 with a sentence', async (_, each) => {
    for (const body of ['{"nonsense":1}', '[]', 'null', '{', '']) {
      expect(await call(each, { as: 'admin', body })).toMatchObject({
        status: 400,
        error: { ...sentence, code: 'BAD_INPUT' },
      });
    }
  });

  test.each(titled(guarded.filter(({ promises }) => promises.query)))('%s knows its query', async (_, each) => {
    expect((await call(each, { as: 'admin', search: '?nonsense=1' })).status).toBe(400);
  });

  test.each(titled(ofCluster))('%s knows its path', async (_, each) => {
    // Settings of the console parse their body before they look for the cluster.
    const expected = each.promises.body ? [400, 404] : [404];
    expect(expected).toContain((await call(each, { as: 'admin', params: { clusterId: 'none' } })).status);
    const bad = { clusterId: 'x'.repeat(65), topic: '../etc', brokerId: 'one', partition: '-1', offset: 'x' };
    for (const [name, value] of Object.entries(bad)) {
      if (!each.folder.includes(`[${name}]`)) continue;
      expect((await call(each, { as: 'admin', params: { [name]: value } })).status, name).toBe(400);
    }
  });
});

describe('of a cluster that nobody answers for', () => {
  test.each(titled(ofCluster.filter(({ method }) => method === 'GET')))(
    '%s is never a 500',
    { timeout: 25_000 },
    async (_, each) => {
      const { status, error } = await call(each, { as: 'admin' });
      expect(status).not.toBe(500);
      if (error) expect(error).toMatchObject(sentence);
    },
  );
});
