import { describe, expect, it } from 'vitest';

import { behindText, catchesUp, lagChange, lagTone } from './lag';

describe('lag in words', () => {
  it('one message is a message, and what may be more is many', () => {
    expect(behindText({ value: '1', atLeast: false })).toBe('1 message behind');
    expect(behindText({ value: '1', atLeast: true })).toMatch(/^≥.1 messages behind$/);
    expect(behindText({ value: '0', atLeast: false })).toBe('0 messages behind');
  });

  it('a lag that shrinks says when it is gone', () => {
    expect(catchesUp('36000', -10)).toBe('in 1 h');
    expect(catchesUp('0', 0)).toBe('caught up');
  });

  it('a lag that grows is never caught up, one that stands still stays', () => {
    expect(catchesUp('50000', 310)).toBe('never at this rate');
    expect(catchesUp('500', 0)).toBe('stays as it is');
  });

  it('a lag of less than a minute of growth is that of somebody who keeps up', () => {
    expect(catchesUp('23', 0.6)).toBe('keeps up');
    expect(catchesUp('16219', 15)).toBe('never at this rate');
  });

  it('an unknown rate says nothing about the future', () => {
    expect(catchesUp('500', null)).toBeNull();
    expect(catchesUp(null, -3)).toBeNull();
  });

  it('the change names its direction', () => {
    expect(lagChange(310)).toEqual({ label: 'Grows by', value: '310/s' });
    expect(lagChange(-40)).toEqual({ label: 'Shrinks by', value: '40/s' });
    expect(lagChange(0.01)).toEqual({ label: 'Grows by', value: 'not at all' });
    expect(lagChange(null).value).toBeNull();
  });

  it('only what is wrong is coloured', () => {
    expect(lagTone('341200', 310, 4)).toBe('bad');
    expect(lagTone('341200', -310, 4)).toBe('plain');
    expect(lagTone('20', 5, 4)).toBe('plain');
    expect(lagTone('20', 0, 0)).toBe('warn');
    expect(lagTone('0', 0, 0)).toBe('plain');
    expect(lagTone(null, null, null)).toBe('dim');
  });
});
