import { expect, test } from 'vitest';

import { compareSortValues, parseSort, writeSort } from './data-table-column';

test('names with numbers sort by the number, int64 by every digit', () => {
  expect(['orders-10', 'Orders-2'].sort(compareSortValues)).toEqual(['Orders-2', 'orders-10']);
  expect(compareSortValues(9007199254740993n, 9007199254740992n)).toBe(1);
  expect(compareSortValues(2, 2)).toBe(0);
});

test('an order survives the address', () => {
  for (const sort of [
    { id: 'size', desc: true },
    { id: 'name', desc: false },
  ]) {
    expect(parseSort(writeSort(sort))).toEqual(sort);
  }
  expect(parseSort('')).toBeNull();
});
