import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { type EncryptionKey, readKey, withId } from '@/scripts/seal.mjs';

/** A setting that the process cannot run with. The message is one line, fit for the terminal. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

export type { EncryptionKey };

export type Env = {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly postgres: boolean;
  /** Where people reach the console, without a trailing slash; null: wherever they came from. */
  readonly publicUrl: string | null;
  /** Cookies are Secure and carry the __Host- prefix. */
  readonly https: boolean;
  readonly secret: string;
  /** Null: clusters with stored secrets are locked, everything else runs. */
  readonly encryptionKey: EncryptionKey | null;
  readonly firstAdmin: { readonly username: string; readonly password: string } | null;
  /** Whether clusters may be on this machine itself: its other ports are then within reach of whoever adds one. */
  readonly allowLoopback: boolean;
  /** Ranges outside of which no cluster may be; null: anywhere that is not refused. */
  readonly egressAllow: readonly string[] | null;
  readonly predefinedCluster: { readonly name: string; readonly bootstrapServers: string } | null;
};

declare global {
  var __sluiceEnv: Env | undefined;
}

/** The configuration of this process, read once. Throws ConfigurationError. */
export function env(): Env {
  return (globalThis.__sluiceEnv ??= readEnv(process.env));
}

type Variables = Readonly<Record<string, string | undefined>>;

export function readEnv(from: Variables): Env {
  // Without the comment the bundler takes the whole checkout for data.
  const dataDir = path.resolve(/* turbopackIgnore: true */ from.SLUICE_DATA_DIR || 'data');
  const databaseUrl = from.DATABASE_URL || `file:${path.join(dataDir, 'sluice.db')}`;
  const postgres = /^postgres(ql)?:/.test(databaseUrl);
  if (!postgres && !databaseUrl.startsWith('file:')) {
    throw new ConfigurationError('DATABASE_URL must start with file: or postgresql:');
  }
  const publicUrl = readPublicUrl(from);
  return {
    dataDir,
    databaseUrl,
    postgres,
    publicUrl,
    https: publicUrl?.startsWith('https:') ?? false,
    secret: readSecret(from, postgres, dataDir),
    encryptionKey: readEncryptionKey(from, postgres, dataDir),
    firstAdmin: readFirstAdmin(from),
    allowLoopback: readAllowLoopback(from),
    egressAllow: from.SLUICE_EGRESS_ALLOW ? from.SLUICE_EGRESS_ALLOW.split(',').map((range) => range.trim()) : null,
    predefinedCluster: readPredefinedCluster(from),
  };
}

/** NAME, or the text of the file that NAME_FILE names, as container platforms hand out secrets. */
function settingOf(from: Variables, name: string): string | null {
  const direct = from[name];
  const file = from[`${name}_FILE`];
  if (direct && file) throw new ConfigurationError(`set ${name} or ${name}_FILE, not both`);
  if (!file) return direct || null;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || null;
  } catch {
    throw new ConfigurationError(`${name}_FILE names a file that cannot be read: ${file}`);
  }
}

function readPublicUrl(from: Variables): string | null {
  if (!from.SLUICE_URL) return null;
  const url = URL.canParse(from.SLUICE_URL) ? new URL(from.SLUICE_URL) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new ConfigurationError('SLUICE_URL must look like https://sluice.example.org, without a path');
  }
  return url.origin;
}

// Values that documentation and examples print; whoever copies them has no secret.
const published = /^(.)\1*$|change[-_ ]?(me|it|this)|secret|password|example|default|sluice|1234567|qwerty|abcdef/i;

function readSecret(from: Variables, postgres: boolean, dataDir: string): string {
  const given = settingOf(from, 'SLUICE_SECRET');
  if (given === null) {
    // With PostgreSQL there may be replicas, and each would make up its own.
    if (postgres) throw new ConfigurationError('SLUICE_SECRET is needed: 32 random characters or more');
    return keyFile(dataDir, 'session.key').toString('base64url');
  }
  if (given.length < 32) throw new ConfigurationError('SLUICE_SECRET is too short: 32 random characters or more');
  if (published.test(given)) throw new ConfigurationError('SLUICE_SECRET looks like an example: use random characters');
  return given;
}

function readEncryptionKey(from: Variables, postgres: boolean, dataDir: string): EncryptionKey | null {
  const given = settingOf(from, 'SLUICE_ENCRYPTION_KEY');
  if (given === null) return postgres ? null : withId(keyFile(dataDir, 'encryption.key'));
  const key = readKey(given);
  if (key) return key;
  throw new ConfigurationError('SLUICE_ENCRYPTION_KEY must be 32 random bytes in hex or base64 (openssl rand -hex 32)');
}

/** 32 random bytes kept beside the database, made at the first start. */
function keyFile(dataDir: string, name: string): Buffer {
  const file = path.join(dataDir, name);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new ConfigurationError(`cannot write ${file}: set SLUICE_DATA_DIR to a folder that can be written`);
    }
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8'), 'base64url');
  if (bytes.length !== 32) throw new ConfigurationError(`${file} does not hold 32 bytes: restore it or remove it`);
  return bytes;
}

function readFirstAdmin(from: Variables): Env['firstAdmin'] {
  const username = from.SLUICE_ADMIN_USER;
  const password = settingOf(from, 'SLUICE_ADMIN_PASSWORD');
  if (!username && password === null) return null;
  if (!username || password === null) {
    throw new ConfigurationError('SLUICE_ADMIN_USER and SLUICE_ADMIN_PASSWORD_FILE go together');
  }
  return { username, password };
}

/** By default only where nobody else can reach the console either: it listens on loopback, or is being developed. */
function readAllowLoopback({ SLUICE_ALLOW_LOOPBACK: flag, HOSTNAME: listensOn, NODE_ENV: mode }: Variables): boolean {
  if (flag) return flag === '1' || flag === 'true';
  return mode === 'development' || ['127.0.0.1', '::1', 'localhost'].includes(listensOn ?? '');
}

function readPredefinedCluster(from: Variables): Env['predefinedCluster'] {
  const bootstrapServers = from.SLUICE_BOOTSTRAP_SERVERS?.trim();
  return bootstrapServers ? { name: from.SLUICE_CLUSTER_NAME?.trim() || 'local', bootstrapServers } : null;
}
