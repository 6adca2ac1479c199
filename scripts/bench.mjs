#!/usr/bin/env node
// The bench asks the built server, and for --sizes runs the server's own modules outside the bundler: react-server makes
// the marker `server-only` a no-op.
import { build } from './build.mjs';
import { installPackages, installTools, root, runShown, step } from './setup.mjs';

await installTools();
await installPackages();
const args = process.argv.slice(2);
if (!args.some((arg) => arg === '--sizes' || arg.startsWith('--script'))) {
  await step('build', () => build({ onlyIfStale: true }));
}
const flags = ['--conditions=react-server', '--import', 'tsx'];
process.exit(await runShown(process.execPath, [...flags, `${root}/bench/run.ts`, ...args]));
