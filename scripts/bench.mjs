#!/usr/bin/env node
// The bench runs the server's own modules, outside the bundler: react-server makes the marker `server-only` a no-op.
import { installPackages, installTools, root, runShown } from './setup.mjs';

await installTools();
await installPackages();
const flags = ['--conditions=react-server', '--expose-gc', '--import', 'tsx'];
process.exit(await runShown(process.execPath, [...flags, `${root}/bench/run.ts`, ...process.argv.slice(2)]));
