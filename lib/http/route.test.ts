import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { createSession, revokeSession } from '@/lib/db/sessions';
import { tempDatabase } from '@/lib/db/temp-database';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import { appRoute } from './route';
import { promisesOf, type RouteHandler } from './wrapper';

tempDatabase();

const here = 'http://localhost:3000';
let admin: { sid: string; cookie: string };
let user: { sid: string; cookie: string };

async function signedIn(username: string, isAdmin: boolean) {
  const { id } = await (await db()).user.create({ data: { username, isAdmin } });
  const sid = await createSession({ userId: id, ip: null, userAgent: null });
  return { sid, cookie: `sluice.session=${await encode({ token: { sid }, secret: env().secret })}` };
}

beforeAll(async () => {
  admin = await signedIn('ada', true);
  user = await signedIn('bob', false);
});

type Call = {
  method?: string;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
  params?: object;
  path?: string;
};

async function call(
  handler: RouteHandler,
  { method = 'GET', cookie, body, headers, params = {}, path = '/api/x' }: Call = {},
) {
  const request = new Request(here + path, {
    method,
    headers: {
      host: 'localhost:3000',
      ...(cookie && { cookie }),
      ...(method !== 'GET' && { 'x-sluice': '1' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params as Record<string, string>) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
}

const Thing = z.object({ name: z.string() });
const forUsers = appRoute({ access: 'user', response: Thing }, async ({ visitor }) => ({
  name: visitor.actor.username,
}));
const forAdmins = appRoute({ access: 'user.list' }, async () => {});
const taking = appRoute(
  {
    access: 'user',
    body: z.object({
      name: z.string().min(1, 'a name is needed'),
      deep: z.object({ n: z.number() }).strict().optional(),
    }),
    response: Thing,
    status: 201,
  },
  async ({ body }) => ({ ...body, password: 'must not leave' }),
);

describe('who may call', () => {
  test('nobody without a session that lives', async () => {
    const ended = await signedIn('eve', true);
    await revokeSession(ended.sid);
    const forged = await encode({ token: { sid: admin.sid }, secret: 'another secret of enough characters' });
    for (const cookie of [
      undefined,
      'sluice.session=',
      'sluice.session=junk',
      `sluice.session=${forged}`,
      ended.cookie,
    ]) {
      const { status, json } = await call(forUsers, cookie === undefined ? {} : { cookie });
      expect(status).toBe(401);
      expect(json.error).toMatchObject({ code: 'UNAUTHENTICATED', requestId: expect.any(String) });
    }
  });

  test('a person with a session, and an administrator where one is needed', async () => {
    expect(await call(forUsers, user)).toMatchObject({ status: 200, json: { name: 'bob' } });
    expect((await call(forAdmins, user)).status).toBe(403);
    expect((await call(forAdmins, admin)).status).toBe(204);
  });

  test('anybody on a public route', async () => {
    expect((await call(appRoute({ access: 'public', response: Thing }, async () => ({ name: 'x' })))).status).toBe(200);
  });

  test('is written on every handler', () => {
    expect(promisesOf(forAdmins)).toEqual({ access: 'user.list', query: false, body: false });
    expect(promisesOf(taking)).toEqual({ access: 'user', query: false, body: true });
    expect(promisesOf(async () => new Response())).toBeUndefined();
  });
});

describe('a request of another site', () => {
  const write = { method: 'POST', body: { name: 'x' } };
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:3001' }],
    [{ 'x-sluice': '' }],
  ])('cannot write: %j', async (headers) => {
    expect((await call(taking, { ...write, ...user, headers: headers as Record<string, string> })).status).toBe(403);
  });

  test('cannot read either', async () => {
    expect((await call(forUsers, { ...user, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test('is told from our own', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: here };
    expect((await call(taking, { ...write, ...user, headers })).status).toBe(201);
    expect((await call(forUsers, { ...user, headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });
});

describe('what comes in', () => {
  const send = (body: unknown, headers = {}) => call(taking, { method: 'POST', ...user, body, headers });

  test('is refused with the fields that do not fit', async () => {
    const { status, json } = await send({ name: '', deep: { n: 'x', more: 1 }, other: true });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/^name: a name is needed\.$/),
    });
    expect(Object.keys(json.error.details.fields).sort()).toEqual(['deep.more', 'deep.n', 'name', 'other']);
  });

  test.each([
    ['[]'],
    ['null'],
    ['"x"'],
    ['{"name":{"$ne":""}}'],
    ['{"name":["x"]}'],
    ['{"name":"x","__proto__":{"admin":true}}'],
    ['{"name":"x","constructor":{}}'],
    ['{'],
    [''],
  ])('is refused: %s', async (body) => {
    expect((await send(body)).status).toBe(400);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('is JSON, and says so', async () => {
    expect((await send('{"name":"x"}', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await send('{"name":"x"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
  });

  test('is at most 1 MiB, whatever length it claims', async () => {
    expect((await send({ name: 'x'.repeat(1 << 20) })).status).toBe(413);
    expect((await send({ name: 'x' }, { 'content-length': '9999999999' })).status).toBe(413);
  });

  test('is a closed query without repeats', async () => {
    const asking = appRoute(
      { access: 'user', query: z.object({ page: z.coerce.number() }), response: z.object({ page: z.number() }) },
      async ({ query }) => query,
    );
    const ask = async (search: string) => (await call(asking, { ...user, path: `/api/x?${search}` })).status;
    expect(await ask('page=2')).toBe(200);
    for (const search of ['', 'page=x', 'page=1&page=2', 'page=1&other=1']) expect(await ask(search)).toBe(400);
  });
});

describe('what goes out', () => {
  test('is only what the contract names', async () => {
    const { status, json, headers } = await call(taking, { method: 'POST', ...user, body: { name: 'x' } });
    expect({ status, json }).toEqual({ status: 201, json: { name: 'x' } });
    expect(headers.get('cache-control')).toBe('no-store, private');
  });

  test('is one shape of error, without the inside of what was not foreseen', async () => {
    const failing = (error: unknown) => appRoute({ access: 'user' }, async () => Promise.reject(error));
    const details = { state: 'Stable' };
    expect(await call(failing(new AppError('WRONG_STATE', 'It runs.', { details })), user)).toMatchObject({
      status: 409,
      json: { error: { code: 'WRONG_STATE', message: 'It runs.', details, requestId: expect.any(String) } },
    });
    const inside = await call(failing(new Error('CANARY')), user);
    expect(inside.status).toBe(500);
    expect(JSON.stringify(inside.json)).not.toContain('CANARY');
    const bad = appRoute({ access: 'user', response: Thing }, async () => ({ name: 1 }) as never);
    expect((await call(bad, user)).status).toBe(500);
  });

  test('is never a 500 for a fault of the cluster', async () => {
    const refused = appRoute({ access: 'user' }, async () => {
      throw new ConnectionError('refused', { sent: false });
    });
    expect(await call(refused, user)).toMatchObject({ status: 503, json: { error: { code: 'KAFKA_UNREACHABLE' } } });
  });
});
