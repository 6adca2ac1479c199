import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { WireError } from './errors';
import { Reader } from './reader';
import { Writer } from './writer';

const readerOf = (...bytes: number[]) => new Reader(Uint8Array.from(bytes));

describe('Reader and Writer', () => {
  it('carry the edges of every number', () => {
    const to = new Writer(1);
    for (const value of [-128, 127]) to.int8(value);
    for (const value of [-32768, 32767]) to.int16(value);
    to.uint16(65535);
    for (const value of [-(2 ** 31), 2 ** 31 - 1]) to.int32(value);
    to.uint32(2 ** 32 - 1);
    for (const value of [-(2n ** 63n), 9007199254740993n, 2n ** 63n - 1n]) to.int64(value);
    to.float64(Number.MIN_VALUE);
    to.bool(true);
    const from = new Reader(to.finish());
    expect([from.int8(), from.int8()]).toEqual([-128, 127]);
    expect([from.int16(), from.int16(), from.uint16()]).toEqual([-32768, 32767, 65535]);
    expect([from.int32(), from.int32(), from.uint32()]).toEqual([-(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1]);
    expect([from.int64(), from.int64(), from.int64()]).toEqual([-(2n ** 63n), 9007199254740993n, 2n ** 63n - 1n]);
    expect(from.float64()).toBe(Number.MIN_VALUE);
    expect(from.bool()).toBe(true);
    expect(from.left).toBe(0);
  });

  it('carry varints on both sides of each length', () => {
    for (const bits of [0, 7, 14, 21, 28, 32]) {
      for (const value of [2 ** bits - 1, 2 ** bits].filter((value) => value < 2 ** 32)) {
        const to = new Writer(1);
        to.uvarint(value);
        const bytes = to.finish();
        expect(new Reader(bytes).uvarint()).toBe(value);
        expect(bytes.length).toBe(Math.max(1, Math.ceil(value.toString(2).length / 7)));
      }
    }
  });

  it('refuse a varint of more than 32 bits', () => {
    expect(() => readerOf(0xff, 0xff, 0xff, 0xff, 0x1f).uvarint()).toThrow(WireError);
    expect(() => readerOf(0x80, 0x80, 0x80, 0x80, 0x80, 0x01).uvarint()).toThrow(WireError);
    expect(() => readerOf(0x80, 0x80).uvarint()).toThrow(WireError);
  });

  it('put the length of what was forked before it, however long that turned out', () => {
    for (const length of [0, 1, 127, 128, 16383, 16384, 3_000_000]) {
      const to = new Writer(8);
      to.int8(1);
      const start = to.fork();
      to.raw(new Uint8Array(length).fill(0xab));
      to.join(start);
      to.int8(2);
      const from = new Reader(to.finish());
      expect(from.int8()).toBe(1);
      expect(from.uvarint()).toBe(length);
      expect(from.copy(length).every((byte) => byte === 0xab)).toBe(true);
      expect(from.int8()).toBe(2);
      expect(from.left).toBe(0);
    }
  });
});

describe('Reader', () => {
  it('ends at the window, not at the end of the array', () => {
    const from = new Reader(new Uint8Array(20), 4, 7);
    expect(from.int16()).toBe(0);
    expect(from.left).toBe(1);
    expect(() => from.int16()).toThrow(WireError);
    expect(from.position, 'a refused read does not move').toBe(6);
  });

  it('says where in the array it stood when the bytes ran out', () => {
    const from = new Reader(new Uint8Array(20), 4, 7);
    expect(() => from.int64()).toThrow(expect.objectContaining({ position: 4 }));
  });

  it('refuses negative and huge lengths', () => {
    for (const length of [-1, -(2 ** 31), 4, 2 ** 32 - 2]) {
      expect(() => readerOf(1, 2, 3).text(length)).toThrow(WireError);
      expect(() => readerOf(1, 2, 3).copy(length)).toThrow(WireError);
      expect(() => readerOf(1, 2, 3).lend(length)).toThrow(WireError);
      expect(() => readerOf(1, 2, 3).skip(length)).toThrow(WireError);
    }
  });

  it('gives copies away and lends views, also of a view into a pool', () => {
    const pool = Buffer.alloc(16, 1);
    const from = new Reader(pool.subarray(4, 12));
    const owned = from.copy(3);
    const lent = from.lend(3);
    pool.fill(0xdd);
    expect(owned).toEqual(Uint8Array.of(1, 1, 1));
    expect(owned.buffer.byteLength, 'an owned copy does not pin the frame').toBe(3);
    expect(lent).toEqual(Uint8Array.of(0xdd, 0xdd, 0xdd));
  });

  it("writes a UUID the way Kafka's tools print it", () => {
    const bytes = Buffer.from('-_AAAAAAQACAAAAAAAAAAQ', 'base64url');
    expect(new Reader(bytes).uuid()).toBe('-_AAAAAAQACAAAAAAAAAAQ');
  });

  it('takes bytes that are not UTF-8 for U+FFFD', () => {
    expect(readerOf(0x61, 0xff, 0x62).text(3)).toBe('a\ufffdb');
  });
});
