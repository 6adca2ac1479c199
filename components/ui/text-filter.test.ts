import { describe, expect, it } from 'vitest';

import { textFilter } from './text-filter';

const names = ['orders', 'orders.enriched', 'payments.dlq', 'Orders-EU', '__consumer_offsets'];
const matching = (filter: string, of = names) => of.filter(textFilter(filter).test);

describe('text filter', () => {
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

  it.each(['(a+)+$', '(a|a)*$', '(a|ab)+b', '((a?)b)*c', '([a-z]+)*x', '(a*){2,}', '(?:a+)+$', 'a+a+a+a+b', '(a)\\1'])(
    '/%s/ is refused, for it could run for ever',
    (source) => {
      expect(textFilter(`/${source}/`).error).not.toBeNull();
    },
  );

  it.each(['^(shop|app)\\.(orders|clicks)$', '\\d+-v[0-9]+', '(ab)+c', '[a-z*+]{2}x?'])(
    '/%s/ is let through',
    (source) => {
      expect(textFilter(`/${source}/`).error).toBeNull();
    },
  );

  it('an expression longer than 512 characters is refused', () => {
    expect(textFilter(`/${'x'.repeat(513)}/`).error).not.toBeNull();
  });
});
