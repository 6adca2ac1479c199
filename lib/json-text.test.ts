import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJsonText, prettyLines, prettyText, stringValue } from './json-text';

/** The node written down again without a blank: what went in must come out. */
function compact(node: JsonNode): string {
  if (node.kind === 'array') return `[${node.items.map(compact).join(',')}]`;
  if (node.kind === 'object') return `{${node.members.map((m) => `${m.key.text}:${compact(m.value)}`).join(',')}}`;
  return node.text;
}

describe('parseJsonText', () => {
  it.each([
    '9007199254740993',
    '-0',
    '1e400',
    '1E+5',
    '0.10',
    '12345678901234567890.123456789012345678901234567890',
    '"\\ud800"',
    '"\\u0041\\/\\n"',
    '"🚀 אבג"',
    '{"a":1,"a":2}',
    '{"":{"":[]}}',
    '[[],{},[null,true,false]]',
    '"\u2028"',
  ])('keeps every character of %s', (text) => {
    expect(compact(parseJsonText(text)!)).toBe(text);
    expect(compact(parseJsonText(` \n\t${text}\r `)!)).toBe(text);
  });

  it.each([
    '',
    ' ',
    'nul',
    'nulls',
    'NaN',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '"',
    '"a',
    '"\n"',
    '"\\x"',
    '"\\u12"',
    "'a'",
    '[1,]',
    '[1 2]',
    '[,]',
    '{"a"}',
    '{"a":}',
    '{a:1}',
    '{"a":1,}',
    '{"a":1',
    '[',
    ']',
    '[}',
    '1 2',
    '{} x',
    '\ufeff{}',
  ])('answers null for %j', (text) => {
    expect(parseJsonText(text)).toBeNull();
  });

  it('accepts and refuses what JSON.parse does', () => {
    const pieces = ['{', '}', '[', ']', '"a"', ':', ',', '1', '-', 'null', ' ', '"\\u00e9"', '0.5', 'tru'];
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 48_271) >>> 0) % 0x7fffffff;
      return state % below;
    };
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + random(8) }, () => pieces[random(pieces.length)]).join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      expect([text, parseJsonText(text) !== null]).toEqual([text, valid]);
    }
  });

  it('gives up on nesting that no message has, and not on width', () => {
    expect(parseJsonText('['.repeat(100_000))).toBeNull();
    expect(parseJsonText(`${'['.repeat(400)}${']'.repeat(400)}`)).not.toBeNull();
    const wide = `[${'1,'.repeat(200_000)}1]`;
    expect(parseJsonText(wide)).toMatchObject({ kind: 'array' });
    expect(parseJsonText(`"${'\\"'.repeat(500_000)}"`)).not.toBeNull();
  });

  it('reads the value of a string only when asked to', () => {
    const node = parseJsonText('"\\ud800 \\u0041"');
    expect(node?.kind === 'string' && stringValue(node)).toBe('\ud800 A');
  });
});

describe('prettyLines', () => {
  it('puts small values on one line and keeps what stands in them', () => {
    const text = '{"id":9007199254740993,"method":{"type":"IBAN","country":"DE"},"list":[],"none":{},"big":[1e400,-0]}';
    expect(prettyText(parseJsonText(text)!)).toBe(
      [
        '{',
        '  "id": 9007199254740993,',
        '  "method": { "type": "IBAN", "country": "DE" },',
        '  "list": [],',
        '  "none": {},',
        '  "big": [1e400, -0]',
        '}',
      ].join('\n'),
    );
  });

  it('breaks long and nested ones', () => {
    const lines = prettyLines(parseJsonText(`[{"a":[{"b":1}]},"${'x'.repeat(80)}"]`)!);
    expect(lines.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 2, 1, 1, 0]);
    expect(lines[1]?.tokens).toEqual([{ kind: 'mark', text: '{' }]);
  });
});
