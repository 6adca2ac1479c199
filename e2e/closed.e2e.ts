import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { encode } from 'next-auth/jwt';

import { api, page } from '@/lib/paths';
import { everyPage, everyRoute, type Route } from './addresses';
import { Client, OwnServer } from './own-server';
import { type Answer, type Sent, send } from './raw-http';

// What the console withstands, through the built server with its front door: every page, every route, every method.

const port = Number(process.env.E2E_CLOSED_PORT ?? 19187);
const PASSWORD = 'CANARY correct horse battery';
/** Answers the question whether a prototype was polluted, from inside of the server. */
const probe =
  'process.on("SIGUSR2",()=>console.log("prototype:"+JSON.stringify([({}).pwn,Object.keys(Object.prototype)])))';
const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
const saved = { colour: 'grey', environment: 'staging', bootstrapServers: '127.0.0.1:1', readOnly: false, security };
const first = { token: 'x'.repeat(22), username: 'eve', password: 'a quiet harbour at dawn' };

/** A body that fits, by the route's folder: each of its texts is then replaced by what does not. */
const bodies: Record<string, object> = {
  'api/setup': first,
  'api/invitation': { token: first.token, password: first.password },
  'api/account': { name: 'Ada' },
  'api/account/password': { current: 'not this one', next: first.password },
  'api/users': {
    username: 'eve',
    name: null,
    isAdmin: false,
    defaultRole: null,
    roles: [{ clusterId: 'x', role: 'viewer' }],
  },
  'api/users/[userId]': { name: 'Eve', isAdmin: false, defaultRole: 'viewer', roles: [], disabled: false },
  'api/clusters': { ...saved, name: 'another' },
  'api/clusters/test-connection': { bootstrapServers: '127.0.0.1:1', security },
  'api/clusters/[clusterId]': { ...saved, name: 'gone' },
  'api/clusters/[clusterId]/changes': {
    kind: 'reset-offsets',
    groupId: 'g',
    topics: [{ topic: 'orders', partitions: null }],
    target: { to: 'offset', offset: '1' },
  },
};

let server: OwnServer;
let admin: { cookie: string };
let routes: Route[];
let pages: string[];
let writes: Route[];
let open: (route: Route) => boolean;
const ids = { clusterId: '', topic: 'orders', groupId: 'a%2Fb%20%25', brokerId: '1', partition: '0', offset: '0' };
const more = { changeId: 'none', userId: 'none', sessionId: 'none', nextauth: 'csrf', path: 'nowhere' };

const ask = async (url: string, sent?: Sent): Promise<Answer> => {
  const answer = await send(server.url, url, sent);
  expect(
    answer.status,
    `${sent?.method ?? 'GET'} ${url} is never our own fault: ${answer.text.slice(0, 300)}`,
  ).not.toBe(500);
  return answer;
};
const write = (headers: Record<string, string> = {}) => ({
  'x-sluice': '1',
  'content-type': 'application/json',
  ...headers,
});
const errorOf = ({ text }: Answer) => (JSON.parse(text) as { error: { code: string; message: string } }).error;

