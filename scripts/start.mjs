#!/usr/bin/env node
// Serves what `npm run build` made: settings, then the server in this process. A copy of this file lies in
// the built folder, which runs by itself.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { serverSettings } from './settings.mjs';

const root = path.resolve(import.meta.dirname, '..');
const standalone = existsSync(path.join(root, 'server.js'))
  ? root
  : path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next', 'standalone');

if (!existsSync(path.join(standalone, 'server.js'))) {
  console.error('sluice: nothing is built yet. Run: npm run build');
  process.exit(1);
}
Object.assign(process.env, serverSettings(), { NODE_ENV: 'production' });
createRequire(import.meta.url)(path.join(standalone, 'server.js'));
