import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { afterAll, describe, expect, test } from 'vitest';

import { migrate } from './migrate.mjs';

const root = path.resolve(import.meta.dirname, '..');
const committed = path.join(root, 'prisma/migrations');
const dir = mkdtempSync(path.join(tmpdir(), 'sluice-migrate-'));
afterAll(() => rmSync(dir, { recursive: true }));

const quiet = { log: () => {} };
const url = (name: string) => `file:${path.join(dir, `${name}.db`)}`;

async function tables(name: string): Promise<string[]> {
  const client = createClient({ url: url(name) });
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  client.close();
  return rows.map((row) => String(row.name));
}

/** The committed migrations and one more. */
function withMigration(name: string, sql: string): string {
  const copy = path.join(dir, `migrations-${name}`);
  cpSync(committed, copy, { recursive: true });
  mkdirSync(path.join(copy, 'sqlite', `99999999999999_${name}`));
  writeFileSync(path.join(copy, 'sqlite', `99999999999999_${name}`, 'migration.sql'), sql);
  return copy;
}

test.each(['sqlite', 'postgresql'])('the schema has no change that a migration for %s lacks', (provider) => {
  const models = (file: string) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return text.slice(text.indexOf('model User'));
  };
  expect(models('prisma/schema.prisma')).toBe(models(`prisma/migrations/${provider}/schema.snapshot.prisma`));
});

describe('migrations', () => {
  test('are applied once', async () => {
    const names = readdirSync(path.join(committed, 'sqlite')).filter((name) => /^\d{14}_/.test(name));
    expect(await migrate({ url: url('once'), dir: committed, ...quiet })).toEqual(names);
    expect(await migrate({ url: url('once'), dir: committed, ...quiet })).toEqual([]);
    expect(await tables('once')).toContain('ClusterSecret');
  });

  test('are applied by one of several processes that start at once', { timeout: 20_000 }, async () => {
    const script = path.join(root, 'scripts/migrate.mjs');
    const env = { ...process.env, DATABASE_URL: url('race') };
    const runs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [script], { env })));
    expect(runs.filter(({ stdout }) => stdout.includes('applied'))).toHaveLength(1);
  });

  test('leave nothing behind when one fails', async () => {
    const broken = withMigration('broken', 'CREATE TABLE "Half" (id TEXT);\nCREATE TABLE "Half" (id TEXT);');
    await migrate({ url: url('broken'), dir: committed, ...quiet });
    await expect(migrate({ url: url('broken'), dir: broken, ...quiet })).rejects.toThrow(/Half/);
    expect(await tables('broken')).not.toContain('Half');
    expect(await migrate({ url: url('broken'), dir: committed, ...quiet })).toEqual([]);
  });

  test('rebuild a table without losing the rows that refer to it', async () => {
    await migrate({ url: url('rebuilt'), dir: committed, ...quiet });
    const client = createClient({ url: url('rebuilt') });
    await client.execute(`INSERT INTO "User" (id, username, updatedAt) VALUES ('u', 'ada', 0)`);
    await client.execute(`INSERT INTO "Session" (id, digest, userId, expiresAt) VALUES ('s', 'd', 'u', 0)`);
    client.close();
    const rebuild = `PRAGMA defer_foreign_keys=ON;PRAGMA foreign_keys=OFF;
      CREATE TABLE "new_User" AS SELECT * FROM "User"; DROP TABLE "User"; ALTER TABLE "new_User" RENAME TO "User";
      PRAGMA foreign_keys=ON;PRAGMA defer_foreign_keys=OFF;`;
    await migrate({ url: url('rebuilt'), dir: withMigration('rebuild', rebuild), ...quiet });
    const again = createClient({ url: url('rebuilt') });
    expect((await again.execute('SELECT id FROM "Session"')).rows).toHaveLength(1);
    again.close();
  });

  test('refuse a database of a newer version', async () => {
    await migrate({ url: url('newer'), dir: withMigration('newer', 'CREATE TABLE "New" (id TEXT);'), ...quiet });
    await expect(migrate({ url: url('newer'), dir: committed, ...quiet })).rejects.toThrow(/newer version/);
  });

  test('refuse one that was edited after it was applied', async () => {
    const changed = withMigration('edited', 'CREATE TABLE "New" (id TEXT);');
    await migrate({ url: url('edited'), dir: changed, ...quiet });
    writeFileSync(path.join(changed, 'sqlite/99999999999999_edited/migration.sql'), 'SELECT 1;');
    await expect(migrate({ url: url('edited'), dir: changed, ...quiet })).rejects.toThrow(/edited after/);
  });
});
