import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import config from '../next.config.js';

const root = path.resolve(import.meta.dirname, '..');

test('of what Next.js offers, only what is named here is on', () => {
  const settings = Object.keys(config).sort();
  // No rewrites, redirects, i18n, remote images, cache of its own, or base for assets.
  expect(settings).toEqual([
    'distDir',
    'experimental',
    'images',
    'output',
    'outputFileTracingExcludes',
    'outputFileTracingIncludes',
    'poweredByHeader',
    'reactStrictMode',
    'serverExternalPackages',
  ]);
  expect(config.experimental).toEqual({ preloadEntriesOnStart: false });
  expect(config).toMatchObject({ images: { unoptimized: true }, poweredByHeader: false, output: 'standalone' });
});

test('there is no Pages Router, no generated picture, and nothing that is kept for the next visitor', () => {
  for (const folder of ['pages', 'src', 'middleware.ts'])
    expect(existsSync(path.join(root, folder)), folder).toBe(false);
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /(opengraph|twitter)-image|sitemap|manifest\.ts|robots\.ts/.test(file))).toEqual([]);
  for (const file of files.filter((each) => /\.tsx?$/.test(each))) {
    const text = readFileSync(path.join(root, 'app', file), 'utf8');
    expect(text, file).not.toMatch(
      /\b(revalidate|generateStaticParams|unstable_cache|dynamicParams|fetchCache)\b|'use cache'/,
    );
  }
});
