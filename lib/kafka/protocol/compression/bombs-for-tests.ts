import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { recordHeadForTests } from '../batch-for-tests';
import type { CodecName } from '../compression';
import { xxhash32 } from './xxhash32';

const MIB = 1 << 20;

/**
 * The body of a batch of one record whose value is `noise` and then `zeros` bytes of nothing, as a sound stream of each
 * codec, made without ever having it whole. Brokers decompress what is produced, but keep no more than a buffer of it.
 */
export async function bombForTests(codec: Exclude<CodecName, 'none'>, noise: Uint8Array, mebibytes: number) {
  // The last zero is the number of headers.
  const zeros = mebibytes * MIB;
  const head = recordHeadForTests(noise, zeros - 1);
  switch (codec) {
    case 'gzip':
      return gzip(head, mebibytes);
    case 'snappy':
      return snappy(head, mebibytes);
    case 'lz4':
      return lz4(head, mebibytes);
    case 'zstd':
      return zstd(head, zeros);
    default:
      throw new Error(`no bomb of ${codec satisfies never}`);
  }
}

async function gzip(head: Buffer, mebibytes: number): Promise<Buffer> {
  const zeros = Buffer.alloc(MIB);
  const parts = [head, ...Array<Buffer>(mebibytes).fill(zeros)];
  return Buffer.concat(await Readable.from(parts).pipe(createGzip()).toArray());
}

/** snappy-java's frames of 1 MiB at most: a literal, or a zero that is copied on, 64 bytes at a time. */
function snappy(head: Buffer, mebibytes: number): Buffer {
  const length = (size: number) => Buffer.from([(size & 0x7f) | 0x80, ((size >>> 7) & 0x7f) | 0x80, size >>> 14]);
  const literal = (bytes: Buffer) => Buffer.concat([Buffer.from([62 << 2]), int24(bytes.length - 1), bytes]);
  const frame = (...block: Buffer[]) => {
    const bytes = Buffer.concat(block);
    const size = Buffer.alloc(4);
    size.writeInt32BE(bytes.length);
    return Buffer.concat([size, bytes]);
  };
  const copies = Buffer.alloc((MIB / 64) * 3);
  for (let at = 0; at < copies.length; at += 3) copies.set([(63 << 2) | 2, 1, 0], at);
  // The first copy is one byte shorter, for there is a zero before it.
  copies[0] = (62 << 2) | 2;
  const zeros = frame(length(MIB), Buffer.from([0, 0]), copies);
  const start = Buffer.from('82534e4150505900 00000001 00000001'.replaceAll(' ', ''), 'hex');
  return Buffer.concat([start, frame(length(head.length), literal(head)), ...Array<Buffer>(mebibytes).fill(zeros)]);
}

/** One frame of independent blocks: a plain one, then per 4 MiB one with a single match. */
function lz4(head: Buffer, mebibytes: number): Buffer {
  const size = 4 * MIB;
  // A zero, a match of it that reaches to the last five, which must be literals.
  const rest = size - 1 - 5 - 4 - 15;
  const lengths = Buffer.alloc(Math.floor(rest / 255) + 1, 255);
  lengths[lengths.length - 1] = rest % 255;
  const start = Buffer.from([0x1f, 0, 1, 0]);
  const block = Buffer.concat([start, lengths, Buffer.from([0x50, 0, 0, 0, 0, 0])]);
  const flags = Buffer.from([0x60, 0x70]); // Version 1, independent blocks; of 4 MiB at most.
  const frame = Buffer.concat([
    Buffer.from('04224d18', 'hex'),
    flags,
    Buffer.from([(xxhash32(flags, 0, 2) >>> 8) & 255]),
  ]);
  const zeros = Buffer.concat([int32(block.length), block]);
  const plain = Buffer.concat([int32(head.length | 0x8000_0000), head]);
  return Buffer.concat([frame, plain, ...Array<Buffer>(mebibytes / 4).fill(zeros), int32(0)]);
}

/** One frame: plain blocks, then blocks of one repeated byte. */
function zstd(head: Buffer, zeros: number): Buffer {
  const BLOCK = 128 << 10;
  const frame = Buffer.from('28b52ffd0038', 'hex'); // No content size, no checksum, a window of 128 KiB.
  const blocks: Buffer[] = [];
  for (let at = 0; at < head.length; at += BLOCK) {
    const bytes = head.subarray(at, at + BLOCK);
    blocks.push(int24(bytes.length << 3), bytes);
  }
  const repeated = Buffer.concat([int24((BLOCK << 3) | 2), Buffer.from([0])]);
  const last = Buffer.concat([int24((BLOCK << 3) | 3), Buffer.from([0])]);
  return Buffer.concat([frame, ...blocks, ...Array<Buffer>(zeros / BLOCK - 1).fill(repeated), last]);
}

const int24 = (value: number) => Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255]);
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
};
