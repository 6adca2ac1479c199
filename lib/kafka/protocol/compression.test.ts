import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CodecName, decompress, outputLimit } from './compression';
import { LimitError } from './compression/output';
import { xxhash32 } from './compression/xxhash32';
import { WireError } from './errors';

type Vector = { codec: CodecName; content: 'small' | 'large'; made: string; hex: string };
const file = new URL('./vectors/compression/streams.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

/** What was compressed into the vectors. */
function lines(count: number): Buffer {
  const line = (i: number) => ({
    id: (i * 7919) % 1_000_003,
    status: ['NEW', 'PAID', 'RETURNED'][i % 3],
    note: 'ünïcödé 🚀',
    total: ((i * 37) % 10_000) / 100,
  });
  return Buffer.from(Array.from({ length: count }, (_, i) => `${JSON.stringify(line(i))}\n`).join(''));
}
const contents = {
  small: lines(3),
  large: Buffer.concat([...Array.from({ length: 20 }, () => lines(40)), Buffer.alloc(150_000, 'a')]),
};
for (const content of ['small', 'large'] as const) {
  const hex = gzipSync(contents[content]).toString('hex');
  vectors.push({ codec: 'gzip', content, made: 'zlib of Node', hex });
}

/** Numbers that look random and are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function expectOnlyWireErrors(codec: CodecName, bytes: Uint8Array): void {
  try {
    decompress(codec, bytes);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
  }
}

describe.each(vectors)('$codec, $content, by $made', ({ codec, content, hex }) => {
  const bytes = Buffer.from(hex, 'hex');

  it('comes out as it went in, from the middle of a larger array too', () => {
    const window = Buffer.concat([Buffer.alloc(7, 0xdd), bytes, Buffer.alloc(9, 0xdd)]).subarray(7, 7 + bytes.length);
    expect(Buffer.from(decompress(codec, bytes)).equals(contents[content])).toBe(true);
    expect(Buffer.from(decompress(codec, window)).equals(contents[content])).toBe(true);
  });

  it('fails with a wire error, or not at all, when cut anywhere', () => {
    const step = Math.ceil(bytes.length / 400);
    for (let length = 0; length < bytes.length; length += step) expectOnlyWireErrors(codec, bytes.subarray(0, length));
  });

  it('fails with a wire error, or not at all, when damaged', () => {
    const random = seeded(bytes.length);
    for (let round = 0; round < 1_000; round++) {
      const copy = Uint8Array.from(bytes);
      for (let hits = 1 + Math.floor(random() * 4); hits > 0; hits--) {
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      }
      expectOnlyWireErrors(codec, copy);
    }
  });

  it('stops at the limit it is given', () => {
    const size = contents[content].length;
    expect(decompress(codec, bytes, size).length).toBe(size);
    expect(() => decompress(codec, bytes, size - 1)).toThrow(LimitError);
  });
});

describe('decompress', () => {
  it('allows 64 MiB, and 200 times the input plus 1 MiB', () => {
    expect(outputLimit(1000)).toBe(200_000 + (1 << 20));
    expect(outputLimit(100 << 20)).toBe(64 << 20);
  });

  it('reads LZ4 frames whose header checksum took in the magic, as old Kafka clients wrote them', () => {
    const vector = vectors.find(({ codec, content }) => codec === 'lz4' && content === 'small')!;
    const bytes = Buffer.from(vector.hex, 'hex');
    const headerEnd = bytes[4]! & 0x08 ? 14 : 6;
    bytes[headerEnd] = (xxhash32(bytes, 0, headerEnd) >>> 8) & 0xff;
    expect(Buffer.from(decompress('lz4', bytes)).equals(contents.small)).toBe(true);
  });

  it('reads an LZ4 frame behind a skippable one', () => {
    const vector = vectors.find(({ codec, content }) => codec === 'lz4' && content === 'small')!;
    const skippable = Buffer.from('512a4d1803000000aabbcc', 'hex');
    const bytes = Buffer.concat([skippable, Buffer.from(vector.hex, 'hex')]);
    expect(Buffer.from(decompress('lz4', bytes)).equals(contents.small)).toBe(true);
  });
});

describe('bombs', () => {
  it('gzip: 256 MiB of zeros are refused', () => {
    const bomb = gzipSync(Buffer.alloc(256 << 20), { level: 9 });
    expect(() => decompress('gzip', bomb)).toThrow(LimitError);
  });

  it('snappy: a length of 4 GiB in six bytes is refused before memory is taken', () => {
    expect(() => decompress('snappy', Buffer.from('ffffffff0f00', 'hex'))).toThrow(LimitError);
  });

  it('snappy: a block that is longer than it claims is refused', () => {
    const copies = Buffer.from('fe0100'.repeat(100_000), 'hex'); // 64 bytes each, from one back
    const block = Buffer.concat([Buffer.from('80800400', 'hex'), Buffer.from('a', 'latin1'), copies]);
    expect(() => decompress('snappy', block)).toThrow(WireError);
  });

  it('lz4: blocks of one match of almost 4 MiB each are refused', () => {
    const match = [0x1f, 0x61, 0x01, 0x00, ...Array.from({ length: 16_448 }, () => 0xff), 0x00];
    const block = Buffer.from([...match, 0x10, 0x61]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(block.length);
    const head = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x70]);
    const checksum = Buffer.from([(xxhash32(head, 4, 6) >>> 8) & 0xff]);
    const blocks = Array.from({ length: 64 }, () => [size, block]).flat();
    const bomb = Buffer.concat([head, checksum, ...blocks, Buffer.alloc(4)]);
    expect(() => decompress('lz4', bomb)).toThrow(LimitError);
  });

  it('zstd: blocks of one byte repeated 128 KiB times are refused', () => {
    const header = (last: number) => (131_072 << 3) | (1 << 1) | last;
    const block = (last: number) => [header(last) & 0xff, (header(last) >> 8) & 0xff, header(last) >> 16, 0x61];
    const blocks = Array.from({ length: 8_192 }, (_, i) => block(i === 8_191 ? 1 : 0)).flat();
    const bomb = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, ...blocks]);
    expect(() => decompress('zstd', bomb)).toThrow(LimitError);
  });

  it('zstd: a frame that claims a gibibyte and holds little gives a wire error', () => {
    const bomb = Buffer.from('28b52ffd8000000000400100006100', 'hex');
    expect(() => decompress('zstd', bomb)).toThrow(WireError);
  });

  it('zstd works on after bombs and broken streams', () => {
    for (const vector of vectors.filter(({ codec }) => codec === 'zstd')) {
      const bytes = Buffer.from(vector.hex, 'hex');
      expect(Buffer.from(decompress('zstd', bytes)).equals(contents[vector.content])).toBe(true);
    }
  });
});
