import { describe, expect, it } from 'vitest';

import { textMatch } from './text-match';

const matching = (filter: string, names: string[]) => {
  const match = textMatch(filter);
  if (!match.ok) throw new Error(match.reason);
  return names.filter(match.matches);
};
const names = ['orders', 'orders.enriched', 'payments.dlq', 'Orders-EU', '__consumer_offsets'];

describe('text filter', () => {
  it('an empty filter lets everything through', () => {
    expect(matching('  ', names)).toEqual(names);
  });

  it('plain text is any part of a name, whatever its case', () => {
    expect(matching('ORDERS', names)).toEqual(['orders', 'orders.enriched', 'Orders-EU']);
  });

  it('a dot is a dot', () => {
    expect(matching('s.e', names)).toEqual(['orders.enriched']);
  });

  it('a star stands for anything, and the rest is the whole name', () => {
    expect(matching('orders*', names)).toEqual(['orders', 'orders.enriched', 'Orders-EU']);
    expect(matching('*.dlq', names)).toEqual(['payments.dlq']);
    expect(matching('o*e*d', names)).toEqual(['orders.enriched']);
    expect(matching('or*rs', ['ors', 'orders'])).toEqual(['orders']);
  });

  it('between slashes it is a regular expression', () => {
    expect(matching('/^orders$/', names)).toEqual(['orders']);
    expect(matching('/^orders/i', names)).toEqual(['orders', 'orders.enriched', 'Orders-EU']);
    expect(matching('/(dlq|eu)$/i', names)).toEqual(['payments.dlq', 'Orders-EU']);
  });

  it('an unfinished expression is taken as far as it goes', () => {
    expect(matching('/^pay', names)).toEqual(['payments.dlq']);
    expect(textMatch('/(pay')).toMatchObject({ ok: false });
  });

  it.each([
    '/(a+)+$/',
    '/(a|a)*$/',
    '/(a|ab)+b/',
    '/((a?)b)*c/',
    '/([a-z]+)*x/',
    '/(a*){2,}/',
    '/(?:a+)+$/',
    '/a+a+a+a+b/',
    '/(a)\\1/',
  ])('%s is refused, for it could run for ever', (filter) => {
    expect(textMatch(filter)).toMatchObject({ ok: false });
  });

  it.each(['/^(shop|app)\\.(orders|clicks)$/', '/\\d+-v[0-9]+/', '/(ab)+c/', '/[a-z*+]{2}x?/'])(
    '%s is let through',
    (filter) => {
      expect(textMatch(filter)).toMatchObject({ ok: true });
    },
  );

  it('a filter longer than 512 characters is refused', () => {
    expect(textMatch('x'.repeat(513))).toMatchObject({ ok: false });
  });
});
