import { expect, it } from 'vitest';
import { visibleParts, visibleText } from './visible-text';

it.each([
  ['a\u202eb', 'a\\u202eb'],
  ['\u0000\u001b[31m', '\\u0000\\u001b[31m'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['\u2066x\u2069\u061c', '\\u2066x\\u2069\\u061c'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['half \ud83d', 'half \\ud83d'],
  ['a\u200db', 'a\\u200db'],
  ['\r\n\t', '\\u000d\n\t'],
])('writes out what would not be seen in %j', (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});

it.each(['plain', 'אבג', '🚀', '👨‍👩‍👧', '🏳️‍🌈', '👩🏽‍🚀', 'ünïcödé', ''])('leaves %s as it is', (text) => {
  expect(visibleText(text)).toBe(text);
});

it('says which pieces are escapes', () => {
  expect(visibleParts('a\u200bb')).toEqual([
    { text: 'a', escaped: false },
    { text: '\\u200b', escaped: true },
    { text: 'b', escaped: false },
  ]);
});
