#!/usr/bin/env node
// Writes the two Prisma clients, one per database, from the one schema. Needs no network and no database.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');

/** Generates both clients; with `onlyIfStale` only those older than the schema. */
export function generate({ onlyIfStale = false, log = console.log } = {}) {
  const schema = statSync(path.join(root, 'prisma/schema.prisma')).mtimeMs;
  for (const provider of ['sqlite', 'postgresql']) {
    const client = path.join(root, 'lib/db/generated', provider, 'client.ts');
    if (onlyIfStale && existsSync(client) && statSync(client).mtimeMs >= schema) continue;
    const url = provider === 'sqlite' ? 'file::memory:' : 'postgresql://x@127.0.0.1/x';
    const run = spawnSync(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DB_PROVIDER: provider, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
    if (run.status !== 0) throw new Error(`prisma generate for ${provider} failed:\n${run.stdout}${run.stderr}`);
    log(`generated lib/db/generated/${provider}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  generate({ onlyIfStale: process.argv.includes('--if-stale') });
}
