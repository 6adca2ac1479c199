import { describe, expect, it } from 'vitest';

import type { ResetTarget } from '@/lib/contract/changes';
import { type ResetPartition, resetBlocks, resetImpact, resetStep } from './reset-plan';

const at = (change: Partial<ResetPartition> = {}): ResetPartition => ({
  topic: 'orders',
  partition: 0,
  committed: 150n,
  start: 100n,
  end: 250n,
  atTime: null,
  error: null,
  own: null,
  ...change,
});
const step = (change: Partial<ResetPartition>, target: ResetTarget, restoring = false) =>
  resetStep(at(change), target, { restoring });

describe('a step of a reset', () => {
  it.each([
    [{ to: 'earliest' }, '100', '-50', '150'],
    [{ to: 'latest' }, '250', '100', '0'],
    [{ to: 'offset', offset: '250' }, '250', '100', '0'],
    [{ to: 'shift', by: '-50' }, '100', '-50', '150'],
  ] as const)('%o goes to %s', (target, after, change, lagAfter) => {
    expect(step({}, target)).toMatchObject({ before: '150', after, change, lagAfter, refused: false });
  });

  it('keeps every digit of an int64', () => {
    const huge = { committed: 9_007_199_254_740_993n, end: 9_223_372_036_854_775_807n };
    expect(step(huge, { to: 'shift', by: '1' }).after).toBe('9007199254740994');
  });

  it.each([
    [{ to: 'offset', offset: '99' }],
    [{ to: 'offset', offset: '251' }],
    [{ to: 'offset', offset: '-1' }],
    [{ to: 'shift', by: '101' }],
    [{ to: 'shift', by: '-51' }],
  ] as const)('%o is refused, never clamped', (target) => {
    expect(step({}, target)).toMatchObject({ after: null, refused: true });
    expect(step({}, target).note).toContain('100 to 250');
  });

  it('has nowhere to shift from without a commit', () => {
    expect(step({ committed: null }, { to: 'shift', by: '0' })).toMatchObject({ refused: true });
  });

  it('goes to the end when no message is that late, and says so', () => {
    const late = step({}, { to: 'timestamp', timestamp: '1' });
    expect(late).toMatchObject({ after: '250', refused: false, note: 'No message that late: this goes to the end.' });
  });

  it('does not take a silent leader for an empty time', () => {
    const silent = step({ error: 'Broker 2 did not answer in time.' }, { to: 'timestamp', timestamp: '1' });
    expect(silent).toMatchObject({ after: null, refused: true, note: 'Broker 2 did not answer in time.' });
  });

  it('is refused when the end is unknown, even to an offset that was given', () => {
    expect(step({ end: null }, { to: 'offset', offset: '120' })).toMatchObject({ refused: true });
  });

  it('puts back a commit that retention has overtaken, and says what that means', () => {
    const own = { topic: 'orders', partition: 0, offset: '20' };
    const target: ResetTarget = { to: 'each', offsets: [own] };
    expect(step({ own }, target, true)).toMatchObject({ after: '20', refused: false });
    expect(step({ own }, target, true).note).toContain('100 to 250');
    expect(step({ own }, target)).toMatchObject({ refused: true });
  });

  it('removes a commit that was not there before', () => {
    const own = { topic: 'orders', partition: 0, offset: null };
    const target: ResetTarget = { to: 'each', offsets: [own] };
    expect(step({ own }, target)).toMatchObject({ after: null, refused: false, note: 'The commit is removed.' });
    expect(step({ own, committed: null }, target).note).toBe('Nothing is committed here.');
  });
});

describe('the sum of a reset', () => {
  it('counts what is read again and what is skipped by itself', () => {
    const steps = [
      step({ end: 2000n, committed: 1999n }, { to: 'earliest' }),
      step({ committed: 249n }, { to: 'latest' }),
    ];
    expect(resetImpact(steps)).toEqual(['1\u2009899 messages will be read again.', '1 message will be skipped.']);
  });

  it('is blocked when there is nothing to move, and when a step is refused', () => {
    expect(resetBlocks([step({ committed: 100n }, { to: 'earliest' })])[0]).toContain('nothing to change');
    expect(resetBlocks([step({}, { to: 'latest' }), step({ committed: null }, { to: 'shift', by: '1' })])[0]).toContain(
      '1 partition of 2',
    );
    expect(resetBlocks([step({}, { to: 'latest' })])).toEqual([]);
  });
});
