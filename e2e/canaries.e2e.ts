import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

import { api, page } from '@/lib/paths';
import { bootstrapServers } from '../lab/topics.mjs';
import { everyPage, everyRoute } from './addresses';
import { Client, OwnServer } from './own-server';
import { send } from './raw-http';

// Every secret of an installation is a canary here: what is answered, logged or written must hold none of them.

const port = Number(process.env.E2E_CANARY_PORT ?? 19210);
const canary = (name: string) => `CANARY-${name}-${randomBytes(9).toString('base64url')}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

const secrets = {
  signing: canary('signing-of-tokens'),
  sealing: randomBytes(32).toString('hex'),
  password: canary('ada'),
  mistyped: canary('mistyped'),
  sasl: canary('sasl'),
  another: canary('sasl-tried'),
  clientSecret: canary('client'),
  token: canary('token'),
  passphrase: canary('passphrase'),
};
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** Text that must not be found: as it is, and as it would look encoded. */
const needles = (values: readonly string[]) =>
  values.flatMap((value) => [value, base64(value).replace(/=+$/, ''), Buffer.from(value).toString('hex')]);

const foundIn = (bytes: Buffer | string, values: readonly string[]) =>
  needles(values).filter((needle) => bytes.includes(needle));

/** Every file that the console keeps, but the two keys themselves. */
const filesOf = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(session|encryption)\.key$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

let server: OwnServer;
test.afterEach(async () => {
  await server.stop();
});

test('a secret that went in is in no answer, log line or file', async () => {
  test.setTimeout(180_000);
  server = await new OwnServer(port, {
    SLUICE_SECRET: secrets.signing,
    SLUICE_ENCRYPTION_KEY: secrets.sealing,
    SLUICE_ADMIN_USER: 'ada',
    SLUICE_ADMIN_PASSWORD: secrets.password,
    SLUICE_ALLOW_LOOPBACK: '1',
    SLUICE_LOG_LEVEL: 'debug',
  }).ready();
  const client = new Client(server.url);
  expect((await client.signIn('ada', secrets.mistyped)).status).toBe(401);
  expect((await client.signIn('ada', secrets.password)).status).toBe(200);
  const cookie = client.cookieHeader();
  const sessionToken = /sluice\.session=([^;]+)/.exec(cookie)?.[1] ?? '';

  let answers = '';
  const ask = async (url: string, method = 'GET', body?: object) => {
    const answer = await send(server.url, url, {
      method,
      headers: { cookie, 'x-sluice': '1', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    answers += `\n${method} ${url} ${JSON.stringify(answer.headers)}\n${answer.text}`;
    return answer;
  };

  const tls = { enabled: true, ca: null, certificate: null, key: null, passphrase: null };
  const off = { ...tls, enabled: false };
  const plain = (password: string) => ({ mechanism: 'PLAIN', username: 'u', password });
  const endpoint = {
    url: 'http://127.0.0.1:1/token',
    clientId: 'c',
    clientSecret: secrets.clientSecret,
    scope: null,
    ca: null,
  };
  const bearer = { mechanism: 'OAUTHBEARER', extensions: '' };
  const certificate = selfSigned(pem);
  const securities = {
    password: { tls: off, sasl: plain(secrets.sasl) },
    'password over TLS': { tls, sasl: { ...plain(secrets.sasl), mechanism: 'SCRAM-SHA-256' } },
    key: { tls: { ...tls, certificate, key: pem, passphrase: secrets.passphrase }, sasl: null },
    'client secret': { tls: off, sasl: { ...bearer, endpoint, token: null } },
    token: { tls: off, sasl: { ...bearer, endpoint: null, token: secrets.token } },
  };
  const ids: string[] = [];
  for (const [name, security] of Object.entries(securities)) {
    // Real brokers, which want none of this: each connection fails in its own way, with the secret in hand.
    const given = { bootstrapServers: bootstrapServers(), security };
    const made = await ask(api.clusters(), 'POST', {
      ...given,
      name,
      colour: 'grey',
      environment: 'staging',
      readOnly: false,
    });
    expect(made.status, `${name}: ${made.text}`).toBe(201);
    const { id } = JSON.parse(made.text) as { id: string };
    ids.push(id);
    expect((await ask(api.testConnection(), 'POST', given)).status).toBe(200);
    await ask(api.testConnection(), 'POST', { ...given, clusterId: id });
    await ask(api.cluster(id), 'PUT', {
      ...given,
      name: `${name} again`,
      colour: 'red',
      environment: 'staging',
      readOnly: false,
    });
    await ask(api.clusterStatus(id));
  }
  const [first = ''] = ids;
  const wrong = { tls: off, sasl: { ...plain(secrets.another), extra: secrets.another } };
  expect(
    (await ask(api.testConnection(), 'POST', { bootstrapServers: bootstrapServers(), security: wrong })).status,
  ).toBe(400);
  expect(
    (await ask(api.setup(), 'POST', { token: secrets.token, username: 'x', password: secrets.password })).status,
  ).toBe(404);

  const guest = { username: 'grace', name: null, isAdmin: false, defaultRole: 'viewer', roles: [] };
  const invited = await ask(api.users(), 'POST', guest);
  const shown = JSON.parse(invited.text) as { user: { id: string }; invitation: { url: string } };
  const invitation = new URL(shown.invitation.url).searchParams.get('token') ?? '';
  expect(invitation.length).toBeGreaterThan(20);
  // Shown once, to whoever invites: from here on it is a secret as well.
  answers = answers.replace(invited.text, '');

  const sample = { topic: 'orders', groupId: 'g', brokerId: '1', partition: '0', offset: '0', changeId: 'none' };
  const more = { userId: shown.user.id, sessionId: 'none', nextauth: 'session', path: 'nowhere', clusterId: first };
  const targets = [
    ...everyPage({ ...sample, ...more }),
    ...everyRoute({ ...sample, ...more })
      .filter(({ method }) => method === 'GET')
      .map(({ url }) => url),
  ];
  for (const clusterId of ids) {
    const own = targets.filter((target) => clusterId === first || target.includes(first));
    for (const target of own) await ask(target.replace(first, clusterId));
  }
  await ask(page.invitation([...invitation].reverse().join('')));
  const secretValues = [
    ...Object.values(secrets),
    ...pem
      .split('\n')
      .filter((line) => line.length === 64)
      .slice(0, 3),
    invitation,
    sessionToken,
  ];

  expect(answers.length).toBeGreaterThan(50_000);
  expect(foundIn(answers, secretValues), 'in an answer').toEqual([]);
  expect(server.output).toContain('KAFKA_AUTHENTICATION');
  expect(foundIn(server.output, secretValues), 'in the log').toEqual([]);
  const files = filesOf(server.dataDir);
  expect(files.map((file) => path.basename(file))).toContain('sluice.db');
  for (const file of files) expect(foundIn(readFileSync(file), secretValues), file).toEqual([]);
  // The search itself would find one: the name of a cluster is no secret.
  expect(foundIn(Buffer.concat(files.map((file) => readFileSync(file))), ['client secret again'])).not.toEqual([]);
});

test('the link of the first start is on the terminal and in its file, and nowhere else', async () => {
  server = await new OwnServer(port + 1, { SLUICE_LOG_LEVEL: 'debug' }).ready();
  const token = /\/setup\?token=([\w-]{22})/.exec(server.output)?.[1] ?? '';
  const visitor = new Client(server.url);
  const page404 = await (await visitor.call('/login')).text();
  const form = await (await visitor.call(`/setup?token=${token}`)).text();
  expect(form).toContain('Create administrator');
  expect(page404).not.toContain(token);
  const made = { token, username: 'ada', password: secrets.password };
  expect((await visitor.call(api.setup(), { method: 'POST', body: made })).status).toBe(204);
  const logged = server.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');
  expect(foundIn(logged, [token, secrets.password])).toEqual([]);
  for (const file of filesOf(server.dataDir))
    expect(foundIn(readFileSync(file), [token, secrets.password]), file).toEqual([]);
});

/** A certificate for the key, as a broker would ask for one. */
function selfSigned(key: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'sluice-canary-'));
  const file = path.join(dir, 'key.pem');
  writeFileSync(file, key);
  try {
    const request = ['req', '-x509', '-new', '-key', file, '-subj', '/CN=sluice', '-days', '1'];
    return execFileSync('openssl', request, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
