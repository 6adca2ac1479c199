import { describe, expect, it } from 'vitest';

import type { Preview } from '@/lib/contract/messages';

import { lineParts, payloadSummary } from './payload-text';
import { rawLines } from './raw-lines';

const preview = (format: Preview['format'], text: string, truncated = false): Preview => ({
  format,
  text,
  size: text.length,
  truncated,
  problem: null,
});
const line = (payload: Preview, length = 100) =>
  lineParts(payload, length)
    .map(({ text }) => text)
    .join('');

describe('a payload on one line', () => {
  it('line breaks and outer blanks of a text become marks', () => {
    expect(line(preview('text', ' a b\nc '))).toBe('·a b↵c·');
    expect(line(preview('text', '  '))).toBe('··');
  });

  it('a pretty JSON loses only what means nothing', () => {
    expect(line(preview('json', '{\n  "a": "x  y"\n}'))).toBe('{ "a": "x  y" }');
  });

  it('what would not be seen is written out', () => {
    expect(line(preview('text', 'a\u202eb'))).toBe('a\\u202eb');
  });

  it('is cut with a sign, and not within a character', () => {
    expect(line(preview('text', 'ab🚪cd'), 3)).toBe('ab…');
    expect(line(preview('text', 'abc', true))).toBe('abc…');
  });

  it('bytes stand apart', () => {
    expect(line(preview('binary', '00ff1a'))).toBe('00 ff 1a');
  });

  it('null and empty are not the same', () => {
    expect(payloadSummary(preview('null', ''))).not.toBe(payloadSummary(preview('empty', '')));
  });
});

describe('raw lines', () => {
  it('long lines are cut and give the text again', () => {
    const text = `${'x'.repeat(3999)}🚪${'y'.repeat(5000)}`;
    expect(rawLines(text).join('')).toBe(text);
    expect(rawLines(text).length).toBe(3);
  });

  it('empty lines stay', () => {
    expect(rawLines('a\n\nb\n')).toEqual(['a', '', 'b', '']);
    expect(rawLines('')).toEqual(['']);
  });
});
