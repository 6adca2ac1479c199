// A real PostgreSQL on loopback, from the system's own packages, for the suites that prove that Sluice runs on it.
// It keeps nothing: the data lies in a temporary folder, because the server runs as a user of its own (never as root)
// who may not enter the checkout, and is not synced to disk.
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const defaultPostgresPort = Number(process.env.SLUICE_LAB_POSTGRES_PORT ?? 19170);

const user = 'sluice';
const password = 'lab-only';

/** The folder with PostgreSQL's programs; null when it is not installed. */
export function postgresPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((each) => path.join(debian, each, 'bin'))].concat(
    (process.env.PATH ?? '').split(path.delimiter),
  );
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/**
 * Starts the server on this port, or answers the one that runs there already.
 * @param {{ port?: number }} [options]
 */
export function startPostgres({ port = defaultPostgresPort } = {}) {
  const server = openPostgres({ port });
  const started = !server.running();
  if (started) server.start();
  return Object.assign(server, { started });
}

/**
 * The handle of a server on this port, whether it runs or not.
 * @param {{ port?: number }} [options]
 */
export function openPostgres({ port = defaultPostgresPort } = {}) {
  const folder = path.join(tmpdir(), `sluice-postgres-${port}`);
  const data = path.join(folder, 'data');
  const settings = [
    `-p ${port} -k '' -c listen_addresses=127.0.0.1`,
    '-c fsync=off -c full_page_writes=off -c shared_buffers=32MB',
  ].join(' ');

  const control = (/** @type {string[]} */ ...args) => program('pg_ctl', ['-D', data, '-w', ...args], folder);
  const handle = {
    port,
    /** Of its `postgres` database; the user may make others. */
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,

    running: () => existsSync(data) && control('status').status === 0,

    /** Starts it, with a new and empty cluster of databases unless it kept one. */
    start() {
      if (!existsSync(data)) initialise(folder, data);
      succeed(control('-l', path.join(folder, 'log'), '-o', settings, 'start'), path.join(folder, 'log'));
    },

    /** Ends it cleanly; whoever is connected is cut off. */
    stop: () => succeed(control('-m', 'fast', 'stop')),

    /** Ends it as a crash does: nothing is written any more, the next start recovers. */
    kill: () => succeed(control('-m', 'immediate', 'stop')),

    restart: () => succeed(control('-m', 'fast', '-l', path.join(folder, 'log'), '-o', settings, 'restart')),

    /** Ends it and deletes its data. */
    down() {
      if (handle.running()) handle.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return handle;
}

/** @typedef {ReturnType<typeof openPostgres>} Postgres */

/**
 * @param {string} folder
 * @param {string} data
 */
function initialise(folder, data) {
  mkdirSync(folder, { mode: 0o700 });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = owner();
  if (uid !== undefined && gid !== undefined) for (const each of [folder, passwordFile]) chownSync(each, uid, gid);
  const access = ['-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  succeed(program('initdb', ['-D', data, ...access, '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], folder));
}

/**
 * Its output goes to a file: the server that pg_ctl leaves behind would keep a pipe open for ever.
 * @param {string} name
 * @param {string[]} args
 * @param {string} folder
 */
function program(name, args, folder) {
  const programs = postgresPrograms();
  if (!programs) throw new Error('PostgreSQL is missing. On Debian or Ubuntu: sudo apt-get install -y postgresql');
  const file = path.join(folder, 'output');
  const output = openSync(file, 'w');
  const ran = spawnSync(path.join(programs, name), args, {
    ...owner(),
    cwd: folder,
    stdio: ['ignore', output, output],
    // The user's own language and PG* variables are not the server's.
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  });
  closeSync(output);
  return { name, status: ran.error ? -1 : ran.status, file };
}

/** PostgreSQL refuses to run as root; its packages bring a user for it. */
function owner() {
  if (process.getuid?.() !== 0) return {};
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === 'postgres') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('There is no user postgres, and it will not run as root.');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * @param {ReturnType<typeof program>} ran
 * @param {string} [log]
 */
function succeed({ name, status, file }, log = file) {
  if (status === 0) return;
  const lines = [file, log].filter((each) => existsSync(each)).map((each) => readFileSync(each, 'utf8'));
  throw new Error(`${name} ended with code ${status}.\n${lines.join('\n').trim().split('\n').slice(-15).join('\n')}`);
}
