import { describe, expect, it } from 'vitest';

import { type AnyPayload, base64Of, bytesOf, hexLine, hexOf } from './payload-bytes';

const payload = (part: Partial<AnyPayload>): AnyPayload => ({
  format: 'text',
  text: '',
  size: 0,
  truncated: false,
  problem: null,
  ...part,
});

describe('bytes of a payload', () => {
  it('text and JSON give the UTF-8 of their text', () => {
    expect(hexOf(bytesOf(payload({ text: 'é🚪' }))!)).toBe('c3a9f09f9aaa');
  });

  it('base64 that the server sent wins over what is shown', () => {
    expect([...bytesOf(payload({ format: 'int32', text: '57', bytes: 'AAAAOQ==' }))!]).toEqual([0, 0, 0, 57]);
  });

  it('a preview of binary gives its bytes only when it has them all', () => {
    expect([...bytesOf(payload({ format: 'binary', text: '00ff' }))!]).toEqual([0, 255]);
    expect(bytesOf(payload({ format: 'binary', text: '00ff', truncated: true }))).toBeNull();
    expect(bytesOf(payload({ format: 'int64', text: '57' }))).toBeNull();
  });

  it('base64 goes there and back, beyond what one call can spread', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) & 255);
    expect(bytesOf(payload({ bytes: base64Of(bytes) }))).toEqual(bytes);
  });
});

describe('hex lines', () => {
  const bytes = Uint8Array.from([0x00, 0x41, 0x7e, 0x7f, 0x80, 0xff, 0x20, 0x0a, 0x42]);

  it('a line names its offset, its bytes and what is ASCII', () => {
    expect(hexLine(bytes, 0, 8)).toEqual({ offset: '00000000', hex: '00 41 7e 7f  80 ff 20 0a', ascii: '.A~... .' });
  });

  it('the last line is as wide as the others', () => {
    const { offset, hex, ascii } = hexLine(bytes, 1, 8);
    expect([offset, hex.trimEnd(), hex.length, ascii]).toEqual(['00000008', '42', 24, 'B']);
  });
});
