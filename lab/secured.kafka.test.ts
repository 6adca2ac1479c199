import { beforeAll, expect, test } from 'vitest';
import { Connection, type Target } from '@/lib/kafka/protocol/connection';
import { Metadata } from '@/lib/kafka/protocol/messages';
import type { Secured } from './secured.mjs';
import { securedLab } from './secured-for-tests.mjs';

let lab: Secured;
beforeAll(async () => {
  lab = await securedLab();
}, 120_000);

const nothing = { ca: null, certificate: null, key: null, passphrase: null };

/** The topics that one sees who signs in so. */
async function topics(address: string, how: Partial<Target>): Promise<string[]> {
  const port = Number(address.split(':')[1]);
  const connection = await Connection.open({
    ...{ host: '127.0.0.1', port, ips: ['127.0.0.1'], tls: null, sasl: null },
    ...how,
  });
  try {
    const call = { deadline: performance.now() + 5_000 };
    const answer = await connection.ask(Metadata, 12, { topics: null }, call);
    return answer.topics.map(({ name }) => name ?? '').filter((name) => !name.startsWith('__'));
  } finally {
    connection.close();
  }
}

const all = ['orders', 'orders-returns', 'payments', 'salaries'];
const tls = () => ({ ...nothing, ca: lab.certificates.ca });
const sorted = (names: string[]) => names.filter((name) => all.includes(name)).sort();

test('the secured node shows each principal what its rights allow', async () => {
  const { addresses, user } = lab;
  const plain = (name: string) => ({ sasl: { mechanism: 'PLAIN' as const, ...user(name) } });
  expect(sorted(await topics(addresses.sasl, plain('admin')))).toEqual(all);
  expect(sorted(await topics(addresses.sasl, plain('alice')))).toEqual(all);
  expect(sorted(await topics(addresses.sasl, plain('finn')))).toEqual(all.slice(0, 3));
  expect(await topics(addresses.sasl, plain('bob'))).toEqual([]);
  expect(await topics(addresses.plaintext, {})).toEqual([]);
});

test('SCRAM, TLS and client certificates sign in', async () => {
  const { addresses, user, certificates } = lab;
  for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const) {
    const sasl = { mechanism, ...user('erin') };
    expect(sorted(await topics(addresses.sasl, { sasl }))).toEqual(all);
    expect(sorted(await topics(addresses.saslTls, { sasl, tls: tls() }))).toEqual(all);
  }
  const { certificate, key } = certificates.carol;
  expect(sorted(await topics(addresses.mtls, { tls: { ...tls(), certificate, key } }))).toEqual(all);
  expect(await topics(addresses.tls, { tls: tls() })).toEqual([]);
});

test('the token endpoint gives tokens for client credentials and for nothing else', async () => {
  const { clientId, clientSecret } = lab.clients.sluice;
  const ask = (secret: string, body: string) =>
    fetch(lab.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });
  const given = await (await ask(clientSecret, 'grant_type=client_credentials')).json();
  expect(given.access_token.split('.')).toHaveLength(3);
  expect((await ask('wrong', 'grant_type=client_credentials')).status).toBe(401);
  expect((await ask(clientSecret, 'grant_type=password')).status).toBe(400);
  expect((await ask(clientSecret, 'grant_type=client_credentials&scope=other')).status).toBe(400);
});
