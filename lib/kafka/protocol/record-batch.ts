import { BatchError, checkSum, unpack } from './batch-error';
import { type CodecName, codecs } from './compression';
import { crc32c } from './crc32c';
import { WireError } from './errors';
import { messageHeader, openMessage } from './message-set';
import { walkRecords } from './records';

// Byte map of a record batch of format 2 (org.apache.kafka.common.record.DefaultRecordBatch). The checksum covers
// all from ATTRIBUTES on, so a broker may set base offset and leader epoch without touching it.
const BASE_OFFSET = 0;
const LENGTH = 8;
const LEADER_EPOCH = 12;
const MAGIC = 16; // In the same place in formats 0 and 1.
const CRC = 17;
const ATTRIBUTES = 21;
const LAST_OFFSET_DELTA = 23;
const BASE_TIMESTAMP = 27;
const MAX_TIMESTAMP = 35;
const PRODUCER_ID = 43;
const PRODUCER_EPOCH = 51;
const BASE_SEQUENCE = 53;
const RECORD_COUNT = 57;
const HEADER = 61;
/** Bytes before those that LENGTH counts. */
const OVERHEAD = 12;
const OLD_HEADER = 14; // The least that LENGTH counts in format 0.
const MAX_RECORDS = 1_000_000;

const CODEC_BITS = 0x07;
const APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/** Of a record batch, or of a message of the formats before: one record, or a compressed set of them. */
export type BatchHeader = {
  /** Where the batch starts in the bytes walked, and how many of them it has: header included, compressed. */
  readonly position: number;
  readonly size: number;
  /** The message format: 2 since Kafka 0.11, 1 since 0.10, 0 before. */
  readonly magic: number;
  /** Of a compressed set of format 0 or 1 no more than its lower bound: only its records tell (`exactHeader`). */
  readonly baseOffset: bigint;
  /** Kept by compaction even where the records are gone: the next batch starts behind it. */
  readonly lastOffset: bigint;
  readonly leaderEpoch: number;
  readonly codec: CodecName | null;
  readonly timestampType: 'create' | 'append';
  /** Milliseconds; what record timestamps count from. -1: none. */
  readonly baseTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly transactional: boolean;
  readonly control: boolean;
  readonly producerId: bigint | null;
  readonly producerEpoch: number | null;
  readonly baseSequence: number | null;
  readonly recordCount: number;
};

/**
 * The headers of the batches in the records of a Fetch answer, in the order of the log. Brokers cut the last batch
 * where the size limit falls (KIP-74): it is left out. Throws WireError where a length is none, for then nothing
 * tells where the next batch begins.
 */
export function batchHeaders(bytes: Uint8Array): BatchHeader[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headers: BatchHeader[] = [];
  for (let position = 0; position + MAGIC < bytes.length; ) {
    const magic = view.getInt8(position + MAGIC);
    const size = view.getInt32(position + LENGTH) + OVERHEAD;
    if (size < (magic < 2 ? OLD_HEADER + OVERHEAD : HEADER)) throw new WireError('a batch of no length', position);
    if (position + size > bytes.length) break;
    if (magic === 2) headers.push(headerAt(view, position, size));
    else headers.push(messageHeader(view, position, size, (headers.at(-1)?.lastOffset ?? -1n) + 1n));
    position += size;
  }
  return headers;
}

function headerAt(view: DataView, position: number, size: number): BatchHeader {
  const attributes = view.getInt16(position + ATTRIBUTES);
  const baseOffset = view.getBigInt64(position + BASE_OFFSET);
  const producerId = view.getBigInt64(position + PRODUCER_ID);
  const producing = producerId >= 0n;
  return {
    position,
    size,
    magic: 2,
    baseOffset,
    lastOffset: baseOffset + BigInt(Math.max(0, view.getInt32(position + LAST_OFFSET_DELTA))),
    leaderEpoch: view.getInt32(position + LEADER_EPOCH),
    codec: codecs[attributes & CODEC_BITS] ?? null,
    timestampType: attributes & APPEND_TIME ? 'append' : 'create',
    baseTimestamp: view.getBigInt64(position + BASE_TIMESTAMP),
    maxTimestamp: view.getBigInt64(position + MAX_TIMESTAMP),
    transactional: (attributes & TRANSACTIONAL) !== 0,
    control: (attributes & CONTROL) !== 0,
    producerId: producing ? producerId : null,
    producerEpoch: producing ? view.getInt16(position + PRODUCER_EPOCH) : null,
    baseSequence: producing ? view.getInt32(position + BASE_SEQUENCE) : null,
    recordCount: view.getInt32(position + RECORD_COUNT),
  };
}

/**
 * The records of one batch, ready for `walkRecords`: checksum held, decompressed within `limit` bytes, every record
 * whole. `bytes` is what `batchHeaders` walked, lent; the result is lent with it where the codec is 'none', else owned.
 * Throws BatchError.
 */
export function openBatch(bytes: Uint8Array, header: BatchHeader, limit?: number): Uint8Array {
  const { position, size, magic, codec, recordCount } = header;
  if (magic === 0 || magic === 1) return openMessage(bytes, header, limit);
  if (magic !== 2) throw new BatchError('unknown format', `message format ${magic} is not known`, position);
  const claimed = new DataView(bytes.buffer, bytes.byteOffset + position + CRC, 4).getUint32(0);
  checkSum(claimed, crc32c(bytes, position + ATTRIBUTES, position + size), position);
  if (codec === null) throw new BatchError('compression', 'its compression is not known', position);
  if (recordCount < 0 || recordCount > MAX_RECORDS) {
    throw new BatchError('too large', `it claims ${recordCount} records`, position);
  }
  const body = unpack(codec, bytes.subarray(position + HEADER, position + size), position, limit);
  try {
    walkRecords(header, body, () => {});
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    throw new BatchError('records', `its records are broken: ${thrown.message}`, position);
  }
  return body;
}
