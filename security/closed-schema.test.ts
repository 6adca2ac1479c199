import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';

import { ClusterInput, TestConnectionInput } from '@/lib/contract/clusters';

const tls = { enabled: true, ca: null, certificate: null, key: null, passphrase: null };
const endpoint = { url: 'https://idp.example/token', clientId: 'c', clientSecret: 's', scope: null, ca: null };
const sasl = {
  password: { mechanism: 'PLAIN', username: 'u', password: 'p' },
  endpoint: { mechanism: 'OAUTHBEARER', endpoint, token: null, extensions: '' },
};
const inputs = (way: keyof typeof sasl) => ({
  ...{ name: 'x', colour: 'grey', environment: 'staging', bootstrapServers: 'kafka:9092', readOnly: false },
  security: { tls, sasl: sasl[way] },
});

/** Properties by which clients of Kafka were made to run code, read files or ask addresses. */
const known = [
  ...['sasl.jaas.config', 'sasl.login.callback.handler.class', 'config.providers', 'metric.reporters'],
  ...['ssl.keystore.location', 'ssl.truststore.location', 'security.providers', 'interceptor.classes', 'path', 'file'],
  ...['sasl.oauthbearer.token.endpoint.url', 'ssl.engine.factory.class', 'jmx.port', 'metrics', 'properties'],
  ...[
    'rejectUnauthorized',
    'checkServerIdentity',
    'socketFactory',
    'host',
    'proxy',
    'constructor',
    'prototype',
    'toString',
  ],
];
const random = () => randomBytes(1 + Math.floor(Math.random() * 12)).toString('base64url');

/** Every object within, as a way to it from a copy. */
function objects(value: unknown, way: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [];
  return [way, ...Object.entries(value).flatMap(([name, inner]) => objects(inner, [...way, name]))];
}

function withKey(value: object, way: string[], key: string): object {
  const copy = structuredClone(value) as Record<string, unknown>;
  const at = way.reduce((inner, name) => inner[name] as Record<string, unknown>, copy);
  at[key] = 'x';
  return copy;
}

test('a saved cluster is a closed form: of ten thousand keys that it does not name none is taken', () => {
  let tried = 0;
  for (const way of ['password', 'endpoint'] as const) {
    const input = inputs(way);
    expect(ClusterInput.safeParse(input).success).toBe(true);
    for (const place of objects(input)) {
      const names = new Set(
        Object.keys(place.reduce((inner, name) => (inner as Record<string, object>)[name]!, input as object)),
      );
      const keys = [...known, ...Array.from({ length: 1500 }, random)].filter((key) => !names.has(key));
      for (const key of keys) {
        tried++;
        const bad = withKey(input, place, key);
        if (ClusterInput.safeParse(bad).success) expect.unreachable(`${[...place, key].join('.')} was taken`);
      }
    }
  }
  const { bootstrapServers, security } = inputs('password');
  expect(TestConnectionInput.safeParse({ bootstrapServers, security, properties: {} }).success).toBe(false);
  expect(tried).toBeGreaterThan(10_000);
});

test('what looks like a path or another scheme is text of a certificate, or refused', () => {
  const at = (url: string) => ({
    ...inputs('endpoint'),
    security: { tls, sasl: { ...sasl.endpoint, endpoint: { ...endpoint, url } } },
  });
  for (const url of [
    'file:///etc/passwd',
    'ftp://x',
    'data:text/plain,x',
    'https://u:p@idp.example',
    '/etc/passwd',
    'ldap://x',
  ])
    expect(ClusterInput.safeParse(at(url)).success, url).toBe(false);
});
