import 'server-only';

import { randomBytes } from 'node:crypto';

import { type ClusterInput, SavedCluster, type SecurityInput } from '@/lib/contract/clusters';
import { db, isDuplicate } from '@/lib/db/client';
import type { Cluster, ClusterSecret } from '@/lib/db/generated/sqlite/client';
import { open, type Sealed, seal } from '@/lib/db/sealed';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const secretFields = ['tls.key', 'tls.passphrase', 'sasl.password', 'sasl.clientSecret', 'sasl.token'] as const;
type SecretField = (typeof secretFields)[number];
/** In the clear; null: there is none. */
export type ClusterSecrets = Readonly<Record<SecretField, string | null>>;

/** Secrets are null when the cluster is locked. */
export type FoundCluster = { cluster: SavedCluster; secrets: ClusterSecrets | null };

type Row = Cluster & { secrets: ClusterSecret[] };
const withSecrets = { include: { secrets: true } } as const;

export async function listClusters(): Promise<SavedCluster[]> {
  const { cluster } = await db();
  const rows = await cluster.findMany({ ...withSecrets, orderBy: [{ position: 'asc' }, { name: 'asc' }] });
  return rows.map((row) => toFound(row).cluster);
}

export async function findCluster(id: string): Promise<FoundCluster | null> {
  const row = await (await db()).cluster.findUnique({ ...withSecrets, where: { id } });
  return row && toFound(row);
}

/** The Json column: the contract's shape without its secrets. */
type StoredSecurity = Pick<SavedCluster, 'security'>['security'];

type Origin = { createdById: string | null; managed?: boolean };

export async function createCluster(input: ClusterInput, { createdById, managed = false }: Origin) {
  checkSecurity(input.security, null);
  // Made here, for the secrets are sealed with it before there is a row.
  const id = randomBytes(12).toString('hex');
  const secrets = sealedSecrets(id, input.security).flatMap(({ field, sealed }) =>
    sealed ? [{ field, ...sealed }] : [],
  );
  const data = { id, ...columns(input), managed, createdById, secrets: { create: secrets } };
  await (await db()).cluster.create({ data }).catch(refuseDuplicate(input.name));
  return existing(id);
}

/** A secret left out stays, null removes it. */
export async function updateCluster(id: string, input: ClusterInput): Promise<SavedCluster> {
  const before = await (await db()).cluster.findUnique({ ...withSecrets, where: { id } });
  if (!before) throw notThere();
  checkSecurity(input.security, new Set(before.secrets.map((secret) => secret.field)));
  const secrets = sealedSecrets(id, input.security);
  const replaced = { clusterId: id, field: { in: secrets.map(({ field }) => field) } };
  const created = secrets.flatMap(({ field, sealed }) => (sealed ? [{ clusterId: id, field, ...sealed }] : []));
  const database = await db();
  const { cluster, clusterSecret } = database;
  const writes = [
    clusterSecret.deleteMany({ where: replaced }),
    clusterSecret.createMany({ data: created }),
    cluster.update({ where: { id }, data: columns(input) }),
  ];
  await database.$transaction(writes).catch(refuseDuplicate(input.name));
  return existing(id);
}

export async function deleteCluster(id: string): Promise<void> {
  const { count } = await (await db()).cluster.deleteMany({ where: { id } });
  if (count === 0) throw notThere();
}

/** The cluster that the process environment names, made once: what a person then changes about it stays. */
export async function ensureManagedCluster(name: string, bootstrapServers: string): Promise<void> {
  const { cluster } = await db();
  const managed = await cluster.findFirst({ where: { managed: true } });
  if (managed) {
    if (managed.bootstrapServers === bootstrapServers) return;
    await cluster.update({ where: { id: managed.id }, data: { bootstrapServers } });
    return;
  }
  const plain: SecurityInput = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const input = { name, bootstrapServers, colour: 'teal', environment: 'development', readOnly: false } as const;
  await createCluster({ ...input, security: plain }, { createdById: null, managed: true });
}

/** What is sent merged over what is stored, as a test of the connection needs it. */
export function mergeSecrets(stored: ClusterSecrets | null, security: SecurityInput): ClusterSecrets {
  const given = givenSecrets(security);
  const merged = secretFields.map((field) => {
    const text = given[field];
    return [field, text === undefined ? (stored?.[field] ?? null) : text || null];
  });
  return Object.fromEntries(merged) as ClusterSecrets;
}

