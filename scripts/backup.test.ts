import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { backUp, backupsIn } from './backup.mjs';

let dir: string;
let file: string;
let folder: string;

/** In a process of its own: libsql closes a file only when it collects garbage, and one process does not lock itself out. */
const sqlite = `import { createClient } from '@libsql/client'; const client = createClient({ url: process.argv[1] });`;
const nodeArgs = (script: string) => ['--input-type=module', '-e', `${sqlite} ${script}`, `file:${file}`];
const run = (sql: string) =>
  execFileSync(process.execPath, nodeArgs(`await client.executeMultiple(${JSON.stringify(sql)});`));
const command = (...args: string[]) =>
  execFileSync(process.execPath, [path.resolve('scripts/backup.mjs'), ...args], {
    env: { ...process.env, DATABASE_URL: `file:${file}`, SLUICE_DATA_DIR: dir },
    stdio: 'pipe',
    encoding: 'utf8',
  }).trim();

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "sluice-backup's-"));
  file = path.join(dir, 'sluice.db');
  folder = path.join(dir, 'backups');
  run("PRAGMA journal_mode=WAL; CREATE TABLE kept (what TEXT); INSERT INTO kept VALUES ('before')");
});
afterEach(() => rmSync(dir, { recursive: true }));

async function kept(database: string): Promise<unknown[]> {
  const other = createClient({ url: `file:${database}` });
  const { rows } = await other.execute('SELECT what FROM kept ORDER BY what');
  other.close();
  return rows.map(({ what }) => what);
}

describe('a backup', () => {
  test('holds what is in the database while that is in use, and only the owner may read it', async () => {
    const copy = (await backUp(file, folder)) ?? '';
    expect(await kept(copy)).toEqual(['before']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    run("INSERT INTO kept VALUES ('after')");
    expect(await kept(copy)).toEqual(['before']);
  });

  test('is made once a day, and a week of them is kept', async () => {
    for (let day = 1; day <= 9; day++) {
      const name = path.join(folder, `sluice-202601${String(day).padStart(2, '0')}-030000.db`);
      const made = (await backUp(file, folder, { ifDue: true })) ?? '';
      execFileSync('mv', [made, name]);
      expect(await backUp(file, folder, { ifDue: true })).toBeNull();
      utimesSync(name, 0, 0);
    }
    await backUp(file, folder, { ifDue: true });
    const names = backupsIn(folder).map((each) => path.basename(each));
    expect(names).toHaveLength(7);
    expect(names.at(-1)).toBe('sluice-20260104-030000.db');
  });

  test('of a damaged database is none, and pushes no other out', async () => {
    const good = command();
    writeFileSync(file, 'not a database at all'.repeat(1000));
    expect(() => command()).toThrow(/not a database/);
    expect(backupsIn(folder)).toEqual([good]);
  });
});

describe('restoring', () => {
  test('puts the backup in place, and keeps what was there', async () => {
    const copy = command();
    writeFileSync(file, 'damaged');
    const [, aside = ''] = /^Restored .* What was there before is (.*)\.$/.exec(command('restore')) ?? [];
    expect(await kept(file)).toEqual(['before']);
    expect(readFileSync(aside, 'utf8')).toBe('damaged');
    expect(command('list')).toBe(copy);
  });

  test('is refused while the console runs', async () => {
    command();
    const open = spawn(
      process.execPath,
      nodeArgs("await client.execute('SELECT 1 FROM kept'); console.log('open'); setInterval(() => {}, 1000)"),
    );
    await once(open.stdout, 'data');
    expect(() => command('restore')).toThrow(/is in use: stop Sluice first/);
    open.kill();
    await once(open, 'close');
    expect(command('restore')).toMatch(/^Restored/);
  });

  test('is refused from a damaged backup', async () => {
    writeFileSync(command(), 'not a backup at all'.repeat(1000));
    expect(() => command('restore')).toThrow(/not a database/);
    expect(await kept(file)).toEqual(['before']);
  });
});
