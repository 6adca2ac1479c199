import { expect, test } from 'vitest';

import { page } from '@/lib/paths';

import { isCurrent, samePart } from './nav';

test('a page below a part belongs to it, the overview stands alone', () => {
  expect(isCurrent(page.topic('a', 'orders', 'messages'), page.topics('a'), 'a')).toBe(true);
  expect(isCurrent(page.topics('a'), page.overview('a'), 'a')).toBe(false);
  expect(isCurrent(page.overview('a'), page.overview('a'), 'a')).toBe(true);
});

test('another cluster opens at the same part', () => {
  expect(samePart(page.topic('a', 'orders'), 'a', 'b')).toBe(page.topics('b'));
  expect(samePart(page.overview('a'), 'a', 'b')).toBe(page.overview('b'));
  expect(samePart(page.clusters(), null, 'b')).toBe(page.overview('b'));
});
