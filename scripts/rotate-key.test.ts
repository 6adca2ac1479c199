import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';

import { db } from '@/lib/db/client';
import { createCluster, findCluster } from '@/lib/db/clusters';
import { tempDatabase } from '@/lib/db/temp-database';
import { env } from '@/lib/env';
import { rotateKey } from './rotate-key.mjs';
import { withId } from './seal.mjs';

tempDatabase();

const cluster = (name: string, password: string) => ({
  ...{
    name,
    colour: 'grey' as const,
    environment: 'staging' as const,
    bootstrapServers: 'kafka:9092',
    readOnly: false,
  },
  security: {
    tls: { enabled: false, ca: null, certificate: null },
    sasl: { mechanism: 'PLAIN' as const, username: 'u', password },
  },
});
const useKey = (encryptionKey: ReturnType<typeof withId> | null) => {
  globalThis.__sluiceEnv = { ...env(), encryptionKey };
};
const passwordOf = async (id: string) => (await findCluster(id))?.secrets?.['sasl.password'];

test('after a rotation every secret opens with the new key, and with the new key only', async () => {
  const [old, next] = [env().encryptionKey!, withId(randomBytes(32))];
  const ids = [];
  for (const name of ['one', 'two'])
    ids.push((await createCluster(cluster(name, `CANARY-${name}`), { createdById: null })).id);
  const sealed = async () =>
    (await (await db()).clusterSecret.findMany()).map(({ ciphertext }) => Buffer.from(ciphertext));
  const before = await sealed();
  const url = env().databaseUrl;

  // One that opens with neither key: nothing is changed.
  const { clusterSecret } = await db();
  const [first] = await clusterSecret.findMany();
  const where = { clusterId_field: { clusterId: first!.clusterId, field: first!.field } };
  await clusterSecret.update({ where, data: { keyId: 'lost' } });
  await expect(rotateKey(url, old, next)).rejects.toThrow(/sasl\.password of the cluster \w+ does not open/);
  await clusterSecret.update({ where, data: { keyId: old.id } });
  expect(await sealed()).toEqual(before);
  expect(await passwordOf(ids[0]!)).toBe('CANARY-one');

  expect(await rotateKey(url, old, next)).toBe(2);
  for (const bytes of await sealed()) expect(before.some((each) => each.equals(bytes))).toBe(false);
  expect(await passwordOf(ids[0]!)).toBeUndefined();
  expect((await findCluster(ids[0]!))?.cluster.locked).toMatch(/another encryption key/);
  useKey(next);
  expect([await passwordOf(ids[0]!), await passwordOf(ids[1]!)]).toEqual(['CANARY-one', 'CANARY-two']);
  // Run again, as after one that was broken off: all is done already.
  expect(await rotateKey(url, old, next)).toBe(2);
  expect(await passwordOf(ids[1]!)).toBe('CANARY-two');
});

test('secrets that were put into each other’s rows open in neither, and the other clusters run', async () => {
  const { clusterSecret } = await db();
  const three = await createCluster(cluster('three', 'CANARY-three'), { createdById: null });
  const rows = (await clusterSecret.findMany()).filter(({ clusterId }) => clusterId !== three.id);
  const [one, two] = [rows[0]!, rows[1]!];
  const put = (row: typeof one, ciphertext: typeof one.ciphertext) =>
    clusterSecret.update({
      where: { clusterId_field: { clusterId: row.clusterId, field: row.field } },
      data: { ciphertext },
    });
  await put(one, two.ciphertext);
  await put(two, one.ciphertext);
  for (const { clusterId } of [one, two]) expect(await findCluster(clusterId)).toMatchObject({ secrets: null });
  expect(await passwordOf(three.id)).toBe('CANARY-three');
});

test('without its key a cluster is locked, and those without secrets are not', async () => {
  const open = await createCluster(
    { ...cluster('open', 'x'), security: { ...cluster('', '').security, sasl: null } },
    { createdById: null },
  );
  const locked = await createCluster(cluster('locked', 'CANARY-locked'), { createdById: null });
  useKey(null);
  expect(await findCluster(locked.id)).toMatchObject({
    secrets: null,
    cluster: { locked: expect.stringMatching(/without SLUICE_ENCRYPTION_KEY/) },
  });
  expect(await findCluster(open.id)).toMatchObject({ cluster: { locked: null } });
});
