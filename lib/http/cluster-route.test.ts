import { setImmediate } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { ClusterInput } from '@/lib/contract/clusters';
import { db } from '@/lib/db/client';
import { createCluster } from '@/lib/db/clusters';
import { createSession, revokeSession } from '@/lib/db/sessions';
import { tempDatabase } from '@/lib/db/temp-database';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { closeAll } from '@/lib/kafka/cluster/pool';
import { clusterDownload, clusterRoute, clusterStream } from './cluster-route';
import type { RouteHandler } from './wrapper';

tempDatabase();
afterAll(closeAll);

const ids = { open: '', readOnly: '', locked: '' };
const sessions: Record<'admin' | 'user', { sid: string; cookie: string }> = {} as never;

const cluster = (name: string, more: Partial<ClusterInput> = {}): ClusterInput => ({
  ...{ name, colour: 'blue', environment: 'staging', bootstrapServers: 'kafka.invalid:9092', readOnly: false },
  security: { tls: { enabled: false, ca: null, certificate: null }, sasl: null },
  ...more,
});

async function signIn(isAdmin: boolean) {
  const { id } = await (await db()).user.create({ data: { username: crypto.randomUUID(), isAdmin } });
  const sid = await createSession({ userId: id, ip: null, userAgent: null });
  return { sid, cookie: `sluice.session=${await encode({ token: { sid }, secret: env().secret })}` };
}

beforeAll(async () => {
  sessions.admin = await signIn(true);
  sessions.user = await signIn(false);
  const create = async (input: ClusterInput) => (await createCluster(input, { createdById: null })).id;
  ids.open = await create(cluster('open'));
  ids.readOnly = await create(cluster('read only', { readOnly: true }));
  const sasl = { mechanism: 'PLAIN' as const, username: 'u', password: 'p' };
  ids.locked = await create(cluster('locked', { security: { ...cluster('').security, sasl } }));
  await (await db()).clusterSecret.updateMany({ data: { keyId: 'another' } });
});

type Call = { as?: 'admin' | 'user' | null; clusterId?: string; method?: string; signal?: AbortSignal };

function call(handler: RouteHandler, { as = 'admin', clusterId = ids.open, method = 'GET', signal }: Call = {}) {
  const headers = { host: 'localhost', 'x-sluice': '1', ...(as && { cookie: sessions[as].cookie }) };
  const request = new Request(`http://localhost/api/clusters/${clusterId}/x`, {
    method,
    headers,
    ...(signal && { signal }),
  });
  return handler(request, { params: Promise.resolve({ clusterId }) });
}

const Name = z.object({ name: z.string(), seed: z.string() });
const reading = clusterRoute({ access: 'cluster.view', response: Name }, async ({ ctx }) => ({
  name: ctx.cluster.name,
  seed: ctx.kafka.config.bootstrapServers[0]!.host,
}));
const writing = clusterRoute({ access: 'topic.edit-configs' }, async () => {});

describe('a route of a cluster', () => {
  test('gives its handler the saved cluster and the client to reach it', async () => {
    const response = await call(reading);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ name: 'open', seed: 'kafka.invalid' });
  });

  test('is closed without a session, and shows no difference between a hidden cluster and none', async () => {
    expect((await call(reading, { as: null })).status).toBe(401);
    const hidden = await (await call(reading, { as: 'user' })).json();
    const none = await (await call(reading, { clusterId: 'none' })).json();
    for (const { error } of [hidden, none])
      expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'There is no such cluster.' });
  });

  test('refuses to write to a cluster that is read-only here, and still reads', async () => {
    const refused = await call(writing, { clusterId: ids.readOnly, method: 'POST' });
    expect(refused.status).toBe(403);
    expect((await refused.json()).error.code).toBe('READ_ONLY');
    expect((await call(reading, { clusterId: ids.readOnly })).status).toBe(200);
    expect((await call(writing, { method: 'POST' })).status).toBe(204);
  });

  test('says that a cluster is locked, and why', async () => {
    const response = await call(reading, { clusterId: ids.locked });
    expect(response.status).toBe(503);
    expect((await response.json()).error.message).toMatch(/^locked is locked\. Its secrets were stored with another/);
  });

  test('ends when the browser leaves, whatever its handler does', async () => {
    const leave = new AbortController();
    let seen: AbortSignal | undefined;
    const slow = clusterRoute({ access: 'cluster.view' }, ({ ctx }) => {
      seen = ctx.signal;
      leave.abort();
      return new Promise<void>(() => {});
    });
    expect((await call(slow, { signal: leave.signal })).status).toBe(503);
    expect(seen?.aborted).toBe(true);
  });
});

