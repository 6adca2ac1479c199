import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

import { closeDb } from '@/lib/db/client';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server where the tests may make databases; the project `postgres` provides it. */
    postgresUrl: string;
  }
}

/**
 * For tests: a real database of their own, migrated as the console does it, gone afterwards. An SQLite file; in the
 * project `postgres` a database of its server.
 */
export function tempDatabase(): { dir: string } {
  const place = { dir: '' };
  const server = inject('postgresUrl');
  const name = `sluice_test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    place.dir = mkdtempSync(path.join(tmpdir(), 'sluice-'));
    Object.assign(process.env, { SLUICE_DATA_DIR: place.dir, DATABASE_URL: '' });
    if (server) {
      await onServer(server, `CREATE DATABASE ${name}`);
      const url = new URL(server);
      url.pathname = name;
      process.env.DATABASE_URL = url.href;
      process.env.SLUICE_SECRET = randomBytes(32).toString('base64url');
      process.env.SLUICE_ENCRYPTION_KEY = randomBytes(32).toString('hex');
    }
    globalThis.__sluiceEnv = undefined;
  });
  afterAll(async () => {
    await closeDb();
    if (server) await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(place.dir, { recursive: true, force: true });
  });
  return place;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
