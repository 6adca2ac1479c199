import { describe, expect, it } from 'vitest';
import { Transactions } from './transactions';

describe('transactions', () => {
  it('below the last stable offset are committed unless the broker lists them', () => {
    const known = new Transactions(100n);
    known.addAborted([{ producerId: 1n, firstOffset: 10n }]);
    expect(known.stateOf(1n, 9n)).toBe('committed');
    expect(known.stateOf(1n, 10n)).toBe('aborted');
    expect(known.stateOf(1n, 15n)).toBe('aborted');
    expect(known.stateOf(2n, 15n)).toBe('committed');
  });

  it('are aborted up to their own marker only', () => {
    const known = new Transactions(100n);
    known.addAborted([
      { producerId: 1n, firstOffset: 10n },
      { producerId: 1n, firstOffset: 30n },
    ]);
    known.addMarker(1n, 20n, 'abort');
    known.addMarker(2n, 12n, 'commit');
    expect(known.stateOf(1n, 19n)).toBe('aborted');
    expect(known.stateOf(1n, 21n)).toBe('committed');
    expect(known.stateOf(1n, 31n)).toBe('aborted');
  });

  it('from the last stable offset on are what their next marker says, and open without one', () => {
    const known = new Transactions(100n);
    known.addMarker(1n, 110n, 'commit');
    known.addMarker(1n, 120n, 'abort');
    known.addMarker(1n, 130n, 'leader change');
    expect(known.stateOf(1n, 100n)).toBe('committed');
    expect(known.stateOf(1n, 115n)).toBe('aborted');
    expect(known.stateOf(1n, 121n)).toBe('open');
    expect(known.stateOf(2n, 100n)).toBe('open');
  });

  it('do not depend on the order in which windows are read', () => {
    const known = new Transactions(100n);
    known.addMarker(1n, 50n, 'abort');
    known.addMarker(1n, 20n, 'abort');
    known.addAborted([{ producerId: 1n, firstOffset: 40n }]);
    known.addAborted([{ producerId: 1n, firstOffset: 10n }]);
    expect([12n, 25n, 45n, 60n].map((offset) => known.stateOf(1n, offset))).toEqual([
      'aborted',
      'committed',
      'aborted',
      'committed',
    ]);
  });
});
