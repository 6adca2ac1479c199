import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import type { ClusterInput } from '@/lib/contract/clusters';
import { env } from '@/lib/env';
import { db } from './client';
import {
  createCluster,
  deleteCluster,
  ensureManagedCluster,
  findCluster,
  listClusters,
  mergeSecrets,
  updateCluster,
} from './clusters';
import { tempDatabase } from './temp-database';

const place = tempDatabase();

const plain = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
const scram = (password?: string | null) => ({
  tls: { enabled: true, ca: null, certificate: null },
  sasl: { mechanism: 'SCRAM-SHA-512' as const, username: 'sluice', ...(password !== undefined && { password }) },
});
const endpoint = { url: 'https://idp.example.org/token', clientId: 'sluice', scope: 'kafka', ca: null };
const oauth = (secrets: { clientSecret?: string } | null, token?: string) => ({
  tls: { enabled: true, ca: null, certificate: null },
  sasl: {
    mechanism: 'OAUTHBEARER' as const,
    endpoint: secrets && { ...endpoint, ...secrets },
    ...(token !== undefined && { token }),
    extensions: 'logicalCluster=lkc-1',
  },
});
const input = (name: string, security: ClusterInput['security'] = plain): ClusterInput => ({
  ...{ name, colour: 'blue', environment: 'staging', bootstrapServers: 'kafka:9092', readOnly: false, security },
});
const create = (name: string, security?: ClusterInput['security']) =>
  createCluster(input(name, security), { createdById: null });

function withKey<T>(name: string | null, act: () => T): T {
  const bytes = name === null ? null : createHash('sha256').update(name).digest();
  globalThis.__sluiceEnv = { ...env(), encryptionKey: bytes && { id: name!, bytes } };
  return act();
}
afterEach(() => {
  globalThis.__sluiceEnv = undefined;
});

