import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest';

import { migrate } from './migrate.mjs';

const root = path.resolve(import.meta.dirname, '..');
const committed = path.join(root, 'prisma/migrations');
const dir = mkdtempSync(path.join(tmpdir(), 'sluice-migrate-'));
afterAll(() => rmSync(dir, { recursive: true }));

let name: string;
let url: string;

async function ask(at: string, sql: string) {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  name = `sluice_migrate_${randomBytes(6).toString('hex')}`;
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: name }).href;
  await ask(inject('postgresUrl'), `CREATE DATABASE ${name}`);
});
afterEach(async () => void (await ask(inject('postgresUrl'), `DROP DATABASE ${name} WITH (FORCE)`)));

describe('migrations of PostgreSQL', () => {
  test('are applied by one of several processes that start at once', async () => {
    const script = path.join(root, 'scripts/migrate.mjs');
    const env = { ...process.env, DATABASE_URL: url };
    const runs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [script], { env })));
    expect(runs.filter(({ stdout }) => stdout.includes('applied'))).toHaveLength(1);
    expect(runs.filter(({ stdout }) => stdout.includes('nothing to apply'))).toHaveLength(2);
  });

  test('leave nothing behind when one fails, which is said at every start until it is repaired', async () => {
    await migrate({ url, dir: committed, log: () => {} });
    const broken = path.join(dir, 'broken');
    cpSync(committed, broken, { recursive: true });
    mkdirSync(path.join(broken, 'postgresql/99999999999999_broken'));
    const sql = 'CREATE TABLE "Half" (id TEXT);\nCREATE TABLE "Half" (id TEXT);';
    writeFileSync(path.join(broken, 'postgresql/99999999999999_broken/migration.sql'), sql);
    await expect(migrate({ url, dir: broken, log: () => {} })).rejects.toThrow(/Half/);
    expect(await ask(url, `SELECT to_regclass('"Half"') AS half`)).toEqual([{ half: null }]);
    await expect(migrate({ url, dir: broken, log: () => {} })).rejects.toThrow(/failed earlier; repair/);
  });
});
