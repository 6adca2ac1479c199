import { afterAll, beforeAll, expect, test } from 'vitest';

import { hashPassword } from '@/lib/access/password';
import { VisibleCluster } from '@/lib/contract/clusters';
import { db } from '@/lib/db/client';
import { tempDatabase } from '@/lib/db/temp-database';
import { createFirstAdmin } from '@/lib/db/users';
import { closeAll } from '@/lib/kafka/cluster/pool';
import { ask, handlers, signedIn } from './handlers-for-tests';

tempDatabase();
afterAll(closeAll);

let admin: string;
beforeAll(async () => {
  const { id } = await createFirstAdmin({ username: 'ada', passwordHash: await hashPassword('CANARY correct horse') });
  admin = await signedIn(id);
});

function send(method: string, folder: string, body: object, params: Record<string, string> = {}) {
  const handler = handlers.find((each) => each.method === method && each.folder === `api/${folder}`);
  if (!handler) throw new Error(`${method} ${folder} is not there`);
  return ask(handler, { params, cookie: admin, body: JSON.stringify(body) });
}

const endpoint = { url: 'https://idp.example.org/token', clientId: 'sluice', scope: null, ca: null };
const cluster = (name: string, sasl: object | null) => ({
  ...{ name, colour: 'grey', environment: 'staging', readOnly: false, bootstrapServers: 'kafka.invalid:9092' },
  security: { tls: { enabled: true, ca: null, certificate: null }, sasl },
});
const tokens = (secret: object) => ({ mechanism: 'OAUTHBEARER', endpoint: { ...endpoint, ...secret }, extensions: '' });

const trail = async (name: string) =>
  (await db()).auditEvent.findMany({ where: { resourceName: name }, orderBy: { at: 'asc' } });
const signInOf = ({ params }: { params: unknown }) =>
  (params as { security: { sasl: { endpoint: { clientSecret: string } | null; token: string } } }).security.sasl;

test('a secret that goes in comes out nowhere: the answer says set, the trail says set, kept or none', async () => {
  const created = await send('POST', 'clusters', cluster('shop', tokens({ clientSecret: 'CANARY-secret' })));
  expect(created.status).toBe(201);
  const saved = VisibleCluster.parse(created.json);
  expect(saved.security.sasl).toMatchObject({ endpoint: { clientSecret: { set: true } }, token: { set: false } });

  const params = { clusterId: saved.id };
  expect((await send('PUT', 'clusters/[clusterId]', cluster('shop', tokens({})), params)).status).toBe(200);
  const pasted = { mechanism: 'OAUTHBEARER', endpoint: null, token: 'CANARY.pasted.token', extensions: '' };
  const changed = await send('PUT', 'clusters/[clusterId]', cluster('shop', pasted), params);
  expect(changed.status).toBe(200);

  const events = await trail('shop');
  expect(events.map(signInOf).map((sasl) => [sasl.endpoint?.clientSecret ?? null, sasl.token])).toEqual([
    ['set', 'none'],
    ['kept', 'none'],
    [null, 'set'],
  ]);
  expect(JSON.stringify([created.json, changed.json, events])).not.toContain('CANARY');
});

test('a key that nobody knows is refused, wherever it is', async () => {
  const hostile = { 'sasl.jaas.config': 'com.sun.security.auth.module.JndiLoginModule required;' };
  const refused = [
    { ...cluster('hostile', null), ...hostile },
    cluster('hostile', { ...tokens({ clientSecret: 'x' }), ...hostile }),
    cluster('hostile', tokens({ clientSecret: 'x', ...hostile })),
    cluster('hostile', tokens({ clientSecret: 'x', url: 'file:///etc/passwd' })),
  ];
  for (const body of refused) expect((await send('POST', 'clusters', body)).status).toBe(400);
  expect(await trail('hostile')).toEqual([]);
});
