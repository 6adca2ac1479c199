#!/usr/bin/env node
// Stands in for Prisma's native schema-engine, which npm cannot deliver (it comes from Prisma's binary host): speaks the
// CLI's line JSON-RPC on stdio and runs the same engine as WebAssembly (npm @prisma/schema-engine-wasm, same commit)
// over JS driver adapters. The CLI finds it through PRISMA_SCHEMA_ENGINE_BINARY, set in prisma.config.ts.
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const argv = process.argv.slice(2);
const files = [];
let url = process.env.DATABASE_URL;
let sub = null;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--datamodels') files.push(argv[++i]);
  else if (argv[i] === '--datasource') url = JSON.parse(argv[++i]).url ?? url;
  else if (argv[i] === 'cli') sub = argv[++i];
  else if (argv[i].startsWith('--')) i++;
}
const isPg = /^postgres(ql)?:/.test(url ?? '');
const sqliteFile = () => path.resolve(url.replace(/^file:/, '').split('?')[0]);

// Schema-to-schema diffs need no database: answer the one version query and nothing else.
function offlineFactory() {
  const version = {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [5, 7, 0],
    rows: [[true, 'PostgreSQL 15.0', 150000]],
  };
  const conn = {
    provider: isPg ? 'postgres' : 'sqlite',
    adapterName: 'offline',
    queryRaw: async (q) => (/version/i.test(q.sql) ? version : { columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    startTransaction: async () => {
      throw new Error('offline');
    },
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  };
  return {
    provider: conn.provider,
    adapterName: 'offline',
    connect: async () => conn,
    connectToShadowDb: async () => conn,
  };
}

// adapter-pg 7.10 has holes when the engine drives it: oid 18 ("char") is unmapped, so introspection fails;
// executeScript splits on every ";"; connectToShadowDb() lets a connectionString win over the shadow database (it would
// run on the MAIN one) and drops the shadow before closing its own pool.
async function pgFactory() {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { default: pg } = await import('pg');
  const base = new URL(url);
  const schema = base.searchParams.get('schema') ?? undefined;
  base.searchParams.delete('schema');
  const open = async (database, after) => {
    const u = new URL(base);
    if (database) u.pathname = `/${database}`;
    const pool = new pg.Pool({ connectionString: u.toString(), max: 3 });
    const query = pool.query.bind(pool);
    pool.query = async (...a) => {
      const r = await query(...a);
      for (const f of r.fields ?? []) if (f.dataTypeID === 18) f.dataTypeID = 25;
      return r;
    };
    const adapter = await new PrismaPg(pool, { schema }).connect();
    adapter.executeScript = async (script) => {
      try {
        await query(script);
      } catch (e) {
        adapter.onError(e);
      }
    };
    adapter.dispose = async () => {
      await pool.end();
      await after?.();
    };
    return adapter;
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(),
    connectToShadowDb: async () => {
      const name = `prisma_shadow_${crypto.randomUUID()}`;
      await pgAdmin((c) => c.query(`CREATE DATABASE "${name}"`));
      return open(name, () => pgAdmin((c) => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)));
    },
  };
}
async function pgAdmin(fn) {
  const { default: pg } = await import('pg');
  const u = new URL(url);
  const name = decodeURIComponent(u.pathname.slice(1));
  u.pathname = '/postgres';
  u.search = '';
  const c = new pg.Client({ connectionString: u.toString() });
  await c.connect();
  try {
    return await fn(c, name);
  } finally {
    await c.end();
  }
}

// adapter-libsql 7.10 matches /^no such table/ but @libsql/client says "SQLITE_ERROR: no such table: x"; and the engine
// sends whole migrations to the shadow database through executeRaw, of which SQLite drivers run the first statement only.
async function sqliteFactory() {
  const { PrismaLibSql } = await import('@prisma/adapter-libsql');
  const wrap = (target) =>
    new Proxy(target, {
      get(t, k) {
        const v = Reflect.get(t, k, t);
        if (typeof v !== 'function') return v;
        return async (...a) => {
          try {
            if (k === 'executeRaw' && !a[0]?.args?.length && t.executeScript) {
              await t.executeScript(a[0].sql);
              return 0;
            }
            const r = await v.apply(t, a);
            return typeof r?.queryRaw === 'function' ? wrap(r) : r;
          } catch (e) {
            const m = /no such table: (\S+)/.exec(e?.cause?.message ?? e?.message ?? '');
            if (m && e.cause) e.cause = { ...e.cause, kind: 'TableDoesNotExist', table: m[1] };
            throw e;
          }
        };
      },
    });
  const f = new PrismaLibSql({ url: `file:${sqliteFile()}`, timeout: 10000 });
  return {
    provider: 'sqlite',
    adapterName: f.adapterName,
    connect: async () => wrap(await f.connect()),
    connectToShadowDb: async () => wrap(await f.connectToShadowDb()),
  };
}

// Same DDL as the engine's. The WASM build answers P1014 instead of "not initialised" when the table is missing.
const MIGRATIONS_TABLE = isPg
  ? `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
  : `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;
async function withConn(factory, fn) {
  const conn = await factory.connect();
  try {
    return await fn(conn);
  } finally {
    await conn.dispose();
  }
}
const ensureTable = (f) => withConn(f, (c) => c.executeScript(MIGRATIONS_TABLE));
const wipeSqlite = (f) =>
  withConn(f, async (c) => {
    // the WASM engine's reset only deletes rows on SQLite
    const { rows } = await c.queryRaw({
      sql: `SELECT type, name FROM sqlite_master WHERE type IN ('view','table') AND name NOT LIKE 'sqlite_%' ORDER BY type DESC`,
      args: [],
      argTypes: [],
    });
    await c.executeScript(
      `PRAGMA foreign_keys=OFF;${rows.map(([t, n]) => `DROP ${t === 'view' ? 'VIEW' : 'TABLE'} "${n}";`).join('')}${MIGRATIONS_TABLE};PRAGMA foreign_keys=ON;`,
    );
  });

async function loadEngine() {
  const bgUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bg = await import(bgUrl);
  const bytes = readFileSync(fileURLToPath(new URL('./schema_engine_bg.wasm', bgUrl)));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const raw = process.env.PRISMA_ENGINE_OFFLINE ? offlineFactory() : await (isPg ? pgFactory() : sqliteFactory());
  const bound = bindMigrationAwareSqlAdapterFactory(raw);
  const datamodels = files.length ? files.map((f) => [f, readFileSync(f, 'utf8')]) : undefined;
  return { raw, bound, engine: await bg.SchemaEngine.new({ datamodels }, () => {}, bound) };
}

async function cli(cmd) {
  // `schema-engine cli can-connect-to-database | create-database | drop-database`
  const die = (message, error_code) => {
    // the CLI skips stderr's first line, then parses one JSON log a line
    process.stderr.write(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code } })}\n`,
    );
    process.exitCode = 1;
  };
  if (isPg) {
    await pgAdmin(async (c, name) => {
      const there = (await c.query('select 1 from pg_database where datname=$1', [name])).rowCount > 0;
      const q = `"${name.replaceAll('"', '""')}"`;
      if (cmd === 'can-connect-to-database' && !there) die(`Database ${name} does not exist`, 'P1003');
      if (cmd === 'create-database' && !there) await c.query(`create database ${q}`);
      if (cmd === 'drop-database' && there) await c.query(`drop database ${q}`);
    }).catch((e) => die(e.message || String(e.code), 'P1001'));
    return;
  }
  if (cmd === 'can-connect-to-database' && !existsSync(sqliteFile()))
    die(`Database ${sqliteFile()} does not exist`, 'P1003');
  if (cmd === 'create-database') closeSync(openSync(sqliteFile(), 'a'));
  if (cmd === 'drop-database') rmSync(sqliteFile(), { force: true });
}

