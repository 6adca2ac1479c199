#!/usr/bin/env node
// Applies prisma/migrations/<provider>/*/migration.sql in order and records them in _prisma_migrations exactly as
// `prisma migrate deploy` does (name and SHA-256), so that Prisma's own tool can take over at any time.
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export async function migrate({ url, dir, log = console.log }) {
  const postgres = /^postgres(ql)?:/.test(url);
  const root = path.join(dir, postgres ? 'postgresql' : 'sqlite');
  if (!existsSync(root)) throw new Error(`no migrations in ${root}`);
  const names = readdirSync(root)
    .filter((name) => existsSync(path.join(root, name, 'migration.sql')))
    .sort();
  const db = postgres ? await openPostgres(url) : await openSqlite(url);
  try {
    const applied = await applyMissing(db, postgres, root, names);
    await db.commit();
    if (applied.length > 0) log(`database: applied ${applied.join(', ')}`);
    return applied;
  } finally {
    await db.close();
  }
}

async function applyMissing(db, postgres, root, names) {
  await db.script(postgres ? postgresTable : sqliteTable);
  const rows = await db.rows(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => row.finished_at == null);
  if (failed) {
    throw new Error(
      `migration ${failed.migration_name} failed earlier; repair the database, then delete its row from _prisma_migrations`,
    );
  }
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const unknown = [...done.keys()].find((name) => !names.includes(name));
  if (unknown) throw new Error(`the database was made by a newer version: it holds migration ${unknown}`);

  const applied = [];
  for (const name of names) {
    const sql = readFileSync(path.join(root, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    if (done.has(name)) {
      if (done.get(name) !== checksum) throw new Error(`migration ${name} was edited after it was applied`);
      continue;
    }
    const id = randomUUID();
    await db.run('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      checksum,
      name,
    ]);
    await db.script(sql);
    await db.run(
      'UPDATE "_prisma_migrations" SET finished_at = CURRENT_TIMESTAMP, applied_steps_count = 1 WHERE id = $1',
      [id],
    );
    applied.push(name);
  }
  return applied;
}

const postgresTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const sqliteTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

async function openPostgres(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The lock id of Prisma's own engine; freed at disconnect.
  await client.query('SELECT pg_advisory_lock(72707369)');
  return {
    // Simple protocol: the whole file is one implicit transaction.
    script: (sql) => client.query(sql),
    rows: async (sql) => (await client.query(sql)).rows,
    run: (sql, args) => client.query(sql, args),
    commit: async () => {},
    close: () => client.end(),
  };
}

async function openSqlite(url) {
  const { createClient } = await import('@libsql/client');
  const file = path.resolve(url.replace(/^file:/, '').split('?')[0]);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // Made here, so that it and the files beside it (SQLite copies the mode) are the owner's alone.
  closeSync(openSync(file, 'a', 0o600));
  const client = createClient({ url: `file:${file}` });
  await client.execute('PRAGMA busy_timeout=10000');
  await client.execute('PRAGMA journal_mode=WAL');
  // Before the transaction, where it has effect: a rebuilt table must not cascade into its children.
  await client.execute('PRAGMA foreign_keys=OFF');
  // A write transaction from the first look on: of two starts at once, one applies and the other sees it done.
  const transaction = await client.transaction('write');
  return {
    script: (sql) => transaction.executeMultiple(sql),
    rows: async (sql) => (await transaction.execute(sql)).rows,
    run: (sql, args) => transaction.execute({ sql: sql.replaceAll(/\$\d/g, '?'), args }),
    commit: () => transaction.commit(),
    close: () => {
      transaction.close();
      client.close();
    },
  };
}

if (process.argv[1] && path.resolve(process.argv[1]) === new URL(import.meta.url).pathname) {
  const root = path.resolve(import.meta.dirname, '..');
  const url = process.env.DATABASE_URL ?? `file:${path.join(root, 'data/sluice.db')}`;
  const applied = await migrate({ url, dir: path.join(root, 'prisma/migrations') });
  if (applied.length === 0) console.log('database: nothing to apply');
}
