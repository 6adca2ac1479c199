import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FaultProxy, startFaultProxy } from '@/lab/fault-proxy.mjs';
import type { Secured } from '@/lab/secured.mjs';
import { securedLab } from '@/lab/secured-for-tests.mjs';
import { DescribeCluster, Metadata, SaslAuthenticate } from '@/lib/kafka/protocol/messages';
import { materialTrouble } from '@/lib/kafka/protocol/tls-material';
import { Cluster } from './cluster';
import type { ClusterConfig, SaslConfig, TlsConfig, TokenEndpoint } from './config';
import { parseBootstrapServers } from './seeds';
import { testConnection } from './test-connection';
import { askForToken } from './token-endpoint';
import { pause } from './waiting';

const policy = { allowLoopback: true };
let lab: Secured;
let counted: FaultProxy;
const clusters: Cluster[] = [];
const servers: Server[] = [];

beforeAll(async () => {
  lab = await securedLab();
  counted = await startFaultProxy(lab.countedPorts);
}, 120_000);

afterAll(() => counted?.close());

afterEach(() => {
  for (const cluster of clusters.splice(0)) cluster.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const nothing = { ca: null, certificate: null, key: null, passphrase: null };
const ca = () => ({ ca: lab.certificates.ca });

function configOf(servers: string, how: { tls?: Partial<TlsConfig>; sasl?: SaslConfig } = {}): ClusterConfig {
  return {
    ...{ clusterId: 'secured', name: 'secured', readOnly: true, bootstrapServers: parseBootstrapServers(servers) },
    tls: how.tls ? { ...nothing, ...how.tls } : null,
    sasl: how.sasl ?? null,
  };
}

function clusterOf(...args: Parameters<typeof configOf>): Cluster {
  const cluster = new Cluster(configOf(...args), policy);
  clusters.push(cluster);
  return cluster;
}

const topics = async (cluster: Cluster) =>
  [...(await cluster.metadata()).topics.keys()].filter((name) => ['orders', 'salaries'].includes(name)).sort();

const plain = (name: string, password?: string): SaslConfig => ({
  mechanism: 'PLAIN',
  ...lab.user(name),
  ...(password === undefined ? {} : { password }),
});
const endpoint = (more: Partial<TokenEndpoint> = {}): TokenEndpoint => ({
  ...{ url: lab.tokenUrl, scope: null, ca: null, ...lab.clients.sluice },
  ...more,
});
const tokens = (from: TokenEndpoint, extensions = {}): SaslConfig => ({ mechanism: 'OAUTHBEARER', from, extensions });
const addressOf = ({ port }: FaultProxy) => `127.0.0.1:${port}`;
const signIns = () => counted.counts().requests.get(SaslAuthenticate.key) ?? 0;
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: { details?: { reason?: string } }) => thrown.details?.reason,
  );

describe('a client certificate', () => {
  test('signs in whatever form its key is in', async () => {
    const { certificate, passphrase, key, encryptedKey, pkcs1Key, encryptedPkcs1Key, ec } = lab.certificates.carol;
    const forms: Partial<TlsConfig>[] = [
      { certificate, key },
      { certificate, key: encryptedKey, passphrase },
      { certificate, key: pkcs1Key },
      { certificate, key: encryptedPkcs1Key, passphrase },
      { certificate: ec.certificate, key: ec.key },
      { certificate: ec.certificate, key: ec.sec1 },
      // A passphrase that nobody asks for does no harm.
      { certificate, key, passphrase: 'unused' },
    ];
    for (const form of forms) {
      expect(await topics(clusterOf(lab.addresses.mtls, { tls: { ...ca(), ...form } }))).toEqual([
        'orders',
        'salaries',
      ]);
    }
  });
});

describe('what is wrong with a PEM text', () => {
  test('is told with the field that it is in', () => {
    const { certificates: known } = lab;
    const { certificate, key, encryptedKey } = known.carol;
    const trouble = (material: Partial<TlsConfig>) => materialTrouble({ ...nothing, ...material });
    expect(trouble({ ca: known.ca, certificate, key })).toBeNull();
    expect(trouble({ certificate: `Bag Attributes\n  friendlyName: carol\n${certificate}`, key })).toBeNull();
    const wrong: [Partial<TlsConfig>, keyof TlsConfig, RegExp][] = [
      [{ ca: 'þíþí, as a keystore begins' }, 'ca', /holds no PEM certificate/],
      [{ ca: known.ca.replace('M', '!') }, 'ca', /text is damaged/],
      [{ ca: known.ca + known.otherCa.replace('M', '!') }, 'ca', /its part 2 of 2 is damaged/],
      [{ certificate: key, key: certificate }, 'certificate', /holds a private key/],
      [{ certificate, key: certificate }, 'key', /holds a certificate/],
      [{ certificate, key: key.replace('MII', 'AAA') }, 'key', /text is damaged/],
      [{ certificate }, 'key', /not its key/],
      [{ key }, 'certificate', /no client certificate/],
      [{ certificate, key: known.mallory.key }, 'key', /does not belong/],
      [{ certificate, key: encryptedKey }, 'passphrase', /needs its passphrase/],
      [{ certificate, key: encryptedKey, passphrase: 'wrong' }, 'passphrase', /does not open/],
    ];
    for (const [material, field, message] of wrong) {
      expect(trouble(material)).toEqual({ field, message: expect.stringMatching(message) });
    }
  });
});

