// Kafka itself, as Maven delivers it: copied once per machine into a cache outside git. Nothing here needs node_modules.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The release of the lab, or an older one that has a pom of its own. */
const pomOf = (/** @type {string} */ version) =>
  path.join(import.meta.dirname, version ? `pom-${version}.xml` : 'pom.xml');

/** Flags every lab JVM starts with: small, quick to start, no shared-memory file in /tmp. */
export const javaFlags = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  `-Dlog4j2.configurationFile=${path.join(import.meta.dirname, 'log4j2.yaml')}`,
  // For releases before 4.0.
  `-Dlog4j.configuration=file:${path.join(import.meta.dirname, 'log4j.properties')}`,
];

/** Where everything that can be had again is kept, a folder per version of the pom. */
export function cacheFolder(version = '') {
  const hash = createHash('sha256')
    .update(readFileSync(pomOf(version)))
    .digest('hex')
    .slice(0, 12);
  return path.join(process.env.SLUICE_CACHE ?? path.join(homedir(), '.cache', 'sluice'), `lab-${hash}`);
}

/** The java to run: `JAVA_HOME`'s, else the one on the path. */
export function javaCommand() {
  const home = process.env.JAVA_HOME;
  if (home && existsSync(path.join(home, 'bin', 'java'))) return path.join(home, 'bin', 'java');
  const found = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'java'))
    .find((file) => existsSync(file));
  if (!found)
    throw new Error(
      'Java is missing. Install a JDK, 17 or newer (on Debian: apt-get install openjdk-17-jdk-headless).',
    );
  return found;
}

/**
 * The folder with the jars of Kafka and its tools. The first call on a machine lets Maven fetch about 55 MB.
 * Safe to call from several processes at once: the folder appears complete or not at all.
 * @param {string} [version] an older release, such as 2.8.2
 * @returns {Promise<string>}
 */
export async function jarsFolder(version = '') {
  const folder = path.join(cacheFolder(version), 'libs');
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  console.error(`Fetching Kafka ${version ? `${version} ` : ''}with Maven (55 MB, once on this machine) ...`);
  try {
    await run('mvn', [
      '-q',
      '-B',
      '-f',
      pomOf(version),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${unfinished}`,
    ]);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The class-data archive belongs to one JDK and one set of jars; another JDK gets a file of its own. */
export function archiveFile() {
  const java = realpathSync(javaCommand());
  const id = createHash('sha256')
    .update(`${java} ${statSync(java).mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  return path.join(cacheFolder(), `classes-${id}.jsa`);
}

/**
 * Runs a command to its end; a failure carries what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, input?: string }} [options]
 * @returns {Promise<string>} standard output
 */
export function run(command, args, { cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    child.on('error', (cause) => reject(new Error(`${command} could not be started: ${cause.message}`, { cause })));
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else
        reject(new Error(`${command} ${args.slice(0, 4).join(' ')} ... ended with code ${code}.\n${out}${err}`.trim()));
    });
  });
}