describe('a saved cluster', () => {
  test('shows of its secrets only that they are set, and keeps none in the clear', async () => {
    const { id } = await create('shown', scram('CANARY-1'));
    const found = await findCluster(id);
    expect(found?.cluster.security.sasl).toEqual({
      mechanism: 'SCRAM-SHA-512',
      username: 'sluice',
      password: { set: true },
    });
    expect(JSON.stringify(found?.cluster)).not.toContain('CANARY');
    expect(found?.secrets).toMatchObject({ 'sasl.password': 'CANARY-1', 'tls.key': null });
    expect(JSON.stringify(await (await db()).cluster.findMany({ include: { secrets: true } }))).not.toContain('CANARY');
    if (env().postgres) return;
    await (await db()).$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
    expect(readFileSync(path.join(place.dir, 'sluice.db')).includes('CANARY')).toBe(false);
  });

  test('keeps a secret that an edit leaves out, and loses one that is null', async () => {
    const { id } = await create('edited', scram('first'));
    await updateCluster(id, input('renamed', scram()));
    expect(await findCluster(id)).toMatchObject({
      cluster: { name: 'renamed' },
      secrets: { 'sasl.password': 'first' },
    });
    await updateCluster(id, input('renamed', scram('second')));
    expect((await findCluster(id))?.secrets).toMatchObject({ 'sasl.password': 'second' });
    await updateCluster(id, input('renamed'));
    expect(await findCluster(id)).toMatchObject({
      cluster: { security: { sasl: null } },
      secrets: { 'sasl.password': null },
    });
    expect(await (await db()).clusterSecret.count({ where: { clusterId: id } })).toBe(0);
  });

  test('keeps the secrets of the way to sign in that it has, and of no other', async () => {
    const { id } = await create('tokens', scram('CANARY-password'));
    await updateCluster(id, input('tokens', oauth({ clientSecret: 'CANARY-secret' })));
    expect((await findCluster(id))?.secrets).toMatchObject({
      ...{ 'sasl.password': null, 'sasl.clientSecret': 'CANARY-secret', 'sasl.token': null },
    });
    await updateCluster(id, input('tokens', oauth({})));
    const { cluster, secrets } = (await findCluster(id))!;
    expect(secrets?.['sasl.clientSecret']).toBe('CANARY-secret');
    expect(cluster.security.sasl).toEqual({
      mechanism: 'OAUTHBEARER',
      endpoint: { ...endpoint, clientSecret: { set: true } },
      token: { set: false },
      extensions: 'logicalCluster=lkc-1',
    });
    await updateCluster(id, input('tokens', oauth(null, 'CANARY-token')));
    expect(await findCluster(id)).toMatchObject({
      cluster: { security: { sasl: { endpoint: null, token: { set: true } } } },
      secrets: { 'sasl.clientSecret': null, 'sasl.token': 'CANARY-token' },
    });
    expect(JSON.stringify(await (await db()).cluster.findMany({ include: { secrets: true } }))).not.toContain('CANARY');
  });

  test('is not saved with half of its security', async () => {
    const refused = (field: string) => ({
      code: 'BAD_INPUT',
      details: { fields: { [`security.${field}`]: expect.any(String) } },
    });
    await expect(create('half', scram())).rejects.toMatchObject(refused('sasl.password'));
    await expect(create('half', oauth({}))).rejects.toMatchObject(refused('sasl.endpoint.clientSecret'));
    await expect(create('half', oauth(null))).rejects.toMatchObject(refused('sasl.token'));
    const { id } = await create('half', plain);
    await expect(updateCluster(id, input('half', scram(null)))).rejects.toMatchObject(refused('sasl.password'));
    const certificate = { tls: { enabled: true, ca: null, certificate: 'PEM' }, sasl: null };
    await expect(updateCluster(id, input('half', certificate))).rejects.toMatchObject(refused('tls.key'));
  });

  test('has a name of its own', async () => {
    await create('taken');
    await expect(create('taken')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is locked without its key, can be opened again, and the others go on', async () => {
    const { id } = await withKey('one', () => create('locked', scram('x')));
    const open = await withKey(null, () => create('no secrets'));
    for (const key of [null, 'two']) {
      const found = await withKey(key, () => findCluster(id));
      expect(found).toMatchObject({ secrets: null, cluster: { locked: expect.stringMatching(/encrypt/) } });
      expect((await withKey(key, () => findCluster(open.id)))?.cluster.locked).toBeNull();
    }
    expect((await withKey('one', () => findCluster(id)))?.cluster.locked).toBeNull();
    await withKey('two', () => updateCluster(id, input('locked', scram('entered again'))));
    expect((await withKey('two', () => findCluster(id)))?.secrets).toMatchObject({ 'sasl.password': 'entered again' });
    await expect(withKey(null, () => create('secret', scram('x')))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('is locked when its secret was moved there from another cluster', async () => {
    const [one, two] = [await create('from', scram('a')), await create('to', scram('b'))];
    const { clusterSecret } = await db();
    const moved = await clusterSecret.findFirstOrThrow({ where: { clusterId: one.id } });
    await clusterSecret.updateMany({ where: { clusterId: two.id }, data: { ciphertext: moved.ciphertext } });
    expect((await findCluster(two.id))?.secrets).toBeNull();
  });

  test('takes its secrets with it when it is removed', async () => {
    const { id } = await create('gone', scram('x'));
    await deleteCluster(id);
    expect(await findCluster(id)).toBeNull();
    expect(await (await db()).clusterSecret.count({ where: { clusterId: id } })).toBe(0);
    await expect(deleteCluster(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('the predefined cluster is made once, keeps what was changed about it, and follows its address', async () => {
  await ensureManagedCluster('local', 'a:9092');
  await ensureManagedCluster('local', 'a:9092');
  const managed = (await listClusters()).filter((each) => each.managed);
  expect(managed).toMatchObject([{ name: 'local', bootstrapServers: 'a:9092' }]);
  await updateCluster(managed[0]!.id, { ...input('shop'), bootstrapServers: 'a:9092' });
  await ensureManagedCluster('local', 'b:9092');
  expect((await listClusters()).filter((each) => each.managed)).toMatchObject([
    { name: 'shop', bootstrapServers: 'b:9092' },
  ]);
});

test('a test of the connection takes what is sent and fills in what is stored', () => {
  const none = { 'tls.passphrase': null, 'sasl.clientSecret': null, 'sasl.token': null };
  const stored = { ...none, 'tls.key': 'k', 'sasl.password': 'old' };
  expect(mergeSecrets(stored, scram())['sasl.password']).toBe('old');
  expect(mergeSecrets(stored, scram('new'))['sasl.password']).toBe('new');
  expect(mergeSecrets(stored, scram(null))['sasl.password']).toBeNull();
  expect(mergeSecrets(stored, plain)).toEqual({ ...none, 'tls.key': 'k', 'sasl.password': null });
  expect(mergeSecrets(null, scram())['sasl.password']).toBeNull();
});
