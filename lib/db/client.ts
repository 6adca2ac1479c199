import 'server-only';

import path from 'node:path';

import type { PrismaClient } from '@/lib/db/generated/sqlite/client';
import { ConfigurationError, type Env, env } from '@/lib/env';
import { log } from '@/lib/log';
import { migrate } from '@/scripts/migrate.mjs';

/** Both generated clients have the same shape; SQLite's stands for both. */
export type Db = PrismaClient;

declare global {
  var __sluiceDb: Promise<Db> | undefined;
}

/** The database, opened and migrated by whoever asks first. One per process: the bundler copies module state. */
export function db(): Promise<Db> {
  return (globalThis.__sluiceDb ??= open(env()).catch((error: unknown) => {
    globalThis.__sluiceDb = undefined;
    throw error;
  }));
}

export async function closeDb(): Promise<void> {
  const opened = globalThis.__sluiceDb;
  globalThis.__sluiceDb = undefined;
  await (await opened)?.$disconnect();
}

/** By default node-postgres waits for ever: for a connection, and for the answer of a server that is gone. */
const postgresLimits = { max: 10, connectionTimeoutMillis: 5000, query_timeout: 10_000, keepAlive: true };

/** A transaction waits to begin as long as a single statement would; Prisma's own limit is 2 s. */
const transactionOptions = { maxWait: 6000, timeout: 10_000 };

async function open({ databaseUrl: url, postgres, dataDir }: Env): Promise<Db> {
  if (postgres) {
    await bringUpToDate(url);
    const [{ PrismaPg }, { PrismaClient }] = await Promise.all([
      import('@prisma/adapter-pg'),
      import('@/lib/db/generated/postgresql/client'),
    ]);
    const adapter = new PrismaPg({ connectionString: url, ...postgresLimits });
    return new PrismaClient({ adapter, transactionOptions }) as unknown as Db;
  }
  const [{ checkFile, PatientLibSql }, { PrismaClient }] = await Promise.all([
    import('@/lib/db/sqlite'),
    import('@/lib/db/generated/sqlite/client'),
  ]);
  await checkFile(url, path.join(dataDir, 'backups'));
  await bringUpToDate(url);
  return new PrismaClient({ adapter: new PatientLibSql(url), transactionOptions });
}

async function bringUpToDate(url: string): Promise<void> {
  const dir = path.join(process.cwd(), 'prisma/migrations');
  try {
    await migrate({ url, dir, log: (line) => log.info(line) });
  } catch (error) {
    throw new ConfigurationError(`the database ${nameOf(url)} cannot be used: ${reasonOf(error)}`);
  }
}

/** Where a database is, without its password. */
function nameOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { protocol, host, pathname } = new URL(url);
  return protocol === 'file:' ? pathname : `${host}${pathname}`;
}

/** One line. Of several addresses of a host, each has its own error, and the whole has no words. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return (first instanceof Error ? first.message : String(first)).split('\n')[0] ?? '';
}

/** True when a write hit a uniqueness rule (Prisma's P2002). */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2002';
