#!/usr/bin/env node
// Serves what `npm run build` made: Next.js behind the front door, in this process. A copy of this file lies in the
// built folder, which runs by itself.
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { frontDoor } from './front-door/server.mjs';
import { addressOf, serverSettings } from './settings.mjs';

// Nothing here reaches a prototype by this name; what a request names must not either.
Reflect.deleteProperty(Object.prototype, '__proto__');

// Compiled code is kept for the next start (Node.js 22 and later).
/** @type {{ enableCompileCache?: () => void }} */ (module).enableCompileCache?.();

const root = path.resolve(import.meta.dirname, '..');
const dir = existsSync(path.join(root, 'server.js'))
  ? root
  : path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next', 'standalone');

const manifest = ['.next', process.env.NEXT_DIST_DIR ?? '.next']
  .map((folder) => path.join(dir, folder, 'required-server-files.json'))
  .find((file) => existsSync(file));
if (!manifest) {
  console.error('sluice: nothing is built yet. Run: npm run build');
  process.exit(1);
}
const settings = serverSettings();
// The last is what the generated server.js sets: Next.js takes its configuration from there, not from the file.
Object.assign(process.env, settings, {
  NODE_ENV: 'production',
  __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(JSON.parse(readFileSync(manifest, 'utf8')).config),
});
process.chdir(dir);

const next = createRequire(path.join(dir, 'server.js'))('next');
const host = settings.HOSTNAME;
const port = Number(settings.PORT);
// Next.js would listen for upgrades on the server that it is given here: on this one nothing ever happens.
const app = next({ dir, hostname: host, port, dev: false, httpServer: new EventEmitter() });

const handle = app.getRequestHandler();
const { SLUICE_URL: publicUrl, SLUICE_TRUST_PROXY: trustProxy } = process.env;
const server = open();
await app.prepare();
server.on('error', (error) => fail(error.message));
server.listen(port, host, async () => {
  // Next.js runs what must hold before the first request (lib/http/start.ts) when that comes: so it is sent from here.
  await fetch(`${addressOf(settings)}/api/health`).catch((error) => fail(error.message));
  console.log(`Sluice is ready on ${addressOf(settings)}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);

function open() {
  try {
    return frontDoor({ host, publicUrl, trustProxy }, handle);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`sluice: cannot start: ${message}`);
  process.exit(1);
}

/** What is being answered gets to its end, and so do changes whose browser has left; streams end by themselves. */
function stop() {
  server.close(async () => {
    await globalThis.__sluiceStopped;
    await app.close();
    process.exit(0);
  });
  setTimeout(() => server.closeAllConnections(), 10_000).unref();
}
