#!/usr/bin/env node
// Builds the server into .next/standalone, a folder that runs by itself: node .next/standalone/scripts/start.mjs
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { command, root, runShown, step } from './setup.mjs';

const output = path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next');
const standalone = path.join(output, 'standalone');

/**
 * Builds what `scripts/start.mjs` serves; throws when that fails.
 * @param {{ onlyIfStale?: boolean }} [options]
 */
export async function build({ onlyIfStale = false } = {}) {
  generate({ onlyIfStale: true });
  if (onlyIfStale && !isStale()) return;
  const code = await runShown(command('next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' });
  if (code !== 0) throw new Error(`next build ended with code ${code}`);
  const assets = path.join(standalone, path.relative(root, output), 'static');
  rmSync(assets, { recursive: true, force: true });
  cpSync(path.join(output, 'static'), assets, { recursive: true });
  if (existsSync(path.join(root, 'public'))) {
    cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true });
  }
  cpSync(path.join(root, 'prisma/migrations'), path.join(standalone, 'prisma/migrations'), { recursive: true });
  const commands = [
    'audit-verify.mjs',
    'audit-chain.mjs',
    'reset-admin.mjs',
    'rotate-key.mjs',
    'seal.mjs',
    'database.mjs',
  ];
  for (const name of ['start.mjs', 'settings.mjs', 'migrate.mjs', 'backup.mjs', 'front-door', ...commands]) {
    cpSync(path.join(root, 'scripts', name), path.join(standalone, 'scripts', name), { recursive: true });
  }
}

const sources = ['app', 'components', 'lib', 'prisma', 'public', 'scripts'].filter((name) =>
  existsSync(path.join(root, name)),
);

/** Whether a source file is newer than what was built from it. */
function isStale() {
  const built = path.join(standalone, 'scripts/start.mjs');
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  const files = [
    ...readdirSync(root, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.') && !/^next-env|tsbuildinfo$/.test(entry.name),
    ),
    ...sources.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })),
  ];
  return files.some((entry) => entry.isFile() && statSync(path.join(entry.parentPath, entry.name)).mtimeMs > time);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await step('build', build);
