import { expect, test } from 'vitest';

import { sparkPath } from './sparkline';

test('a gap breaks the line and a lone point is a dot', () => {
  expect(sparkPath([1, 2, null, 3, null], 40, 10)).toBe('M0.0 6.7L10.0 3.3M30.0 0.0h0.01');
});

test('nothing known draws nothing, all zero lies on the ground', () => {
  expect(sparkPath([null, null], 40, 10)).toBe('');
  expect(sparkPath([0, 0], 40, 10)).toBe('M0.0 10.0L40.0 10.0');
});