describe('OAUTHBEARER', () => {
  test('takes a token for client credentials, once for all connections', async () => {
    const before = (await lab.issued())[lab.clients.sluice.clientId] ?? 0;
    const sasl = tokens(endpoint({ url: lab.tokenUrlTls, scope: 'kafka', ...ca() }), { logicalCluster: 'lkc-1' });
    const cluster = clusterOf(lab.addresses.oauth, { tls: ca(), sasl });
    expect(await topics(cluster)).toEqual(['orders', 'salaries']);
    await Promise.all(
      ['control', 'bulk', 'bulk'].map((lane) =>
        cluster.ask(DescribeCluster, {}, { at: { broker: 1 }, lane: lane as 'control' }),
      ),
    );
    expect((await lab.issued())[lab.clients.sluice.clientId]).toBe(before + 1);
  });

  test('takes a token that was pasted, signed or not as the broker wants it', async () => {
    const pasted = (token: string): SaslConfig => ({ mechanism: 'OAUTHBEARER', from: { token }, extensions: {} });
    const signed = clusterOf(lab.addresses.oauth, { tls: ca(), sasl: pasted(lab.signedToken({ sub: 'alice' })) });
    expect(await topics(signed)).toEqual(['orders', 'salaries']);
    const unsigned = clusterOf(lab.addresses.oauthUnsigned, { sasl: pasted(lab.unsignedToken({ sub: 'finn' })) });
    expect(await topics(unsigned)).toEqual(['orders']);
  });

  test('gets a new token before the old one ends, and never fails meanwhile', async () => {
    const { clientId } = lab.clients.brief;
    const before = (await lab.issued())[clientId] ?? 0;
    const cluster = clusterOf(lab.addresses.oauth, { tls: ca(), sasl: tokens(endpoint(lab.clients.brief)) });
    while (((await lab.issued())[clientId] ?? 0) < before + 3) {
      await cluster.ask(Metadata, { topics: [] }, { at: 'any' });
      await pause(20);
    }
    expect(cluster.brokerHealth().map(({ state }) => state)).toEqual(['ok']);
  });

  test('says who was signed in when the connection is tested', async () => {
    const config = configOf(lab.addresses.oauth, { tls: ca(), sasl: tokens(endpoint()) });
    const { ok, seeds } = await testConnection(config, { policy });
    expect(ok).toBe(true);
    expect(seeds[0]?.steps.at(-1)).toMatchObject({ step: 'sasl', message: 'Signed in as sluice with OAUTHBEARER.' });
  });
});

describe('sessions that the broker ends (KIP-368)', () => {
  test('are renewed before, so that nothing in use ever fails', async () => {
    const cluster = clusterOf(addressOf(counted), { sasl: plain('alice') });
    counted.forget();
    // Each session lasts three seconds here: three more sign-ins of each lane are three lifetimes in use.
    for (const lane of ['control', 'bulk'] as const) await cluster.ask(Metadata, { topics: [] }, { at: 'any', lane });
    const first = signIns();
    while (signIns() < first + 6) {
      const lanes = (['control', 'bulk'] as const).map((lane) =>
        cluster.ask(Metadata, { topics: [] }, { at: 'any', lane }),
      );
      await Promise.all(lanes);
      await pause(20);
    }
    expect(cluster.brokerHealth().map(({ state }) => state)).toEqual(['ok']);
    // The old ones leave as soon as nothing waits on them.
    expect(counted.open()).toBeLessThanOrEqual(4);
  }, 60_000);
});

