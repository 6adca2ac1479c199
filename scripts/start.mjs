#!/usr/bin/env node
// Serves what `npm run build` made: settings, migrations, then the server in this process. A copy of this file lies in
// the built folder, which runs by itself.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverSettings } from './settings.mjs';

const root = path.resolve(import.meta.dirname, '..');
const standalone = existsSync(path.join(root, 'server.js'))
  ? root
  : path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next', 'standalone');

if (!existsSync(path.join(standalone, 'server.js'))) {
  console.error('sluice: nothing is built yet. Run: npm run build');
  process.exit(1);
}
try {
  Object.assign(process.env, serverSettings(), { NODE_ENV: 'production' });
  const { migrate } = await import(pathToFileURL(path.join(standalone, 'scripts/migrate.mjs')).href);
  await migrate({ url: process.env.DATABASE_URL, dir: path.join(standalone, 'prisma/migrations') });
} catch (error) {
  console.error(`sluice: cannot start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
createRequire(import.meta.url)(path.join(standalone, 'server.js'));
