import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { frontDoor } from './server.mjs';

let server: Server;
let port: number;
/** What came through the door. */
let seen: IncomingMessage[];

async function open(settings: Parameters<typeof frontDoor>[0] = {}) {
  seen = [];
  server = frontDoor({ host: '127.0.0.1', ...settings }, async (request, response) => {
    seen.push(request);
    for await (const _ of request);
    if (request.url === '/api/throws') throw new Error('CANARY');
    const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'x-powered-by': 'x' };
    response.writeHead(200, headers).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
}

beforeEach(() => open());
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes as they are and answers with everything that comes back until the socket closes. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const ask = (first: string, headers: string[] = [], host = `127.0.0.1:${port}`) =>
  raw(`${[`${first} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`);
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

const safe = ['x-content-type-options: nosniff', 'referrer-policy: no-referrer', 'x-frame-options: DENY'];

describe('the Host header', () => {
  test.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '[::1]:3000', '10.1.2.3', hostname(), `${hostname()}.:3000`])(
    '%s is this server',
    async (host) => expect(statusOf(await ask('GET /', [], host))).toBe(200),
  );

  test.each(['evil.example', 'localhost.evil.example', '', 'a b', 'localhost@evil.example', '127.0.0.1.evil.example'])(
    '"%s" is not',
    async (host) => {
      const answer = await ask('GET /api/session', [], host);
      expect([400, 421]).toContain(statusOf(answer));
      expect(answer).toMatch(/\w\./);
      expect(seen).toEqual([]);
    },
  );

  test('is given once', async () => {
    expect(statusOf(await ask('GET /', ['Host: localhost']))).toBe(400);
    expect(statusOf(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400);
    expect(statusOf(await raw('GET / HTTP/1.0\r\n\r\n'))).toBe(400);
    expect(seen).toEqual([]);
  });

  test('is the public name where there is one, or where a probe found this process', async () => {
    server.close();
    await open({ publicUrl: 'https://sluice.example.org' });
    for (const host of ['sluice.example.org', 'Sluice.Example.Org:443', 'localhost', '127.0.0.1:1'])
      expect(statusOf(await ask('GET /', [], host)), host).toBe(200);
    for (const host of ['10.1.2.3', hostname(), 'example.org']) {
      const answer = await ask('GET /', [], host);
      expect(statusOf(answer), host).toBe(421);
      expect(answer).toContain('reached as sluice.example.org');
    }
  });
});

describe('a request', () => {
  test('has one of the methods that are used here', async () => {
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']) {
      const answer = await ask(`${method} /api/session`);
      expect([400, 405], method).toContain(statusOf(answer));
    }
    expect(await ask('OPTIONS /api/session', ['Origin: https://evil.example'])).not.toMatch(/access-control/i);
    expect(statusOf(await ask('POST /clusters', ['Content-Length: 0']))).toBe(405);
    expect(seen).toEqual([]);
  });

  test('names a path: nothing is fetched from elsewhere', async () => {
    let connections = 0;
    const elsewhere = createServer(() => {}).on('connection', () => connections++);
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const there = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    for (const target of [`http://${there}/`, `//${there}/`, `/\\${there}/`, 'file:///etc/passwd', '*']) {
      expect(statusOf(await ask(`GET ${target}`)), target).toBe(400);
      const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Key: x', 'Sec-WebSocket-Version: 13'];
      const text = [`GET ${target} HTTP/1.1`, `Host: ${there}`, 'Connection: Upgrade', ...upgrade, '', ''].join('\r\n');
      expect(await raw(text), `upgrade to ${target}`).toBe('');
    }
    expect(await raw(`CONNECT ${there} HTTP/1.1\r\nHost: ${there}\r\n\r\n`)).toBe('');
    expect(connections).toBe(0);
    expect(seen).toEqual([]);
    elsewhere.close();
  });

  test('is readable', async () => {
    for (const path of ['/clusters/%ff', '/clusters/%', '/clusters/%zz', '/clusters/%00', '/api/clusters/%c3%28'])
      expect(statusOf(await ask(`GET ${path}`)), path).toBe(400);
    expect(seen).toEqual([]);
    expect(statusOf(await ask('GET /clusters/%F0%9F%90%9F%2F%25?x=%ff'))).toBe(200);
  });

  test('of a form, sent before the page’s script was there, leads back to the page and leaves its content behind', async () => {
    const form = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 17', '', 'password=CANARY-1'];
    const answer = await ask('POST /setup?token=abc', form);
    expect(statusOf(answer)).toBe(303);
    expect(answer).toContain('\r\nlocation: /setup?token=abc\r\n');
    expect(answer).not.toContain('CANARY');
    expect(seen).toEqual([]);
  });

  test('of a server action never arrives', async () => {
    for (const header of ['Next-Action: 1', 'Next-Resume: 1', 'Content-Type: multipart/form-data; boundary=x']) {
      for (const method of ['GET', 'POST']) {
        expect(statusOf(await ask(`${method} /clusters`, [header, 'Content-Length: 0'])), header).toBe(404);
      }
    }
    expect(seen).toEqual([]);
  });

  test('of the image optimizer, or of pages that are not there, never arrives', async () => {
    for (const path of ['/_next/image?url=%2Ficon.svg&w=64&q=75', '/_next/data/x/clusters.json', '/_next/webpack-hmr'])
      expect(statusOf(await ask(`GET ${path}`)), path).toBe(404);
    expect(seen).toEqual([]);
    expect(statusOf(await ask('GET /_next/static/a.js'))).toBe(200);
  });

  test('brings at most 1 MiB, and tells how much', async () => {
    const send = (length: number, body: string) => ask('POST /api/x', [`Content-Length: ${length}`, '', body]);
    expect(statusOf(await send(4, 'true'))).toBe(200);
    expect(statusOf(await send(2 << 20, ''))).toBe(413);
    expect(statusOf(await send(2 ** 60, ''))).toBe(413);
    expect(seen).toHaveLength(1);
    expect(statusOf(await ask('POST /api/x', ['Transfer-Encoding: chunked', '', '4', 'true', '0', '']))).toBe(411);
    const both = ['Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', ''];
    expect(statusOf(await ask('POST /api/x', both))).toBe(400);
    for (const length of ['-1', '4, 5', '0x10', '1e3'])
      expect(statusOf(await ask('POST /api/x', [`Content-Length: ${length}`])), length).toBe(400);
    expect(seen).toHaveLength(1);
  });

  test('has at most 16 KiB of headers', async () => {
    const answer = await ask('GET /', [`Cookie: ${'x'.repeat(17 << 10)}`]);
    expect(statusOf(answer)).toBe(431);
    for (const header of safe) expect(answer.toLowerCase()).toContain(header.toLowerCase());
    expect(seen).toEqual([]);
  });

  test('arrives in time, and not from everybody at once', () => {
    expect(server.headersTimeout).toBe(10_000);
    expect(server.requestTimeout).toBe(30_000);
    expect(server.maxConnections).toBeLessThanOrEqual(1000);
  });
});

