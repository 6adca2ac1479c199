// What demo, test and dev need of the machine and the checkout before they can begin. Plain Node: runs in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { postgresPrograms } from '../lab/postgres.mjs';

export const root = path.resolve(import.meta.dirname, '..');

/** The file behind a command of an installed package.  @param {string} name */
export const command = (name) => path.join(root, 'node_modules', '.bin', name);

/**
 * Runs a command with its output shown, and answers its exit code.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runShown(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(`${file}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Says what is done and how long it took; a failure ends the process.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 */
export async function step(name, work) {
  const begin = Date.now();
  try {
    const result = await work();
    if (typeof result === 'number' && result !== 0) throw new Error(`ended with code ${result}`);
    console.log(`${name}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.error(`${name} failed: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

/** Installs the packages of the lock file unless they are there. */
export async function installPackages() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  await step('packages', () => runShown('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']));
}

const has = (/** @type {string} */ name) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));

/** The browser of the browser suite: CHROMIUM_PATH, or the one the system has. */
export const chromium = () =>
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));

/**
 * Java and Maven for the lab, a browser and PostgreSQL where they are wanted. Installs them with apt as root on Debian
 * and the like; else says which to install.
 * @param {{ browser?: boolean, postgres?: boolean }} [options]
 */
export async function installTools({ browser = false, postgres = false } = {}) {
  const packages = [
    ...(has('javac') || process.env.JAVA_HOME ? [] : ['default-jdk-headless']),
    ...(has('mvn') ? [] : ['maven']),
    ...(!browser || chromium() ? [] : ['chromium', 'fonts-liberation']),
    ...(!postgres || postgresPrograms() ? [] : ['postgresql']),
    // Makes the certificates of the secured node.
    ...(!postgres || has('openssl') ? [] : ['openssl']),
  ];
  if (packages.length === 0) return;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    console.error(`Missing on this machine: ${packages.join(', ')}. On Debian or Ubuntu:\n`);
    console.error(`  sudo apt-get install -y ${packages.join(' ')}\n`);
    process.exit(1);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await step(`apt: ${packages.join(' ')}`, () => {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    return runShown('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
  });
}
