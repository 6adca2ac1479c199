import { describe, expect, it } from 'vitest';
import { decode } from './decode';

const bytes = (text: string) => new TextEncoder().encode(text);
const from = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('decode', () => {
  it('tells null, empty and the text "null" apart', () => {
    expect(decode(null, 'auto', 100)).toMatchObject({ format: 'null', size: 0 });
    expect(decode(bytes(''), 'auto', 100)).toMatchObject({ format: 'empty', size: 0 });
    expect(decode(bytes('null'), 'auto', 100)).toMatchObject({ format: 'text', text: 'null', size: 4 });
    expect(decode(null, 'int64', 100)).toMatchObject({ format: 'null', problem: null });
  });

  it.each([
    ['json', '{"id":9007199254740993,"a":1e400,"b":-0,"a":"\\ud800"}'],
    ['json', ' [1,\n2] '],
    ['text', '{"id":'],
    ['text', '123'],
    ['text', '"quoted"'],
    ['text', 'key-1'],
    ['text', 'ünïcödé 🚀 אבג \u202e'],
    ['text', '\u001b[31mred\u001b[0m\tline\r\n'],
    ['text', '\ufeffwith a byte order mark'],
  ])('calls it %s and keeps every character: %j', (format, text) => {
    expect(decode(bytes(text), 'auto', 1000)).toMatchObject({ format, text, truncated: false, problem: null });
  });

  it.each(['00000007', 'fffe0001', 'c080', 'eda080', '7f', '61626300'])('calls %s binary and shows its hex', (hex) => {
    expect(decode(from(hex), 'auto', 100)).toMatchObject({ format: 'binary', text: hex, size: hex.length / 2 });
  });

  it('cuts between characters, and counts the bytes that are there', () => {
    expect(decode(bytes('aé🚀z'), 'auto', 2)).toMatchObject({ text: 'a', truncated: true, size: 8 });
    expect(decode(bytes('aé🚀z'), 'auto', 3)).toMatchObject({ text: 'aé', truncated: true });
    expect(decode(bytes('aé🚀z'), 'auto', 6)).toMatchObject({ text: 'aé', truncated: true });
    expect(decode(bytes('aé🚀z'), 'auto', 8)).toMatchObject({ text: 'aé🚀z', truncated: false });
    expect(decode(from('00010203'), 'auto', 2)).toMatchObject({ text: '0001', truncated: true, size: 4 });
  });

  it('knows JSON by the whole value, however little is shown', () => {
    expect(decode(bytes(`{"a":"${'x'.repeat(9000)}"}`), 'auto', 10)).toMatchObject({
      format: 'json',
      text: '{"a":"xxxx',
    });
    expect(decode(bytes(`{"a":"${'x'.repeat(9000)}}`), 'auto', 10)).toMatchObject({ format: 'text' });
  });

  it.each([
    ['int32', 'fffffffe', '-2'],
    ['int64', '0020000000000001', '9007199254740993'],
    ['uuid', '4bf92f3577b34da6a3ce929d0e0e4736', '4bf92f35-77b3-4da6-a3ce-929d0e0e4736'],
    ['binary', '6869', '6869'],
    ['text', '00', '\u0000'],
  ] as const)('reads %s when asked to: %s', (format, hex, text) => {
    expect(decode(from(hex), format, 100)).toMatchObject({ format, text, problem: null });
  });

  it('says why a chosen format does not fit, and shows the bytes all the same', () => {
    expect(decode(bytes('abc'), 'int64', 100)).toMatchObject({
      format: 'text',
      text: 'abc',
      problem: 'An int64 has 8 bytes, this has 3.',
    });
    expect(decode(from('ff'), 'text', 100)).toMatchObject({
      format: 'binary',
      problem: 'The bytes are not valid UTF-8.',
    });
    expect(decode(bytes('{'), 'json', 100)).toMatchObject({ format: 'text', problem: 'The bytes are not JSON.' });
  });

  it('reads any bytes in any format without failing, from the middle of an array too', () => {
    let state = 1;
    for (let round = 0; round < 2_000; round++) {
      const pool = Uint8Array.from(
        { length: 40 },
        () => (state = (Math.imul(state, 48_271) >>> 0) % 0x7fffffff) & 0xff,
      );
      const window = pool.subarray(round % 7, 7 + (round % 30));
      for (const format of ['auto', 'json', 'text', 'binary', 'int32', 'int64', 'uuid'] as const) {
        expect(decode(window, format, 16).size).toBe(window.length);
      }
    }
  });
});
