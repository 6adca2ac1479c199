import { WireError } from '../errors';
import { littleEndian } from './little-endian';
import { LimitError, Output } from './output';

/** What snappy-java's SnappyOutputStream begins with (0x82 'SNAPPY' 0x00); Java producers write it, librdkafka does not. */
const xerialMagic = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00];
const XERIAL_HEADER = 16; // magic 8, version 4, oldest compatible version 4

/** Snappy: one plain block, or blocks framed by snappy-java with their lengths in big-endian before them. */
export function unpackSnappy(bytes: Uint8Array, limit: number): Uint8Array {
  if (!isXerial(bytes, 0)) {
    const out = new Output(0, limit);
    unpackBlock(bytes, 0, bytes.length, out, limit);
    return out.done();
  }
  const out = new Output(bytes.length * 3, limit);
  let at = 0;
  while (at < bytes.length) {
    // Streams written one after the other stay readable (SnappyInputStream.hasNextChunk).
    if (isXerial(bytes, at)) {
      at += XERIAL_HEADER;
      continue;
    }
    if (bytes.length - at < 4) throw new WireError('snappy: cut in a frame length', at);
    const length = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    at += 4;
    if (length < 0 || length > bytes.length - at) throw new WireError('snappy: frame longer than the batch', at);
    unpackBlock(bytes, at, at + length, out, limit);
    at += length;
  }
  if (at > bytes.length) throw new WireError('snappy: cut in the header', bytes.length);
  return out.done();
}

function isXerial(bytes: Uint8Array, at: number): boolean {
  return xerialMagic.every((byte, i) => bytes[at + i] === byte);
}

/** One block, format_description.txt of google/snappy: length as varint, then literals and copies. */
function unpackBlock(bytes: Uint8Array, start: number, end: number, out: Output, limit: number): void {
  let at = start;
  let claimed = 0;
  for (let shift = 0; ; shift += 7) {
    if (at >= end || shift > 28) throw new WireError('snappy: bad length', at);
    const byte = bytes[at++]!;
    claimed += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  const floor = out.length;
  if (floor + claimed > limit) throw new LimitError(limit, start);

  while (at < end) {
    const tag = bytes[at++]!;
    const kind = tag & 3;
    if (kind === 0) {
      let length = tag >>> 2;
      if (length >= 60) {
        const lengthBytes = length - 59;
        length = littleEndian(bytes, at, lengthBytes);
        at += lengthBytes;
      }
      length++;
      if (length > end - at) throw new WireError('snappy: cut in a literal', at);
      out.literal(bytes, at, length);
      at += length;
      continue;
    }
    // Copies of 1, 2 and 4 distance bytes; the first kind keeps the high bits in its tag.
    const distanceBytes = kind === 3 ? 4 : kind;
    const length = kind === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
    const distance = littleEndian(bytes, at, distanceBytes) + (kind === 1 ? (tag >>> 5) * 256 : 0);
    out.match(distance, length, floor, at);
    at += distanceBytes;
  }
  if (out.length - floor !== claimed) throw new WireError('snappy: not as long as it claims', at);
}
