import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Secured } from '@/lab/secured.mjs';
import { securedLab } from '@/lab/secured-for-tests.mjs';
import { AppError } from '@/lib/errors';
import { Metadata } from '@/lib/kafka/protocol/messages';
import { Cluster } from './cluster';
import type { ClusterConfig, SaslConfig, TlsConfig } from './config';
import { parseBootstrapServers } from './seeds';
import { testConnection } from './test-connection';

const policy = { allowLoopback: true };
let lab: Secured;
const servers: Server[] = [];
const ports = { silent: 0, web: 0, closed: 0 };

async function listening(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(onConnection as () => void);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

beforeAll(async () => {
  lab = await securedLab();
  ports.silent = await listening(() => {});
  ports.web = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  ports.closed = await listening(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
}, 120_000);

afterAll(() => {
  for (const server of servers) server.close();
});

type Case = {
  why: string;
  at: () => string;
  tls?: () => Partial<TlsConfig>;
  sasl?: () => SaslConfig;
  /** Of the ConnectionError, as it is in the details of the AppError. */
  reason: string;
  code: string;
  step: string;
  /** After the address of the broker. */
  sentence: string | RegExp;
};

const nothing = { ca: null, certificate: null, key: null, passphrase: null };
const ca = () => ({ ca: lab.certificates.ca });
const carol = () => ({ ...ca(), certificate: lab.certificates.carol.certificate });
const plain = (name: string, password?: string) => (): SaslConfig => ({
  mechanism: 'PLAIN',
  ...lab.user(name),
  ...(password ? { password } : {}),
});
const bearer = (token: () => string) => (): SaslConfig => ({
  mechanism: 'OAUTHBEARER',
  from: { token: token() },
  extensions: {},
});
const endpoint = (more: () => object) => (): SaslConfig => ({
  mechanism: 'OAUTHBEARER',
  from: { url: lab.tokenUrl, ...lab.clients.sluice, scope: null, ca: null, ...more() },
  extensions: {},
});

const signIn = { code: 'KAFKA_AUTHENTICATION', step: 'sasl' };
const overTls = { code: 'KAFKA_UNREACHABLE', step: 'tls' };
const ownCertificate = { code: 'KAFKA_AUTHENTICATION', step: 'tls', at: () => lab.addresses.mtls };

const cases: Case[] = [
  {
    ...overTls,
    why: 'the certificate has expired',
    at: () => lab.addresses.expired,
    tls: ca,
    reason: 'certificate expired',
    sentence: 'presented a certificate that has expired: it must be renewed on the broker.',
  },
  {
    ...overTls,
    why: 'the certificate is not valid yet',
    at: () => lab.addresses.notYetValid,
    tls: ca,
    reason: 'certificate not yet valid',
    sentence: 'presented a certificate that is not valid yet: check the clocks of the broker and of this server.',
  },
  {
    ...overTls,
    why: 'the certificate is for another host',
    at: () => lab.addresses.wrongHost,
    tls: ca,
    reason: 'wrong host',
    sentence:
      'presented a certificate that is for another host name: it is for DNS:kafka.example.org, not for 127.0.0.1.',
  },
  {
    ...overTls,
    why: 'the certificate is of an authority that is not ours',
    at: () => lab.addresses.unknownCa,
    tls: ca,
    reason: 'unknown CA',
    sentence: 'presented a certificate of an unknown authority: add the CA certificate that signed it.',
  },
  {
    ...overTls,
    why: 'no authority was given and the system knows none',
    at: () => lab.addresses.tls,
    tls: () => ({}),
    reason: 'unknown CA',
    sentence: 'presented a certificate of an unknown authority: add the CA certificate that signed it.',
  },
  {
    ...overTls,
    why: 'the server speaks plaintext',
    at: () => lab.addresses.plaintext,
    tls: ca,
    reason: 'not TLS',
    sentence: 'did not answer with TLS: this listener may be a plaintext one, so turn off TLS or use its TLS port.',
  },
  {
    ...overTls,
    why: 'the server expects TLS',
    at: () => lab.addresses.tls,
    reason: 'TLS expected',
    sentence: 'expects TLS: turn on TLS for this cluster or use its plaintext port.',
  },
  {
    ...overTls,
    why: 'the server expects TLS and SASL, and was given a user',
    at: () => lab.addresses.saslTls,
    sasl: plain('alice'),
    reason: 'TLS expected',
    sentence: 'expects TLS: turn on TLS for this cluster or use its plaintext port.',
  },
  {
    ...ownCertificate,
    why: 'a client certificate is needed',
    tls: ca,
    reason: 'client certificate needed',
    sentence: 'asks for a client certificate: add one, with its key, to the TLS settings.',
  },
  {
    ...ownCertificate,
    why: 'the client certificate is of another authority',
    tls: () => ({ ...ca(), ...lab.certificates.mallory }),
    reason: 'client certificate refused',
    sentence: /^refused our client certificate: CN=mallory, issued by CN=other-ca, valid until \d{4}-\d\d-\d\d\.$/,
  },
  {
    ...ownCertificate,
    why: 'the client certificate has expired',
    tls: () => ({ ...ca(), ...lab.certificates.expiredCarol }),
    reason: 'client certificate refused',
    sentence: /^refused our client certificate: CN=carol, issued by CN=lab-ca, expired on \d{4}-\d\d-\d\d\.$/,
  },
  {
    ...ownCertificate,
    why: 'the key does not belong to the certificate',
    tls: () => ({ ...carol(), key: lab.certificates.mallory.key }),
    reason: 'unusable certificate',
    sentence: 'was not connected to: the key does not belong to the client certificate.',
  },
  {
    ...ownCertificate,
    why: 'the key is encrypted and there is no passphrase',
    tls: () => ({ ...carol(), key: lab.certificates.carol.encryptedKey }),
    reason: 'unusable certificate',
    sentence: 'was not connected to: the client key is encrypted and needs its passphrase.',
  },
  {
    ...ownCertificate,
    why: 'the passphrase is wrong',
    tls: () => ({ ...carol(), key: lab.certificates.carol.encryptedKey, passphrase: 'wrong' }),
    reason: 'unusable certificate',
    sentence: 'was not connected to: the passphrase does not open the client key.',
  },
  {
    ...signIn,
    why: 'the mechanism is not offered',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: plain('alice'),
    reason: 'mechanism not offered',
    sentence: 'does not offer this SASL mechanism: the broker offers OAUTHBEARER, not PLAIN.',
  },
  {
    ...signIn,
    why: 'the password is wrong',
    at: () => lab.addresses.saslTls,
    tls: ca,
    sasl: plain('alice', 'CANARY-password'),
    reason: 'wrong credentials',
    sentence: 'refused the user name or password: Authentication failed: Invalid username or password.',
  },
  {
    ...signIn,
    why: 'the SCRAM password is wrong',
    at: () => lab.addresses.sasl,
    sasl: () => ({ mechanism: 'SCRAM-SHA-512', username: 'erin', password: 'CANARY-password' }),
    reason: 'wrong credentials',
    sentence: /^refused the user name or password: .*SCRAM-SHA-512\.$/,
  },
  {
    ...signIn,
    why: 'SASL is needed and not used',
    at: () => lab.addresses.sasl,
    reason: 'authentication needed',
    sentence:
      'closed the connection at the first request: this listener may require SASL, so choose a mechanism and a user.',
  },
  {
    ...signIn,
    why: 'SASL is used where there is none',
    at: () => lab.addresses.tls,
    tls: ca,
    sasl: plain('alice'),
    reason: 'SASL not used',
    sentence: 'does not use SASL on this listener: choose no SASL mechanism or use another port.',
  },
  {
    ...signIn,
    why: 'the token is for another audience',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: endpoint(() => lab.clients.stray),
    reason: 'token refused',
    sentence: 'refused the token: check its issuer, audience and expiry against what the broker expects.',
  },
  {
    ...signIn,
    why: 'the token is not signed',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: bearer(() => lab.unsignedToken()),
    reason: 'token refused',
    sentence: 'refused the token: check its issuer, audience and expiry against what the broker expects.',
  },
  {
    ...signIn,
    why: 'the pasted token has expired',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: bearer(() => lab.signedToken({ lifetimeS: -60 })),
    reason: 'token expired',
    sentence: 'was not connected to, for the token has expired: paste a new one, or use client credentials.',
  },
  {
    ...signIn,
    why: 'the token endpoint refuses the client secret',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: endpoint(() => ({ clientSecret: 'CANARY-secret' })),
    reason: 'no token',
    sentence:
      /^was not connected to, for there is no token: the token endpoint 127\.0\.0\.1:\d+ refused the client id or secret\.$/,
  },
  {
    ...signIn,
    why: 'the token endpoint has a certificate of an authority that is not known',
    at: () => lab.addresses.oauth,
    tls: ca,
    sasl: endpoint(() => ({ url: lab.tokenUrlTls })),
    reason: 'no token',
    sentence:
      /^was not connected to, for there is no token: the token endpoint 127\.0\.0\.1:\d+ presented a certificate of an unknown authority: add the CA certificate that signed it\.$/,
  },
  {
    why: 'nothing listens',
    at: () => `127.0.0.1:${ports.closed}`,
    reason: 'refused',
    code: 'KAFKA_UNREACHABLE',
    step: 'connect',
    sentence: 'refused the connection: nothing listens on that port.',
  },
  {
    why: 'what listens says nothing',
    at: () => `127.0.0.1:${ports.silent}`,
    reason: 'timed out',
    code: 'KAFKA_TIMEOUT',
    step: 'versions',
    sentence: 'did not answer in time.',
  },
  {
    why: 'the name is not known',
    at: () => 'no-such-host.invalid:9092',
    reason: 'address not found',
    code: 'KAFKA_UNREACHABLE',
    step: 'address',
    sentence: 'has a host name that cannot be resolved: check the name and the DNS of this server.',
  },
  {
    why: 'it is not Kafka',
    at: () => `127.0.0.1:${ports.web}`,
    reason: 'not Kafka',
    code: 'KAFKA_UNREACHABLE',
    step: 'versions',
    sentence: 'answered, but not as Kafka does: check the port.',
  },
];

const configOf = ({ at, tls, sasl }: Pick<Case, 'at' | 'tls' | 'sasl'>): ClusterConfig => ({
  clusterId: 'failing',
  name: 'failing',
  bootstrapServers: parseBootstrapServers(at()),
  tls: tls ? { ...nothing, ...tls() } : null,
  sasl: sasl?.() ?? null,
  readOnly: true,
});

describe.each(cases)('when $why', ({ reason, code, step, sentence, ...how }) => {
  test('a page says so in one sentence', async () => {
    const cluster = new Cluster(configOf(how), policy);
    try {
      const asked = cluster.ask(Metadata, { topics: [] }, { at: 'any', timeoutMs: 4_000 });
      const failure = await asked.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(failure).toBeInstanceOf(AppError);
      const { message, details, code: found } = failure as AppError;
      expect({ found, reason: details?.reason }).toEqual({ found: code, reason });
      expect(message.startsWith(`${how.at()} `)).toBe(true);
      expectSentence(message.slice(how.at().length + 1), sentence);
    } finally {
      cluster.close();
    }
  });

  test('the test of the connection says the same, at the step that it is about', async () => {
    const report = await testConnection(configOf(how), { policy });
    expect(report.ok).toBe(false);
    const failed = report.seeds[0]?.steps.filter(({ state }) => state === 'failed') ?? [];
    expect(failed.map((one) => one.step)).toEqual([step]);
    expectSentence(failed[0]!.message.slice(how.at().length + 1), sentence);
    expect(JSON.stringify(report)).not.toContain('CANARY');
  });
});

function expectSentence(text: string, wanted: string | RegExp): void {
  if (typeof wanted === 'string') expect(text).toBe(wanted);
  else expect(text).toMatch(wanted);
  expect(text).not.toContain('CANARY');
}
