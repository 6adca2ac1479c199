import { WireError } from '../errors';
import { littleEndian } from './little-endian';
import { Output } from './output';
import { xxhash32 } from './xxhash32';

const MAGIC = 0x184d2204;
const SKIPPABLE = 0x184d2a50; // ... to 0x184d2a5f
// Bits of the FLG byte.
const INDEPENDENT = 0x20;
const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const DICTIONARY = 0x01;
const UNCOMPRESSED = 0x8000_0000;

/** LZ4 frames, lz4_Frame_format.md: linked and independent blocks, sizes and checksums where the frame has them. */
export function unpackLz4(bytes: Uint8Array, limit: number): Uint8Array {
  const out = new Output(bytes.length * 4, limit);
  let at = 0;
  do {
    const magic = littleEndian(bytes, at, 4);
    if (magic === MAGIC) at = unpackFrame(bytes, at, out);
    else if ((magic & 0xffff_fff0) >>> 0 === SKIPPABLE) at += 8 + littleEndian(bytes, at + 4, 4);
    else throw new WireError('lz4: not a frame', at);
  } while (at < bytes.length);
  if (at > bytes.length) throw new WireError('lz4: cut', bytes.length);
  return out.done();
}

function unpackFrame(bytes: Uint8Array, start: number, out: Output): number {
  const flags = littleEndian(bytes, start + 4, 1);
  const sizeCode = (littleEndian(bytes, start + 5, 1) >>> 4) & 7;
  if (flags >>> 6 !== 1 || sizeCode < 4) throw new WireError('lz4: unknown frame version', start);
  if (flags & DICTIONARY) throw new WireError('lz4: needs a dictionary', start);
  const maxBlock = 1 << (2 * sizeCode + 8);
  const floor = out.length;
  const headerEnd = start + (flags & CONTENT_SIZE ? 14 : 6);
  checkHeader(bytes, start, headerEnd);

  let at = headerEnd + 1;
  for (;;) {
    const field = littleEndian(bytes, at, 4);
    at += 4;
    if (field === 0) break;
    const length = field & 0x7fff_ffff;
    if (length > maxBlock || length > bytes.length - at) throw new WireError('lz4: block too long', at);
    const blockStart = out.length;
    if (field & UNCOMPRESSED) out.literal(bytes, at, length);
    else unpackBlock(bytes, at, at + length, out, flags & INDEPENDENT ? blockStart : floor);
    if (out.length - blockStart > maxBlock) throw new WireError('lz4: block becomes too long', at);
    at += length;
    if (!(flags & BLOCK_CHECKSUM)) continue;
    if (littleEndian(bytes, at, 4) !== xxhash32(bytes, at - length, at)) throw new WireError('lz4: block checksum', at);
    at += 4;
  }
  if (flags & CONTENT_SIZE) {
    const size = littleEndian(bytes, start + 6, 4) + littleEndian(bytes, start + 10, 4) * 2 ** 32;
    if (size !== out.length - floor) throw new WireError('lz4: not as long as it claims', at);
  }
  if (flags & CONTENT_CHECKSUM) {
    if (littleEndian(bytes, at, 4) !== xxhash32(out.done(), floor)) throw new WireError('lz4: content checksum', at);
    at += 4;
  }
  return at;
}

/** Kafka's clients once took the checksum over the magic too (KAFKA-3160); what they wrote is still in logs. */
function checkHeader(bytes: Uint8Array, start: number, end: number): void {
  const checksum = littleEndian(bytes, end, 1);
  const of = (from: number) => (xxhash32(bytes, from, end) >>> 8) & 0xff;
  if (checksum !== of(start + 4) && checksum !== of(start)) throw new WireError('lz4: header checksum', end);
}

/** One block, lz4_Block_format.md: literals and a match by turns, the last ones literals only. */
function unpackBlock(bytes: Uint8Array, start: number, end: number, out: Output, floor: number): void {
  let at = start;
  while (at < end) {
    const token = bytes[at++]!;
    let length = token >>> 4;
    if (length === 15) {
      let more = 255;
      while (more === 255 && at < end) length += more = bytes[at++]!;
    }
    if (length > end - at) throw new WireError('lz4: cut in literals', at);
    out.literal(bytes, at, length);
    at += length;
    if (at >= end) return;

    if (end - at < 2) throw new WireError('lz4: cut in a match', at);
    const distance = bytes[at]! | (bytes[at + 1]! << 8);
    at += 2;
    length = token & 15;
    if (length === 15) {
      let more = 255;
      while (more === 255 && at < end) length += more = bytes[at++]!;
    }
    out.match(distance, length + 4, floor, at);
  }
  throw new WireError('lz4: block ends in a match', end);
}
