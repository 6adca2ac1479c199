#!/usr/bin/env node
// node scripts/new-migration.mjs add_roles -> one migration per provider; needs no database.
// Each provider's folder keeps schema.snapshot.prisma, the schema that its newest migration leads to.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const name = process.argv[2];
if (!/^[a-z0-9_]+$/.test(name ?? '')) {
  console.error('usage: new-migration <snake_case_name>');
  process.exit(2);
}

function prisma(provider, ...args) {
  const run = spawnSync(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      DB_PROVIDER: provider,
      DATABASE_URL: provider === 'sqlite' ? 'file::memory:' : 'postgresql://x:x@127.0.0.1/x',
      PRISMA_ENGINE_OFFLINE: '1',
    },
  });
  if (run.status !== 0) throw new Error(run.stderr + run.stdout);
  return run.stdout;
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
for (const provider of ['sqlite', 'postgresql']) {
  prisma(provider, 'validate'); // also writes prisma/.build/<provider>/schema.prisma
  const dir = path.join(root, 'prisma/migrations', provider);
  const snapshot = path.join(dir, 'schema.snapshot.prisma');
  const now = path.join(root, 'prisma/.build', provider, 'schema.prisma');
  const from = existsSync(snapshot) ? ['--from-schema', snapshot] : ['--from-empty'];
  const sql = prisma(provider, 'migrate', 'diff', ...from, '--to-schema', now, '--script');
  if (!/^(CREATE|ALTER|DROP|PRAGMA|INSERT)/m.test(sql)) {
    console.log(`${provider}: no change`);
    continue;
  }
  mkdirSync(path.join(dir, `${stamp}_${name}`), { recursive: true });
  writeFileSync(path.join(dir, `${stamp}_${name}`, 'migration.sql'), sql);
  writeFileSync(path.join(dir, 'migration_lock.toml'), `provider = "${provider}"\n`);
  writeFileSync(snapshot, readFileSync(now));
  console.log(`${provider}: ${stamp}_${name}`);
}