function rpcError(e, bound) {
  const m = /External error (?:with reported )?id#?\s*(\d+)/i.exec(String(e?.message ?? e));
  const err = (m && bound?.errorRegistry?.consumeError?.(Number(m[1]))?.error) || e;
  const message = err?.message || String(err);
  return { code: 4466, message, data: { is_panic: false, message, meta: err?.meta ?? null, error_code: err?.code } };
}

async function rpc() {
  let loaded;
  let chain = Promise.resolve();
  const send = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...o })}\n`);
  const call = async (method, params) => {
    if (method === 'createDatabase') {
      await cli('create-database');
      return { databaseName: url };
    }
    loaded ??= await loadEngine();
    const { engine, raw } = loaded;
    if (method === 'devDiagnostic' || method === 'diagnoseMigrationHistory') await ensureTable(raw);
    if (method === 'reset' && !isPg) {
      await wipeSqlite(raw);
      return {};
    }
    if (method === 'getDatabaseVersion') return engine.version(params);
    if (typeof engine[method] !== 'function') throw new Error(`schema-engine.mjs: unsupported method ${method}`);
    return (await engine[method](params ?? {})) ?? {};
  };
  const handle = async ({ id, method, params }) => {
    try {
      const result = await call(method, params);
      if (method === 'diff' && result.stdout != null)
        send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
      send({ id, result });
    } catch (e) {
      send({ id, error: rpcError(e, loaded?.bound) });
    }
  };
  const rl = readline.createInterface({ input: process.stdin });
  rl.on('line', (l) => {
    const msg = JSON.parse(l);
    if (msg.method) chain = chain.then(() => handle(msg));
  });
  rl.on('close', () => chain.then(() => process.exit(0)));
}

await (sub ? cli(sub) : rpc());
