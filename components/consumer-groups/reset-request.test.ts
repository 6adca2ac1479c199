import { describe, expect, it } from 'vitest';

import { inputTime, parseTime, type ResetDraft, readTopics, resetTarget, writeTopics } from './reset-request';

const draft = (change: Partial<ResetDraft>): ResetDraft => ({
  to: 'earliest',
  time: '',
  zone: 'utc',
  offset: '',
  by: '',
  ...change,
});

describe('reset form', () => {
  it('an empty field is not a mistake yet', () => {
    expect(resetTarget(draft({ to: 'offset' }))).toEqual({ ok: false, problem: null });
    expect(resetTarget(draft({ to: 'timestamp' }))).toEqual({ ok: false, problem: null });
  });

  it('numbers may be typed as they are shown, and keep every digit', () => {
    expect(resetTarget(draft({ to: 'offset', offset: '9 007 199 254 740 993' }))).toEqual({
      ok: true,
      value: { to: 'offset', offset: '9007199254740993' },
    });
    expect(resetTarget(draft({ to: 'shift', by: '\u2212500' }))).toEqual({
      ok: true,
      value: { to: 'shift', by: '-500' },
    });
  });

  it('a negative offset, a shift by nothing and a number beyond int64 are refused', () => {
    for (const bad of [{ to: 'offset', offset: '-1' } as const, { to: 'shift', by: '0' } as const]) {
      expect(resetTarget(draft(bad))).toMatchObject({ ok: false, problem: expect.any(String) });
    }
    expect(resetTarget(draft({ to: 'offset', offset: '9223372036854775808' })).ok).toBe(false);
  });

  it('a time is read in the chosen zone', () => {
    expect(parseTime('2026-11-21T09:00:00', 'utc')).toBe(Date.UTC(2026, 10, 21, 9));
    expect(parseTime('2026-11-21T09:00', 'local')).toBe(new Date(2026, 10, 21, 9).getTime());
    expect(parseTime('21.11.2026', 'utc')).toBeNull();
    for (const zone of ['local', 'utc'] as const) {
      expect(parseTime(inputTime(1_793_000_000_000, zone), zone)).toBe(1_793_000_000_000);
    }
  });

  it('chosen topics survive the URL', () => {
    const chosen = [
      { topic: 'orders', partitions: [0, 1, 2, 3, 7] },
      { topic: 'payments.eu-1', partitions: null },
    ];
    expect(readTopics(writeTopics(chosen))).toEqual(chosen);
    expect(readTopics('')).toEqual([]);
  });
});
