import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = {
  '@': root,
  // Outside Next's bundler the marker package throws; its meaning is checked by the build.
  'server-only': path.join(root, 'node_modules/server-only/empty.js'),
};
const exclude = ['**/node_modules/**', '**/.next*/**', 'e2e/**', '.lab/**'];

/** Unit tests that need a database run once on each of the two. */
const onDatabase = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.kafka.test.ts'))
  .map((file) => `lib/${file}`)
  .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('tempDatabase()'));

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Real databases and password hashes, on machines that do other things as well.
          testTimeout: 20_000,
          hookTimeout: 20_000,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.kafka.test.ts', '**/*.postgres.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'postgres',
          globalSetup: './lab/vitest.postgres.mjs',
          testTimeout: 20_000,
          hookTimeout: 20_000,
          include: [...onDatabase, '**/*.postgres.test.ts'],
          exclude,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'kafka',
          include: ['**/*.kafka.test.ts'],
          exclude,
          globalSetup: './lab/vitest.setup.mjs',
          setupFiles: './lab/vitest.end.mjs',
          // Memory in use is known only after a collection.
          execArgv: ['--expose-gc'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two cores, three brokers: files in turn are quicker than files at once.
          maxWorkers: 1,
          // A starved machine keeps brokers from answering in time; what passes only at the second try is reported so.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
