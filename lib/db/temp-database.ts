import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

import { closeDb } from '@/lib/db/client';

/** For tests: a real SQLite file of their own, migrated as the console does it, gone afterwards. */
export function tempDatabase(): { dir: string } {
  const place = { dir: '' };
  beforeAll(() => {
    place.dir = mkdtempSync(path.join(tmpdir(), 'sluice-'));
    Object.assign(process.env, { SLUICE_DATA_DIR: place.dir, DATABASE_URL: '' });
    globalThis.__sluiceEnv = undefined;
  });
  afterAll(async () => {
    await closeDb();
    rmSync(place.dir, { recursive: true, force: true });
  });
  return place;
}
