#!/usr/bin/env node
// Copies of the embedded database: node scripts/backup.mjs [list | restore [file]]. The running console makes one a day
// by itself. Reads DATABASE_URL and SLUICE_DATA_DIR as the server does. A PostgreSQL has tools of its own (pg_dump).
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { serverSettings } from './settings.mjs';

const KEEP = 7;
const DAY_MS = 24 * 3_600_000;

/** A name that sorts by time. */
const stamp = () => new Date().toISOString().replace(/\..*/, '').replaceAll(/[-:]/g, '').replace('T', '-');

/**
 * The backups of a folder, newest first.
 * @param {string} folder
 */
export function backupsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^sluice-[\d-]+\.db$/.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name));
}

/**
 * Copies the database while it is in use, and removes all but the newest seven copies.
 * @param {string} file
 * @param {string} folder
 * @param {{ ifDue?: boolean }} [options] ifDue: only when the newest is about a day old
 * @returns {Promise<string | null>} the copy
 */
export async function backUp(file, folder, { ifDue = false } = {}) {
  const [newest] = backupsIn(folder);
  // An hour less, for whoever asks every hour.
  if (ifDue && newest && Date.now() - statSync(newest).mtimeMs < DAY_MS - 3_600_000) return null;
  if (!existsSync(file)) throw new Error(`there is no database ${file}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = path.join(folder, `sluice-${stamp()}.db`);
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    await ask(file, `VACUUM INTO '${unfinished.replaceAll("'", "''")}'`);
    chmodSync(unfinished, 0o600);
    await mustBeWhole(unfinished);
    renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { force: true });
  }
  for (const old of backupsIn(folder).slice(KEEP)) rmSync(old);
  return copy;
}

/**
 * Puts a backup in the place of the database, which is kept beside it. Sluice must not run.
 * @param {string} file
 * @param {string} backup
 * @returns {Promise<string | null>} where the file is that was there before
 */
export async function restore(file, backup) {
  if (!existsSync(backup)) throw new Error(`there is no backup ${backup}`);
  await mustBeWhole(backup);
  if (await isInUse(file)) throw new Error(`${file} is in use: stop Sluice first`);
  const fresh = `${file}.restoring`;
  copyFileSync(backup, fresh);
  chmodSync(fresh, 0o600);
  const aside = `${file}.replaced-${stamp()}`;
  const kept = existsSync(file);
  for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end);
  renameSync(fresh, file);
  return kept ? aside : null;
}

/** @param {string} file */
async function mustBeWhole(file) {
  const [row] = await ask(file, 'PRAGMA quick_check(1)');
  if (row?.quick_check !== 'ok') throw new Error(`${file} is damaged: ${row?.quick_check}`);
}

/** Whether another process has it open: whoever has keeps a lock that does not go with an exclusive one.  @param {string} file */
async function isInUse(file) {
  if (!existsSync(file)) return false;
  if (isOpenElsewhere(realpathSync(file))) return true;
  const client = createClient({ url: `file:${file}`, timeout: 1000 });
  try {
    await client.execute('PRAGMA locking_mode=EXCLUSIVE');
    await client.execute('BEGIN EXCLUSIVE');
    await client.execute('ROLLBACK');
    return false;
  } catch (error) {
    // A damaged file is what restoring is for.
    return /SQLITE_(BUSY|LOCKED)/.test(String(error));
  } finally {
    client.close();
  }
}

/** Where the system tells (Linux): a lock may be lost while the file is still open.  @param {string} file */
function isOpenElsewhere(file) {
  const processes = existsSync('/proc/self/fd') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes.some((pid) => {
    if (Number(pid) === process.pid) return false;
    try {
      return readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === file);
    } catch {
      // Gone, or somebody else's.
      return false;
    }
  });
}

function linkOf(/** @type {string} */ link) {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {string} sql
 */
async function ask(file, sql) {
  const client = createClient({ url: `file:${file}`, timeout: 10_000 });
  try {
    return (await client.execute(sql)).rows;
  } finally {
    client.close();
  }
}

/** @param {string[]} args */
async function main([command, argument]) {
  const { DATABASE_URL = '', SLUICE_DATA_DIR = '' } = serverSettings();
  if (!DATABASE_URL.startsWith('file:'))
    throw new Error('this is for the embedded database; use pg_dump for PostgreSQL');
  const file = DATABASE_URL.slice('file:'.length).split('?')[0] ?? '';
  const folder = path.join(SLUICE_DATA_DIR, 'backups');
  if (command === undefined || command === '--if-due') {
    const copy = await backUp(file, folder, { ifDue: command === '--if-due' });
    if (copy) console.log(copy);
  } else if (command === 'list') for (const each of backupsIn(folder)) console.log(each);
  else if (command === 'restore') {
    const backup = argument ? path.resolve(argument) : backupsIn(folder)[0];
    if (!backup) throw new Error(`there is no backup in ${folder}`);
    const aside = await restore(file, backup);
    console.log(`Restored ${backup}.${aside ? ` What was there before is ${aside}.` : ''}`);
  } else throw new Error('usage: node scripts/backup.mjs [list | restore [file]]');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(`sluice: ${error.message}`);
    process.exit(1);
  });
}
