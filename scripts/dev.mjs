#!/usr/bin/env node
// The development server, with the same settings as start.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { serverSettings } from './settings.mjs';
import { command, installPackages, root, runShown } from './setup.mjs';

await installPackages();
const { generate } = await import('./generate.mjs');
const { migrate } = await import('./migrate.mjs');
generate({ onlyIfStale: true });
const settings = serverSettings();
mkdirSync(settings.SLUICE_DATA_DIR ?? '', { recursive: true, mode: 0o700 });
await migrate({ url: settings.DATABASE_URL, dir: path.join(root, 'prisma/migrations') });
// Ctrl-C reaches Next.js as well; this process ends when that one has.
process.on('SIGINT', () => {});
process.exit(
  await runShown(command('next'), ['dev', '-p', settings.PORT ?? '', '-H', settings.HOSTNAME ?? ''], settings),
);
