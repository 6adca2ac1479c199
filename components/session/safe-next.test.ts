import { expect, test } from 'vitest';

import { safeNext } from './safe-next';

test('a path of this site is kept with its query', () => {
  expect(safeNext('/clusters/a/topics?sort=-size')).toBe('/clusters/a/topics?sort=-size');
});

test('another host in any spelling leads to the start', () => {
  for (const next of [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/\t/evil.test',
    '/a\\b',
    '',
    null,
  ]) {
    expect(safeNext(next)).toBe('/clusters');
  }
});

test('signing in does not lead back to signing in', () => {
  expect(safeNext('/login?next=/clusters')).toBe('/clusters');
});
