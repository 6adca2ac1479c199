import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { db } from '@/lib/db/client';
import { createCluster } from '@/lib/db/clusters';
import { tempDatabase } from '@/lib/db/temp-database';
import { closeAll, setEgressPolicy } from '@/lib/kafka/cluster/pool';
import { ask, type Call, type Handler, handlers, routeModules, signedIn, titled } from './handlers-for-tests';
import { promisesOf } from './wrapper';

tempDatabase();

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Next's own settings of a route, which are not handlers. */
const settings = new Set(['dynamic', 'maxDuration']);
/** Open to anybody, each for a reason: signing in, being watched, and choosing a password by a link. */
const open = new Set(['api/auth/[...nextauth]', 'api/health', 'api/health/ready', 'api/setup', 'api/invitation']);

const guarded = handlers.filter(({ promises }) => promises.access !== 'public');
const ofCluster = guarded.filter(({ folder }) => folder.includes('[clusterId]'));

const sessions = { admin: '', user: '' };
let unreachable: string;

beforeAll(async () => {
  setEgressPolicy({ allowLoopback: true });
  for (const role of ['admin', 'user'] as const) {
    const { id } = await (await db()).user.create({ data: { username: role, isAdmin: role === 'admin' } });
    sessions[role] = await signedIn(id);
  }
  const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const shape = { colour: 'grey', environment: 'staging', readOnly: false, security } as const;
  // Nothing listens on port 1.
  const saved = await createCluster({ ...shape, name: 'gone', bootstrapServers: '127.0.0.1:1' }, { createdById: null });
  unreachable = saved.id;
});
afterAll(closeAll);

type As = Omit<Call, 'cookie'> & { as?: 'admin' | 'user' };

const call = (handler: Handler, { as, params, ...rest }: As) =>
  ask(handler, { ...rest, params: { clusterId: unreachable, ...params }, ...(as && { cookie: sessions[as] }) });

const sentence = { message: expect.stringMatching(/\w.*\.$/s), requestId: expect.any(String) };

test.each(routeModules.map(({ folder, module }) => [folder, module] as const))(
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