/** Text sets a secret, null removes it, undefined keeps it. What the way to sign in does not use is removed. */
function givenSecrets({ tls, sasl }: SecurityInput): Record<SecretField, string | null | undefined> {
  const tokens = sasl?.mechanism === 'OAUTHBEARER' ? sasl : null;
  return {
    'tls.key': tls.key,
    'tls.passphrase': tls.passphrase,
    'sasl.password': sasl && sasl.mechanism !== 'OAUTHBEARER' ? sasl.password : null,
    'sasl.clientSecret': tokens?.endpoint ? tokens.endpoint.clientSecret : null,
    'sasl.token': tokens && !tokens.endpoint ? tokens.token : null,
  };
}

function columns({ name, colour, environment, bootstrapServers, readOnly, security }: ClusterInput) {
  const { tls, sasl } = security;
  return {
    ...{ name, colour, environment, bootstrapServers, readOnly },
    security: {
      tls: { enabled: tls.enabled, ca: tls.ca, certificate: tls.certificate },
      sasl: sasl && withSecretsAs(sasl, () => undefined),
    },
  };
}

function toFound({ secrets: sealed, security, ...row }: Row): FoundCluster {
  const opened = new Map(sealed.map((each) => [each.field, open(each, { clusterId: row.id, field: each.field })]));
  const locked = [...opened.values()].includes(null) ? lockedReason() : null;
  const { tls, sasl } = security as StoredSecurity;
  const state = (field: SecretField) => ({ set: opened.has(field) });
  const cluster = SavedCluster.parse({
    ...row,
    locked,
    security: {
      tls: { ...tls, key: state('tls.key'), passphrase: state('tls.passphrase') },
      sasl: sasl && withSecretsAs(sasl, state),
    },
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  });
  const clear = Object.fromEntries(secretFields.map((field) => [field, opened.get(field) ?? null]));
  return { cluster, secrets: locked === null ? (clear as ClusterSecrets) : null };
}

const lockedReason = () =>
  env().encryptionKey
    ? 'Its secrets were stored with another encryption key. Start Sluice with that key, or enter the secrets again.'
    : 'Its secrets are stored encrypted, and Sluice runs without SLUICE_ENCRYPTION_KEY.';

type Sasl = NonNullable<SecurityInput['sasl']> | NonNullable<StoredSecurity['sasl']>;

/** The same way to sign in with its secrets replaced by what `show` makes of their names. */
function withSecretsAs(sasl: Sasl, show: (field: SecretField) => { set: boolean } | undefined) {
  if (sasl.mechanism !== 'OAUTHBEARER') return { ...sasl, password: show('sasl.password') };
  const { endpoint } = sasl;
  const shown = endpoint && { ...endpoint, clientSecret: show('sasl.clientSecret') };
  return { ...sasl, endpoint: shown, token: show('sasl.token') };
}

/** The secrets that an input sets or removes (null); those that it leaves out are not named. */
function sealedSecrets(clusterId: string, security: SecurityInput): { field: SecretField; sealed: Sealed | null }[] {
  const given = givenSecrets(security);
  return secretFields.flatMap((field) => {
    const text = given[field];
    return text === undefined ? [] : [{ field, sealed: text ? seal(text, { clusterId, field }) : null }];
  });
}

/** What the shape alone cannot say. `stored` names the secrets that are kept when left out. */
function checkSecurity(security: SecurityInput, stored: ReadonlySet<string> | null): void {
  const { tls, sasl } = security;
  const given = givenSecrets(security);
  const has = (field: SecretField) =>
    given[field] === undefined ? (stored?.has(field) ?? false) : Boolean(given[field]);
  const refuse = (field: string, message: string) => {
    throw new AppError('BAD_INPUT', `${field}: ${message}.`, { details: { fields: { [field]: message } } });
  };
  if (sasl?.mechanism === 'OAUTHBEARER') {
    if (sasl.endpoint && !has('sasl.clientSecret')) {
      refuse('security.sasl.endpoint.clientSecret', 'a client secret is needed');
    }
    if (!sasl.endpoint && !has('sasl.token')) refuse('security.sasl.token', 'a token is needed');
  } else if (sasl && !has('sasl.password')) refuse('security.sasl.password', 'a password is needed');
  const key = has('tls.key');
  if (tls.enabled && tls.certificate && !key) refuse('security.tls.key', 'a client certificate needs its key');
  if (tls.enabled && key && !tls.certificate) refuse('security.tls.certificate', 'a key needs its certificate');
}

const refuseDuplicate = (name: string) => (error: unknown) => {
  if (!isDuplicate(error)) throw error;
  const message = `another cluster is named ${name}`;
  throw new AppError('CONFLICT', `name: ${message}.`, { details: { fields: { name: message } } });
};

const notThere = () => new AppError('NOT_FOUND', 'There is no such cluster.');

async function existing(id: string): Promise<SavedCluster> {
  const found = await findCluster(id);
  if (!found) throw notThere();
  return found.cluster;
}
