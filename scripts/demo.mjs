#!/usr/bin/env node
// One command from a fresh clone to a running console: packages, a real Kafka with a shop on it, the build, the server.
// With SLUICE_BOOTSTRAP_SERVERS it shows that cluster instead. Ctrl-C ends all that was started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jarsFolder } from '../lab/jars.mjs';
import { addressOf, serverSettings } from './settings.mjs';
import { installPackages, installTools, root, step } from './setup.mjs';

const ownCluster = process.env.SLUICE_BOOTSTRAP_SERVERS;
/** What ends the demo undoes, newest first. @type {(() => unknown)[]} */
const endings = [];
let ending = false;

async function end(/** @type {number} */ code) {
  if (ending) return;
  ending = true;
  for (const act of endings.reverse()) await act();
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));

/**
 * Starts a script that ends with the demo.
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function start(script, args = [], env = {}) {
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'close');
  endings.push(async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 8000);
    await ended;
    clearTimeout(timer);
  });
  child.on('close', (code) => {
    if (!ending) console.error(`${script} ended with code ${code}.`);
  });
  return ended;
}

async function startShop() {
  const { startLab } = await import('../lab/kafka.mjs');
  const lab = await startLab();
  // A lab that ran before the demo is somebody's; one started here keeps its data for the next demo.
  if (lab.started.length > 0) endings.push(() => lab.down({ keep: true }));
  void start('lab/cli.mjs', ['seed']);
  return lab.bootstrapServers;
}

if (!ownCluster) await installTools();
await Promise.all([installPackages(), ownCluster ? null : step('Kafka', jarsFolder)]);
const bootstrapServers = ownCluster ?? (await step('three brokers', startShop));
const { build } = await import('./build.mjs');
await step('build', () => build({ onlyIfStale: true }));

const settings = serverSettings({
  ...process.env,
  SLUICE_DATA_DIR: process.env.SLUICE_DATA_DIR ?? (ownCluster ? 'data' : 'data/demo'),
});
const cluster = ownCluster ? {} : { SLUICE_CLUSTER_NAME: 'Demo shop', SLUICE_ALLOW_LOOPBACK: '1' };
const server = start('scripts/start.mjs', [], {
  HOST: settings.HOSTNAME,
  ...settings,
  ...cluster,
  SLUICE_BOOTSTRAP_SERVERS: bootstrapServers,
});
void server.then(() => end(1));
for (;;) {
  const answer = await fetch(`${addressOf(settings)}/api/health`).catch(() => null);
  if (answer?.ok) break;
  await sleep(100);
}
console.log(`\n  Sluice runs at ${addressOf(settings)}. Ctrl-C ends it${ownCluster ? '' : ' and its brokers'}.\n`);
