#!/usr/bin/env node
// The development server, with the same settings as start.
import { serverSettings } from './settings.mjs';
import { command, installPackages, runShown } from './setup.mjs';

await installPackages();
const { generate } = await import('./generate.mjs');
generate({ onlyIfStale: true });
const settings = serverSettings();
// Ctrl-C reaches Next.js as well; this process ends when that one has.
process.on('SIGINT', () => {});
process.exit(
  await runShown(command('next'), ['dev', '-p', settings.PORT ?? '', '-H', settings.HOSTNAME ?? ''], settings),
);
