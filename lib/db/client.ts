import 'server-only';

import path from 'node:path';

import type { PrismaClient } from '@/lib/db/generated/sqlite/client';
import { type Env, env } from '@/lib/env';
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

async function open({ databaseUrl: url, postgres }: Env): Promise<Db> {
  await migrate({ url, dir: path.join(process.cwd(), 'prisma/migrations'), log: (line) => log.info(line) });
  if (postgres) {
    const [{ PrismaPg }, { PrismaClient }] = await Promise.all([
      import('@prisma/adapter-pg'),
      import('@/lib/db/generated/postgresql/client'),
    ]);
    return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) }) as unknown as Db;
  }
  const [{ PrismaLibSql }, { PrismaClient }] = await Promise.all([
    import('@prisma/adapter-libsql'),
    import('@/lib/db/generated/sqlite/client'),
  ]);
  // bigint: values beyond 2^53 throw otherwise. timeout: another process may hold the write lock for a moment.
  return new PrismaClient({ adapter: new PrismaLibSql({ url, intMode: 'bigint', timeout: 5000 }) });
}

/** True when a write hit a uniqueness rule (Prisma's P2002). */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2002';
