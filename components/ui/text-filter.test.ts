import { expect, test } from 'vitest';

import { textFilter } from './text-filter';

test('every word must occur, in any case and order', () => {
  const filter = textFilter(' DLQ pay ');
  expect(filter.test('payments.dlq')).toBe(true);
  expect(filter.test('payments')).toBe(false);
});

test('slashes make a regular expression', () => {
  expect(textFilter('/^orders\\.(v1|v2)$/').test('orders.v2')).toBe(true);
  expect(textFilter('/^orders$/').test('orders.v2')).toBe(false);
});

test('an expression that cannot be read hides nothing and says why', () => {
  const filter = textFilter('/(/');
  expect(filter.test('anything')).toBe(true);
  expect(filter.error).not.toBeNull();
});
