import { type CodecName, decompress, outputLimit } from './compression';
import { LimitError } from './compression/output';
import { WireError } from './errors';

export type BatchFault = 'checksum' | 'compression' | 'too large' | 'records' | 'unknown format';

/** One batch cannot be read; the next one can. */
export class BatchError extends WireError {
  constructor(
    readonly reason: BatchFault,
    message: string,
    position: number,
  ) {
    super(message, position);
  }
}

/** Throws BatchError where the bytes are not those that were written. */
export function checkSum(claimed: number, found: number, position: number): void {
  if (claimed === found) return;
  const text = `the batch says ${hex(claimed)}, its bytes give ${hex(found)}`;
  throw new BatchError('checksum', `its checksum is wrong: ${text}`, position);
}

const hex = (crc: number) => crc.toString(16).padStart(8, '0');

/** Decompresses what a batch holds, within `limit` and what its size allows. Throws BatchError. */
export function unpack(codec: CodecName, packed: Uint8Array, position: number, limit?: number): Uint8Array {
  try {
    return decompress(codec, packed, Math.min(limit ?? Number.POSITIVE_INFINITY, outputLimit(packed.length)));
  } catch (thrown) {
    if (thrown instanceof LimitError) {
      const text = `${packed.length} bytes become more than the ${thrown.limit} that are read at once`;
      throw new BatchError('too large', `it was not decompressed: ${text}`, position);
    }
    if (!(thrown instanceof WireError)) throw thrown;
    throw new BatchError('compression', `it cannot be decompressed: ${thrown.message}`, position);
  }
}