describe('after a refusal', () => {
  test('nobody tries again, however many ask, until the settings change', async () => {
    const cluster = clusterOf(addressOf(counted), { sasl: plain('alice', 'wrong') });
    counted.forget();
    const ask = (lane: 'control' | 'bulk') => reasonOf(cluster.ask(Metadata, { topics: [] }, { at: 'any', lane }));
    const asked = await Promise.all([...Array(40).keys()].map((n) => ask(n % 2 ? 'control' : 'bulk')));
    for (let i = 0; i < 40; i++) asked.push(await ask('control'));
    expect(new Set(asked)).toEqual(new Set(['wrong credentials']));
    expect(signIns()).toBe(1);

    const corrected = clusterOf(addressOf(counted), { sasl: plain('alice') });
    expect(await topics(corrected)).toEqual(['orders', 'salaries']);
  });

  test('the test of the connection tries once each time', async () => {
    const config = configOf(addressOf(counted), { sasl: plain('alice', 'wrong') });
    counted.forget();
    for (const attempt of [1, 2, 3]) {
      expect((await testConnection(config, { policy })).ok).toBe(false);
      expect(signIns()).toBe(attempt);
    }
  });

  test('the test of the connection asks one of several brokers whether the password is right', async () => {
    const seeds = [lab.addresses.sasl, lab.addresses.reauth, addressOf(counted)].join();
    const report = await testConnection(configOf(seeds, { sasl: plain('alice', 'wrong') }), { policy });
    const steps = report.seeds.map((seed) => seed.steps.at(-1));
    expect(report.seeds.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(steps.map((step) => step?.state).sort()).toEqual(['failed', 'skipped', 'skipped']);
    expect(steps.find((step) => step?.state === 'skipped')?.message).toMatch(/^Not tried: .* has refused the same\.$/);
    expect((await testConnection(configOf(seeds, { sasl: plain('alice') }), { policy })).ok).toBe(true);
  });

  test('the token endpoint is left alone as well, whichever broker is asked', async () => {
    let posts = 0;
    const url = await serving((_, response) => {
      posts++;
      response.writeHead(401).end('{"error":"invalid_client"}');
    });
    const seeds = `${lab.addresses.oauth}, ${lab.addresses.reauth}`;
    const cluster = clusterOf(seeds, { sasl: tokens(endpoint({ url })) });
    for (let i = 0; i < 20; i++)
      expect(await reasonOf(cluster.ask(Metadata, { topics: [] }, { at: 'any' }))).toBe('no token');
    expect(posts).toBe(1);
  });
});

/** A token endpoint that misbehaves; answers with its address. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/token`;
}

describe('a token endpoint', () => {
  const asked = (from: Partial<TokenEndpoint>, where = policy) =>
    askForToken(endpoint(from), where).then(
      () => 'a token',
      (thrown: Error) => thrown.message,
    );
  const said = async (status: number, body: string, headers = {}) =>
    asked({ url: await serving((_, response) => void response.writeHead(status, headers).end(body)) });

  test('that refuses is told in our words, never in its own', async () => {
    expect(await said(400, '{"error":"invalid_scope","error_description":"CANARY"}')).toMatch(/refused the scope$/);
    expect(await said(401, 'CANARY')).toMatch(/refused the client id or secret$/);
    expect(await said(400, '{"error":"__proto__"}')).toMatch(/answered with HTTP 400$/);
    expect(await said(503, 'CANARY')).toMatch(/answered with HTTP 503$/);
  });

  test('that answers with no token, a strange one or too much is refused', async () => {
    for (const body of ['', '[]', 'null', '{"access_token":7}', '{"access_token":"a b\\u0001c"}', 'x'.repeat(200_000)])
      expect(await said(200, body)).toMatch(/answered without an access token$/);
  });

  test('is not followed to another address', async () => {
    const hidden = await serving((_, response) => void response.end('{"access_token":"stolen"}'));
    expect(await said(307, '', { location: hidden })).toMatch(/redirect, which is not followed/);
    expect(await said(302, '', { location: 'http://169.254.169.254/' })).toMatch(/redirect, which is not followed/);
  });

  test('may be only where brokers may be', async () => {
    for (const url of [
      'http://169.254.169.254/latest',
      'http://[fe80::1]/',
      'http://2852039166/',
      'https://0.0.0.0/',
    ]) {
      expect(await asked({ url })).toMatch(/address that this installation does not connect to/);
    }
    expect(await asked({}, { allowLoopback: false })).toMatch(/SLUICE_ALLOW_LOOPBACK/);
    for (const url of ['file:///etc/passwd', 'gopher://127.0.0.1/', 'not a url', 'jndi:ldap://x']) {
      expect(await asked({ url })).toMatch(/no http or https address/);
    }
  });

  test('that is silent costs five seconds and says so', async () => {
    expect(await asked({ url: await serving(() => {}) })).toMatch(/did not answer in time$/);
  });
});