describe('what the inside may say', () => {
  const invented = {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-middleware-rewrite': 'http://evil.example/',
    'x-middleware-set-cookie': 'x=y',
    'x-nextjs-data': '1',
    'x-now-route-matches': '1=x',
    'x-matched-path': '/clusters',
    'x-invoke-path': '/clusters',
    'x-prerender-revalidate': 'x',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
    'x-real-ip': '1.2.3.4',
    'x-sluice-address': '1.2.3.4',
    'x-nonce': 'mine',
    'x-path': '/setup',
    'content-security-policy': "script-src 'nonce-mine'",
    'content-security-policy-report-only': "script-src 'nonce-mine'",
  };
  const router = { rsc: '1', 'next-router-state-tree': '%5B%5D', 'next-router-prefetch': '1', 'next-url': '/clusters' };
  const lines = (headers: Record<string, string>) =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

  test.each(['/clusters', '/api/session'])('is not taken from a client: %s', async (path) => {
    expect(statusOf(await ask(`GET ${path}`, lines(invented)))).toBe(200);
    expect(seen[0]?.headers).toEqual({
      host: `127.0.0.1:${port}`,
      connection: 'close',
      'x-sluice-address': '127.0.0.1',
    });
  });

  test('is the browser’s router’s for pages, and nobody’s for the API', async () => {
    await ask('GET /clusters?_rsc=x', lines(router));
    expect(seen[0]?.headers).toMatchObject(router);
    await ask('GET /api/session', lines({ ...router, 'next-action': 'x', 'next-resume': '1' }));
    expect(Object.keys(seen[1]?.headers ?? {})).toEqual(['host', 'connection', 'x-sluice-address']);
  });
});

describe('every answer', () => {
  test('has the safe headers, and none that opens it to other sites', async () => {
    const answers = await Promise.all([
      ask('GET /'),
      ask('GET /api/throws'),
      ask('GET /_next/image'),
      ask('DELETE /clusters'),
      ask('GET /', [], 'evil.example'),
      raw('nonsense\r\n\r\n'),
    ]);
    expect(answers.map(statusOf)).toEqual([200, 500, 404, 405, 421, 400]);
    for (const answer of answers) {
      const head = (answer.split('\r\n\r\n')[0] ?? '').toLowerCase();
      for (const header of [...safe, 'cache-control: no-store, private', "default-src 'none'", '; charset=utf-8'])
        expect(head).toContain(header.toLowerCase());
      expect(head).not.toMatch(/access-control|x-powered-by|strict-transport/);
      expect(answer).not.toContain('CANARY');
    }
  });

  test('asks for https where the public address has it', async () => {
    server.close();
    await open({ publicUrl: 'https://sluice.example.org' });
    expect(await ask('GET /')).toContain('strict-transport-security: max-age=31536000');
    expect(await raw('nonsense\r\n\r\n')).toContain('strict-transport-security');
  });

  test('of the API has one shape of error, and a page’s is a sentence', async () => {
    const answer = await ask('GET /api/session', [], 'evil.example');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
      error: { code: 'BAD_INPUT', message: expect.stringMatching(/\w\.$/), requestId: expect.any(String) },
    });
    expect(await ask('GET /', [], 'evil.example')).toMatch(/\r\n\r\nThis server is reached as .*\.\n$/);
  });
});