test.beforeAll(async () => {
  server = await new OwnServer(port, {
    SLUICE_ADMIN_USER: 'ada',
    SLUICE_ADMIN_PASSWORD: PASSWORD,
    SLUICE_ALLOW_LOOPBACK: '1',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}`,
  }).ready();
  const client = new Client(server.url);
  expect((await client.signIn('ada', PASSWORD)).status).toBe(200);
  const made = await client.call(api.clusters(), { method: 'POST', body: { ...saved, name: 'gone' } });
  ids.clusterId = ((await made.json()) as { id: string }).id;
  admin = { cookie: client.cookieHeader() };
  routes = everyRoute({ ...ids, ...more });
  pages = everyPage({ ...ids, ...more });
  writes = routes.filter(({ method }) => method !== 'GET');
  const isOpen = new Set(['api/auth/[...nextauth]', 'api/health', 'api/health/ready', 'api/setup', 'api/invitation']);
  open = ({ folder }) => isOpen.has(folder);
});
test.afterAll(async () => {
  await server.stop();
});

test.afterEach(async () => {
  // Whatever was sent: the process is the same, nothing was polluted, nothing was thrown past its handler.
  const before = server.output.length;
  server.signal('SIGUSR2');
  await expect.poll(() => server.output.slice(before)).toContain('prototype:[null,[]]');
  expect((await ask('/api/health')).status).toBe(200);
  expect(server.output).not.toMatch(/uncaughtException|unhandledRejection|"level":50|Unhandled/);
});

const safe = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};
const closedPolicy =
  /^default-src 'none'; frame-ancestors 'none'; (base-uri 'none'; form-action 'none'; )?sandbox$|^sandbox; default-src 'none'$/;
const policyOf = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ` +
  "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

function checkHeaders(target: string, { status, headers }: Answer): void {
  expect(headers, target).toMatchObject(safe);
  expect(
    Object.keys(headers).filter((name) => /^access-control|^x-powered-by|^server$/.test(name)),
    target,
  ).toEqual([]);
  const policy = String(headers['content-security-policy']);
  const nonce = /'nonce-(\w{32})'/.exec(policy)?.[1];
  if (nonce) expect(policy, target).toBe(policyOf(nonce));
  else expect(policy, target).toMatch(closedPolicy);
  const type = headers['content-type'] ?? '';
  if (/^text\/(?!x-component)|json/.test(type)) expect(type, target).toMatch(/; ?charset=utf-8$/i);
  if (type.startsWith('text/html')) expect(nonce, `${target}: a page has a policy of its own`).toBeDefined();
  const asset = target.startsWith('/_next/static/') && status < 400;
  expect(headers['cache-control'], target).toMatch(asset ? /immutable/ : /^no-store, private(, no-transform)?$/);
}

test('every answer has its headers: pages, routes, files, redirects, errors and refusals', async () => {
  test.setTimeout(120_000);
  const html = (await ask('/login')).text;
  const files = [...html.matchAll(/"(\/_next\/static\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]!).slice(0, 4);
  expect(files.length).toBeGreaterThan(1);
  const targets = [
    ...pages,
    ...routes.map(({ url }) => url),
    ...files,
    '/icon.svg',
    '/nowhere',
    '/_next/static/none.js',
  ];
  for (const target of new Set(targets)) {
    const variants = [{}, admin, { ...admin, 'accept-encoding': 'gzip', ...(pages.includes(target) && { rsc: '1' }) }];
    await Promise.all(variants.map(async (headers) => checkHeaders(target, await ask(target, { headers }))));
  }
  for (const { method, url } of writes) {
    checkHeaders(`${method} ${url}`, await ask(url, { method, headers: write(), body: '{}' }));
  }
  checkHeaders('another host', await ask('/login', { headers: { host: 'evil.example' } }));
  checkHeaders('another method', await ask('/login', { method: 'OPTIONS' }));
  checkHeaders('too large', await ask('/api/setup', { method: 'POST', headers: write(), body: 'x'.repeat(2 << 20) }));
});

test('the nonce is new for each page, and never the visitor’s own', async () => {
  const policy = "script-src 'nonce-mine' 'unsafe-inline'";
  const seen = new Set<string>();
  for (let i = 0; i < 5; i++) {
    const headers = {
      'content-security-policy': policy,
      'x-nonce': 'mine',
      'content-security-policy-report-only': policy,
    };
    const answer = await ask('/login', { headers });
    expect(answer.headers['content-security-policy']).not.toContain('mine');
    expect(answer.text).not.toContain('nonce="mine"');
    seen.add(/'nonce-(\w+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '');
  }
  expect(seen.size).toBe(5);
});

test.describe('without a session', () => {
  const cookies = async (): Promise<Record<string, string>> => {
    const secret = readFileSync(path.join(server.dataDir, 'session.key'), 'utf8');
    const name = 'sluice.session';
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const claims = Buffer.from('{"sid":"x","sub":"ada"}').toString('base64url');
    return {
      none: '',
      empty: `${name}=`,
      garbage: `${name}=%00%ff;;;=;${name}=x`,
      'of another secret': `${name}=${await encode({ token: { sid: 'x' }, secret: 'another secret of enough characters' })}`,
      'of no session': `${name}=${await encode({ token: { sid: 'x'.repeat(43) }, secret })}`,
      'of no id': `${name}=${await encode({ token: { sub: 'ada', isAdmin: true }, secret })}`,
      expired: `${name}=${await encode({ token: { sid: 'x' }, secret, maxAge: -60 })}`,
      unsigned: `${name}=${none}.${claims}.`,
      huge: `${name}=${'x'.repeat(8000)}`,
    };
  };

  test('every route is 401 in the console’s own words, whatever the cookie', async () => {
    for (const [what, cookie] of Object.entries(await cookies())) {
      for (const route of routes.filter((each) => !open(each))) {
        const answer = await ask(route.url, { method: route.method, headers: write({ cookie }), ...bodyOf(route) });
        expect(answer.status, `${route.method} ${route.url}, cookie: ${what}`).toBe(401);
        expect(errorOf(answer)).toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringMatching(/\w.*\.$/s) });
      }
    }
  });

  test('headers that once passed Next’s middleware open neither a route nor a page', async () => {
    const tricks = {
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-middleware-rewrite': '/clusters',
      'x-middleware-next': '1',
      'x-nextjs-data': '1',
      'x-now-route-matches': `1=${ids.clusterId}`,
      'x-matched-path': '/clusters',
      'x-invoke-status': '200',
      'x-forwarded-host': 'localhost',
      'x-prerender-revalidate': 'x',
      'next-resume': '1',
      'next-action': 'x',
      'next-router-prefetch': '1',
      'next-router-segment-prefetch': '/_tree',
      'next-router-state-tree': '%5B%22%22%5D',
      rsc: '1',
    };
    const reads = routes.filter((each) => each.method === 'GET' && !open(each)).map(({ url }) => url);
    const inside = pages.filter((each) => each.startsWith('/clusters'));
    const check = async (target: string, headers: Record<string, string>) => {
      const { text, status } = await ask(target, { headers });
      const what = `${target} with ${Object.keys(headers).join()}`;
      if (reads.includes(target)) expect(status, what).toBe(401);
      expect(text, what).not.toMatch(/isAdmin|"ada"|bootstrapServers/);
    };
    // Each alone where a page and a route stand for all, and all of them everywhere.
    for (const target of ['/clusters', inside.at(-1)!, api.clusters()]) {
      for (const [name, value] of Object.entries(tricks)) await check(target, { [name]: value });
    }
    const { 'next-action': action, 'next-resume': resume, ...rest } = tricks;
    for (const target of inside) await check(target, rest);
    for (const target of reads) await check(target, { ...rest, 'next-action': action, 'next-resume': resume });
    const probe = { 'next-action': 'x', 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:a:a"]\r\n--x--\r\n';
    for (const target of ['/', '/login', '/clusters'])
      expect((await ask(target, { method: 'POST', headers: probe, body })).status, target).toBe(404);
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
    await expect(send(server.url, '/login', { headers: upgrade })).rejects.toThrow();
  });
});

const bodyOf = ({ folder, method }: Route) => (method === 'GET' ? {} : { body: JSON.stringify(bodies[folder] ?? {}) });

test('a cluster that is not there is 404 for every route and method', async () => {
  for (const route of routes.filter(({ folder }) => folder.includes('[clusterId]'))) {
    const url = route.url.replace(ids.clusterId, 'another');
    const answer = await ask(url, { method: route.method, headers: write(admin), ...bodyOf(route) });
    expect(answer.status, `${route.method} ${url}`).toBe(404);
    expect(errorOf(answer).code).toBe('NOT_FOUND');
  }
});

test.describe('another site', () => {
  const foreign: [what: string, headers: Record<string, string>][] = [
    ['its origin', { origin: 'https://evil.example' }],
    ['no origin to tell', { origin: 'null' }],
    ['the same host by another port', { origin: 'http://127.0.0.1:1' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://other.sluice.example' }],
    ['a bookmark', { 'sec-fetch-site': 'none' }],
    ['a browser without an origin', { 'sec-fetch-site': 'same-origin' }],
    ['no header of ours', { 'x-sluice': '' }],
  ];

  test('writes nothing, by any route and method', async () => {
    const listed = (await ask(api.clusters(), { headers: admin })).text;
    for (const route of writes) {
      for (const [what, headers] of foreign) {
        const sent = { method: route.method, headers: { ...write(admin), ...headers }, ...bodyOf(route) };
        // Signing in and out take a token of their own form instead of the header, as next-auth does it.
        if (route.folder.startsWith('api/auth/') && what === 'no header of ours') continue;
        const url = route.folder.startsWith('api/auth/') ? api.signOut() : route.url;
        expect((await ask(url, sent)).status, `${route.method} ${url}: ${what}`).toBe(403);
      }
    }
    expect((await ask(api.clusters(), { headers: admin })).text).toBe(listed);
    expect((await ask(api.session(), { headers: admin })).status).toBe(200);
  });

  test('reads nothing', async () => {
    for (const { url } of routes.filter((each) => each.method === 'GET' && !open(each))) {
      const headers = { ...admin, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      expect((await ask(url, { headers })).status, url).toBe(403);
    }
  });

  test('posts no form, whatever it calls its content: the page of CMAK’s report, replayed', async () => {
    const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''];
    for (const { method, url } of writes.filter(({ folder }) => !folder.startsWith('api/auth/'))) {
      for (const type of types) {
        const browser = {
          ...admin,
          origin: 'https://evil.example',
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
        };
        for (const headers of [browser, admin, { ...admin, origin: server.url, 'sec-fetch-site': 'same-origin' }]) {
          const sent = {
            method,
            headers: { ...headers, ...(type && { 'content-type': type }) },
            body: '{"name":"x"}=&_method=DELETE',
          };
          expect((await ask(url, sent)).status, `${method} ${url} as ${type}`).toBe(403);
        }
      }
    }
  });
});

test.describe('input that no form sends', () => {
  const operators = [
    '{"$ne":""}',
    '{"not":""}',
    '{"contains":""}',
    '{"set":"x"}',
    '["x"]',
    '[]',
    '{}',
    'true',
    '1e400',
    '-0',
  ];
  const prototypes = ['{"__proto__":{"pwn":1}}', '{"constructor":{"prototype":{"pwn":1}}}'];
  const texts = ['"\\u0000"', '"\\ud800"', `"${'x'.repeat(70_000)}"`, '"../../etc/passwd"', '"\\n{\\"level\\":60}"'];
  const mark = '@@';

  /** The body with one of its texts or lists replaced, once for each of them. */
  function* places(value: unknown, around: (inner: string) => string): Generator<string> {
    if (typeof value === 'string' || value === null || typeof value === 'boolean') yield around(mark);
    else if (Array.isArray(value)) {
      yield around(mark);
      for (const [i, item] of value.entries())
        yield* places(item, (inner) =>
          around(`[${value.map((each, at) => (at === i ? inner : JSON.stringify(each))).join()}]`),
        );
    } else {
      const entries = Object.entries(value as object);
      for (const [name, item] of entries) {
        const others = entries
          .filter(([other]) => other !== name)
          .map(([other, each]) => `"${other}":${JSON.stringify(each)}`);
        yield* places(item, (inner) => around(`{${[`"${name}":${inner}`, ...others].join()}}`));
      }
    }
  }

  test('is refused for every text of every body, and changes no prototype', async () => {
    test.setTimeout(180_000);
    const unknown = writes.filter(({ folder, takesBody }) => takesBody && !bodies[folder]);
    expect(unknown, 'a route whose body this test does not know').toEqual([]);
    let tried = 0;
    for (const route of writes.filter(({ folder, method }) => bodies[folder] && method !== 'DELETE')) {
      for (const place of places(bodies[route.folder], (inner) => inner)) {
        for (const hostile of [...operators, ...prototypes, ...texts]) {
          const sent = { method: route.method, headers: write(admin), body: place.replace(mark, () => hostile) };
          const answer = await ask(route.url, sent);
          tried++;
          // A text is sometimes as good as another, "true" is what a switch wants, and a list may be empty.
          const fits = texts.includes(hostile) || hostile === 'true' || hostile === '[]';
          const allowed = fits ? [200, 201, 204, 400, 403, 404, 409, 413, 422, 429, 503, 504] : [400, 404];
          expect(
            allowed,
            `${route.method} ${route.url} ${sent.body.slice(0, 200)}: ${answer.text.slice(0, 200)}`,
          ).toContain(answer.status);
          if (answer.status >= 400) expect(errorOf(answer).message).toMatch(/\w.*\.$/s);
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
    await putBack();
  });

  /** A text that fits makes a cluster or changes one: what was there before is there again. */
  async function putBack() {
    const { items } = JSON.parse((await ask(api.clusters(), { headers: admin })).text) as { items: { id: string }[] };
    for (const { id } of items.filter((each) => each.id !== ids.clusterId))
      expect((await ask(api.cluster(id), { method: 'DELETE', headers: write(admin) })).status).toBe(204);
    const body = JSON.stringify({ ...saved, name: 'gone' });
    expect((await ask(api.cluster(ids.clusterId), { method: 'PUT', headers: write(admin), body })).status).toBe(200);
  }

  test('is refused whole: bodies that are no JSON object of ours', async () => {
    const bad: [string, string | Buffer, Record<string, string>?][] = [
      ['nothing', ''],
      ['cut', '{"name":"x'],
      ['a list', '[]'],
      ['null', 'null'],
      ['a byte order mark', '\ufeff{}'],
      ['NUL', '{}\u0000'],
      ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
      ['deep', '['.repeat(100_000)],
      ['deep and whole', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
      ['a name twice', '{"name":"a","name":{"$ne":""}}'],
      ['polluting', '{"__proto__":{"pwn":1},"constructor":{"prototype":{"pwn":1}}}'],
      ['another type', '{}', { 'content-type': 'text/plain' }],
      ['no type', '{}', { 'content-type': '' }],
      ['xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { 'content-type': 'application/xml' }],
      ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['squeezed', Buffer.from([0x1f, 0x8b, 0x08]), { 'content-encoding': 'gzip' }],
    ];
    for (const route of writes.filter(({ folder, method }) => bodies[folder] && method !== 'DELETE')) {
      for (const [what, body, headers] of bad) {
        const answer = await ask(route.url, { method: route.method, headers: { ...write(admin), ...headers }, body });
        expect(answer.status, `${route.method} ${route.url}: ${what}`).toBe(400);
        expect(errorOf(answer)).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(/\w.*\.$/s) });
      }
      const huge = { method: route.method, headers: write(admin), body: `{"name":"${'x'.repeat(2 << 20)}"}` };
      expect((await ask(route.url, huge)).status).toBe(413);
      const chunked = { method: route.method, headers: { ...write(admin), 'transfer-encoding': 'chunked' } };
      expect((await send(server.url, route.url, chunked)).status).toBe(411);
    }
  });

  test('is refused in every query', async () => {
    const queries = [
      '__proto__=1',
      'constructor=1',
      'a[$ne]=1',
      'cursor[]=x',
      '%00=1',
      'x=1&x=2',
      '%ff=%fe',
      'limit=1e400',
    ];
    for (const { url } of routes.filter(({ method, folder }) => method === 'GET' && folder.includes('[clusterId]'))) {
      for (const query of queries) {
        const { status, text } = await ask(`${url}?${query}`, { headers: admin });
        expect(status, `${url}?${query}: ${text.slice(0, 200)}`).not.toBe(500);
        if (status >= 400) expect(errorOf({ text } as Answer).message).toMatch(/\w.*\.$/s);
      }
    }
  });

  test('is refused in every part of a path', async () => {
    const parts = [
      '..',
      '%2e%2e',
      '%2e%2e%2f%2e%2e%2fetc',
      '%00',
      'x'.repeat(300),
      '%ff',
      '%',
      '__proto__',
      'constructor',
      '%0a%7b%22level%22%3a60%7d',
    ];
    for (const { url, method } of routes.filter(({ folder }) => folder.includes('[clusterId]'))) {
      for (const [name, value] of Object.entries({ ...ids, changeId: 'none' })) {
        if (!url.includes(`/${value}`)) continue;
        for (const part of parts) {
          const target = url.replace(`/${value}`, `/${part}`);
          const answer = await ask(target, {
            method,
            headers: write(admin),
            ...(method === 'GET' ? {} : { body: '{}' }),
          });
          expect(answer.status, `${method} ${target} (${name})`).toBeGreaterThanOrEqual(300);
        }
      }
    }
  });
});

test('what a visitor writes is one line of the log, and never one of its own', async () => {
  const line = '\n{"level":60,"msg":"FORGED"}\n\u001b[2J';
  const client = new Client(server.url);
  expect((await client.signIn(`eve${line}`, `wrong${line}`)).status).toBe(401);
  for (const part of [encodeURIComponent(line), encodeURIComponent(`a${line}b`)]) {
    await ask(`/api/clusters/${part}/topics`, { headers: admin });
    await ask(`/api/clusters/${ids.clusterId}/consumer-groups/${part}`, { headers: admin });
    await ask(`/clusters/${ids.clusterId}/topics/${part}`, { headers: admin });
  }
  expect(server.output).not.toContain('\u001b[2J');
  const lines = server.output.split('\n').filter((each) => each.startsWith('{'));
  expect(lines.length).toBeGreaterThan(10);
  for (const each of lines) expect((JSON.parse(each) as { level: number }).level).toBeLessThan(60);
});

test('one person’s answers never reach another, however they interleave', async () => {
  const database = createClient({ url: `file:${path.join(server.dataDir, 'sluice.db')}` });
  const now = new Date().toISOString();
  await database.execute({
    sql: `INSERT INTO User (id, username, passwordHash, isAdmin, createdAt, updatedAt)
          SELECT 'bob', 'bob', passwordHash, 0, ?, ? FROM User WHERE username = 'ada'`,
    args: [now, now],
  });
  database.close();
  const bob = new Client(server.url);
  expect((await bob.signIn('bob', PASSWORD)).status).toBe(200);
  const people = [
    { name: 'ada', cookie: admin.cookie, other: 'bob' },
    { name: 'bob', cookie: bob.cookieHeader(), other: 'ada' },
  ];
  const asked = Array.from({ length: 200 }, (_, i) => {
    const who = people[i % 2]!;
    const target = [api.session(), page.clusters(), api.clusters(), `/api/clusters/${ids.clusterId}`][(i >> 1) % 4]!;
    return ask(target, { headers: { cookie: who.cookie } }).then((answer) => ({ who, target, ...answer }));
  });
  for (const { who, target, status, text } of await Promise.all(asked)) {
    expect(text, `${target} for ${who.name}`).not.toContain(`"${who.other}"`);
    if (target === api.session()) expect(text).toContain(`"username":"${who.name}"`);
    if (target.startsWith('/api/clusters')) expect(text.includes('127.0.0.1:1')).toBe(who.name === 'ada');
    expect(status, `${target} for ${who.name}`).toBe(target.includes(ids.clusterId) && who.name === 'bob' ? 404 : 200);
  }
});
