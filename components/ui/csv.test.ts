import { expect, test } from 'vitest';

import { toCsv } from './csv';

const line = (value: string | number | bigint | null) => toCsv(['a'], [[value]]).split('\r\n')[1];

test('numbers stay numbers and unknown is empty', () => {
  expect(toCsv(['a', 'b', 'c'], [[-1, 9007199254740993n, null]])).toBe('a,b,c\r\n-1,9007199254740993,\r\n');
});

test('text that a spreadsheet would run as a formula is kept from it', () => {
  for (const text of ['=1+1', '+1', '-1', '@x', ' =1', '"=1"', '\uff1d1', '\t=1', '\tx', '\u0000x']) {
    expect(line(text)?.replace(/^"/, '')).toMatch(/^'/);
  }
  expect(line('orders-2')).toBe('orders-2');
});

test('separators, quotes and line ends are quoted', () => {
  expect(toCsv(['a'], [['x,"y"\nz']])).toBe('a\r\n"x,""y""\nz"\r\n');
});
