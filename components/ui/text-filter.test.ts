import { beforeAll, describe, expect, it } from 'vitest';

import { loadExpressions } from './safe-regex';
import { textFilter } from './text-filter';

const names = ['orders', 'orders.enriched', 'payments.dlq', 'Orders-EU', '__consumer_offsets'];
const matching = (filter: string, of = names) => of.filter(textFilter(filter).test);

it('the first expression brings its engine, and filters nothing out until that is there', async () => {
  const { test, error, wait } = textFilter('/^orders$/');
  expect([test('payments'), error]).toEqual([true, null]);
  await wait;
  const loaded = textFilter('/^orders$/');
  expect([loaded.test('payments'), loaded.test('orders'), loaded.wait]).toEqual([false, true, undefined]);
});

describe('text filter', () => {
  beforeAll(loadExpressions);

  it('an empty filter lets everything through', () => {
    expect(matching('  ')).toEqual(names);
  });

  it('plain words are parts of a name, all of them, whatever their case', () => {
    expect(matching('ORDERS')).toEqual(['orders', 'orders.enriched', 'Orders-EU']);
    expect(matching('orders rich')).toEqual(['orders.enriched']);
    expect(matching('s.e')).toEqual(['orders.enriched']);
  });

  it('a star stands for anything, and the rest is the whole name', () => {
    expect(matching('orders*')).toEqual(['orders', 'orders.enriched', 'Orders-EU']);
    expect(matching('*.dlq')).toEqual(['payments.dlq']);
    expect(matching('o*e*d')).toEqual(['orders.enriched']);
    expect(matching('or*rs', ['ors', 'orders'])).toEqual(['orders']);
  });

  it('between slashes it is a regular expression', () => {
    expect(matching('/^orders$/')).toEqual(['orders']);
    expect(matching('/(dlq|eu)$/')).toEqual(['payments.dlq', 'Orders-EU']);
  });

  it('an expression that cannot be read filters nothing out and says so', () => {
    expect(matching('/(pay/')).toEqual(names);
    expect(textFilter('/(pay/').error).toEqual(expect.any(String));
  });

  // A backtracking engine would not come to an end of any of these.
  it.each([
    ['^(a+)+$', false],
    ['(a|a)*b$', false],
    ['a*a*a*b', false],
    ['(x+x+)+y', false],
    ['(.*)(.*)(.*)(.*)x', false],
    ['(a|ab)+!', true],
  ])('/%s/ has an answer for a hundred thousand characters', (source, found) => {
    const { test, error } = textFilter(`/${source}/`);
    expect(error).toBeNull();
    expect(test(`${'a'.repeat(100_000)}!`)).toBe(found);
  });

  it.each(['(a)\\1', '(?=a)b', '(?<!a)b', '[', 'a{2000}'])('/%s/ is not understood, and that is said', (source) => {
    expect(textFilter(`/${source}/`).error).toMatch(/\w/);
  });

  it('an expression longer than 512 characters is refused', () => {
    expect(textFilter(`/${'x'.repeat(513)}/`).error).not.toBeNull();
  });
});
