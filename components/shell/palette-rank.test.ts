import { expect, test } from 'vitest';

import { bestMatches } from './palette-rank';

const best = (names: string[], typed: string) => bestMatches(names, (name) => name, typed, 3);

test('the exact name comes first, then the start, then the start of a word', () => {
  expect(best(['reorders', 'eu.orders', 'orders.dlq', 'orders'], 'orders')).toEqual([
    'orders',
    'orders.dlq',
    'eu.orders',
  ]);
});

test('every word must occur', () => {
  expect(best(['payments', 'payments.dlq', 'orders.dlq'], 'dlq Pay')).toEqual(['payments.dlq']);
});

test('nothing typed gives the first ones', () => {
  expect(best(['a', 'b', 'c', 'd'], ' ')).toEqual(['a', 'b', 'c']);
});