describe('a stream', () => {
  const Event = z.object({ n: z.number() });
  const counting = (until: number, onEnd = () => {}) =>
    clusterStream({ access: 'cluster.view', event: Event }, async function* () {
      try {
        for (let n = 0; n < until; n++) yield { n, hidden: 'CANARY' };
      } finally {
        onEnd();
      }
    });

  test('is one event a line, with only what the contract names', async () => {
    const response = await call(counting(3));
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(await response.text()).toBe('{"n":0}\n{"n":1}\n{"n":2}\n');
  });

  test('is an error answer when it fails before its first event, and a last line afterwards', async () => {
    const failing = (after: number) =>
      clusterStream({ access: 'cluster.view', event: Event }, async function* () {
        for (let n = 0; n < after; n++) yield { n };
        throw new AppError('KAFKA_TIMEOUT', 'Broker 2 did not answer.');
      });
    expect((await call(failing(0))).status).toBe(504);
    const lines = (await (await call(failing(1))).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { n: 0 },
      { error: { code: 'KAFKA_TIMEOUT', message: 'Broker 2 did not answer.', requestId: expect.any(String) } },
    ]);
  });

  test('produces no further than it is read, and stops when its reader leaves', async () => {
    let ended = false;
    let made = 0;
    const endless = clusterStream({ access: 'cluster.view', event: Event }, async function* () {
      try {
        for (;;) yield { n: made++ };
      } finally {
        ended = true;
      }
    });
    const reader = (await call(endless)).body!.getReader();
    await reader.read();
    await setImmediate();
    expect(made).toBeLessThan(5);
    await reader.cancel();
    expect(ended).toBe(true);
  });

  test('aborts its handler’s signal when the request is gone', async () => {
    const leave = new AbortController();
    const waiting = clusterStream({ access: 'cluster.view', event: Event }, async function* ({ ctx }) {
      yield { n: 0 };
      await new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(ctx.signal.reason)));
    });
    const reader = (await call(waiting, { signal: leave.signal })).body!.getReader();
    await reader.read();
    const next = reader.read();
    leave.abort();
    expect(new TextDecoder().decode((await next).value)).toMatch(/"code":"UNAVAILABLE"/);
    expect((await reader.read()).done).toBe(true);
  });

  const quiet = clusterStream({ access: 'message.read', event: Event }, async function* ({ ctx }) {
    yield { n: 0 };
    await new Promise((resolve) => ctx.signal.addEventListener('abort', resolve));
  });

  /** The last line of a stream that somebody of their own reads, after `end`. */
  async function lastLine(person: object, end: (own: { userId: string; sid: string }) => Promise<unknown>) {
    const database = await db();
    const { id: userId } = await database.user.create({ data: { username: crypto.randomUUID(), ...person } });
    const sid = await createSession({ userId, ip: null, userAgent: null });
    sessions.user = { sid, cookie: `sluice.session=${await encode({ token: { sid }, secret: env().secret })}` };
    const reader = (await call(quiet, { as: 'user' })).body!.getReader();
    await reader.read();
    await end({ userId, sid });
    const line = JSON.parse(new TextDecoder().decode((await reader.read()).value));
    expect((await reader.read()).done).toBe(true);
    return line.error;
  }

  test.concurrent('ends with its session', { timeout: 20_000 }, async () => {
    const error = await lastLine({ isAdmin: true }, ({ sid }) => revokeSession(sid));
    expect(error).toMatchObject({ code: 'SESSION_ENDED', details: { code: 'UNAUTHENTICATED' } });
  });

  test.concurrent('ends when the role on its cluster is taken away, or is not enough any more', {
    timeout: 20_000,
  }, async () => {
    const { user, cluster } = await db();
    const taken = await lastLine({ defaultRole: 'viewer' }, ({ userId: id }) =>
      user.update({ where: { id }, data: { defaultRole: null } }),
    );
    expect(taken).toMatchObject({ code: 'SESSION_ENDED', message: 'There is no such cluster.' });
    const set = (environment: 'staging' | 'production') => () =>
      cluster.update({ where: { id: ids.open }, data: { environment } });
    const guarded = await lastLine({ defaultRole: 'viewer' }, set('production'));
    await set('staging')();
    expect(guarded).toMatchObject({
      code: 'SESSION_ENDED',
      message: expect.stringContaining('needs the role operator'),
    });
  });
});

test('a download is a file, whatever its name and bytes', async () => {
  const handler = clusterDownload({ access: 'cluster.view' }, async () => ({
    fileName: 'a"b/ü\r\n.html',
    body: new Uint8Array([0, 255]),
  }));
  const response = await call(handler);
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="a_b____.html"; filename*=UTF-8''a%22b%2F%C3%BC%0D%0A.html`,
  );
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255]);
});
