import { gunzip } from './compression/gzip';
import { unpackLz4 } from './compression/lz4';
import { unpackSnappy } from './compression/snappy';
import { unpackZstd } from './compression/zstd';
import { WireError } from './errors';

/** By their number in the attributes of a record batch. */
export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type CodecName = (typeof codecs)[number];

const MAX_OUTPUT = 64 << 20;
const MAX_RATIO = 200;

/** The most that `length` compressed bytes may become: 64 MiB, and 200 times as much plus 1 MiB. */
export function outputLimit(length: number): number {
  return Math.min(MAX_OUTPUT, MAX_RATIO * length + (1 << 20));
}

/**
 * The records of one batch as its producer wrote them. Takes lent bytes and gives owned ones, save for 'none', which
 * gives `bytes` themselves. Throws LimitError beyond `limit` bytes of output, without holding much more than that,
 * and WireError for anything that is not a whole, sound stream.
 */
export function decompress(codec: CodecName, bytes: Uint8Array, limit = outputLimit(bytes.length)): Uint8Array {
  switch (codec) {
    case 'none':
      return bytes;
    case 'gzip':
      return gunzip(bytes, limit);
    case 'snappy':
      return unpackSnappy(bytes, limit);
    case 'lz4':
      return unpackLz4(bytes, limit);
    case 'zstd':
      return unpackZstd(bytes, limit);
    default:
      throw new WireError(`unknown codec ${codec satisfies never}`, 0);
  }
}
