import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { encode, encodedResponse } from './encoded';

const Row = z.object({ name: z.string() });
const List = z.object({ items: z.array(Row), asOf: z.number().nullable() });

const text = (schema: z.ZodType, answer: unknown) => encode(schema, answer).plain.toString();
const rows = (count: number, extra: object = {}) =>
  Object.freeze(Array.from({ length: count }, (_, n) => ({ name: `row ${n}`, ...extra })));

/** As it comes through the front door. */
function request(acceptEncoding: string, more: Record<string, string> = { 'x-sluice-address': '127.0.0.1' }): Request {
  return new Request('http://127.0.0.1/', { headers: { 'accept-encoding': acceptEncoding, ...more } });
}

describe('an answer on its way out', () => {
  it('has what its schema names and nothing else, frozen or not', () => {
    const items = rows(2, { secret: 'x' });
    const expected = JSON.stringify({ items: [{ name: 'row 0' }, { name: 'row 1' }], asOf: 3 });
    expect(text(List, { items, asOf: 3, secret: 'y' })).toBe(expected);
    expect(text(List, { items: [...items], asOf: 3, secret: 'y' })).toBe(expected);
    expect(text(Row, { name: 'a', secret: 'y' })).toBe('{"name":"a"}');
  });

  it('is refused when it does not fit', () => {
    expect(() => encode(List, { items: Object.freeze([{ name: 1 }]), asOf: 3 })).toThrow();
    expect(() => encode(List, { items: rows(1), asOf: 'now' })).toThrow();
  });

  it('is written once for a frozen list, and anew around it', () => {
    const items = rows(3);
    const first = encode(List, { items, asOf: 1 });
    expect(encode(List, { items, asOf: 1 }).plain).toBe(first.plain);
    expect(JSON.parse(text(List, { items, asOf: 2 }))).toEqual({ items: [...items], asOf: 2 });
  });

  it('of somebody who sees less is not that of another', () => {
    const all = rows(3);
    encode(List, { items: all, asOf: 1 });
    const some = Object.freeze(all.filter(({ name }) => name !== 'row 1'));
    expect(text(List, { items: some, asOf: 1 })).not.toContain('row 1');
    expect(text(List, { items: all, asOf: 1 })).toContain('row 1');
  });

  it('is not taken for that of another schema', () => {
    const items = rows(1, { size: 5 });
    encode(List, { items, asOf: 1 });
    const Sizes = z.object({ items: z.array(z.object({ size: z.number() })) });
    expect(text(Sizes, { items })).toBe('{"items":[{"size":5}]}');
  });

  it('sees what has changed in a list that is not frozen', () => {
    const items = [{ name: 'a' }];
    encode(List, { items, asOf: 1 });
    items[0]!.name = 'b';
    expect(text(List, { items, asOf: 1 })).toContain('"b"');
  });
});

describe('a response', () => {
  it('is compressed where it is long and whoever asks can read that', async () => {
    const encoded = encode(List, { items: rows(3000), asOf: 1 });
    const packed = await encodedResponse(encoded, request('br, gzip'), 200, 'r1');
    expect(packed.headers.get('x-sluice-encoding')).toBe('gzip');
    expect(packed.headers.get('cache-control')).toBe('no-store, private');
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer()))).toEqual(encoded.plain);
    for (const other of [request('identity'), request('gzip', {})]) {
      const plain = await encodedResponse(encoded, other, 200, 'r2');
      expect(plain.headers.get('x-sluice-encoding')).toBeNull();
      expect(Buffer.from(await plain.arrayBuffer())).toEqual(encoded.plain);
    }
  });

  it('is left as it is where it is short', async () => {
    const short = await encodedResponse(encode(Row, { name: 'a' }), request('gzip'), 201, 'r3');
    expect([short.status, short.headers.get('x-sluice-encoding')]).toEqual([201, null]);
    expect(await short.json()).toEqual({ name: 'a' });
  });
});
