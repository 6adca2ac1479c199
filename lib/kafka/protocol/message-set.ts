import { crc32 } from 'node:zlib';
import { BatchError, checkSum, unpack } from './batch-error';
import { codecs } from './compression';
import { WireError } from './errors';
import type { BatchHeader } from './record-batch';
import type { RecordAt } from './records';

// Byte map of a message of formats 0 and 1 (org.apache.kafka.common.record.LegacyRecord), what Kafka wrote before 0.11
// and still sends where it lies in a log. The checksum covers all from MAGIC on. Format 0 has no timestamp.
const OFFSET = 0;
const SIZE = 8;
const CRC = 12;
const MAGIC = 16;
const ATTRIBUTES = 17;
const TIMESTAMP = 18;
const OVERHEAD = 12; // Bytes before those that SIZE counts.

const CODEC_BITS = 0x07;
const APPEND_TIME = 0x08;

const fieldsAt = (magic: number): number => (magic === 0 ? TIMESTAMP : TIMESTAMP + 8);

/**
 * What the head of one message tells. A compressed one wraps a set of others and has the offset of the last of them:
 * `lowest` is as low as the first can be. Of formats that are not known, its offset and its size.
 */
export function messageHeader(view: DataView, position: number, size: number, lowest: bigint): BatchHeader {
  const magic = view.getInt8(position + MAGIC);
  const known = magic === 0 || magic === 1;
  const attributes = known ? view.getInt8(position + ATTRIBUTES) : 0;
  const timestamp = magic === 1 ? view.getBigInt64(position + TIMESTAMP) : -1n;
  const lastOffset = view.getBigInt64(position + OFFSET);
  const isSet = (attributes & CODEC_BITS) !== 0;
  return {
    position,
    size,
    magic,
    baseOffset: isSet && lowest < lastOffset ? lowest : lastOffset,
    lastOffset,
    leaderEpoch: -1,
    codec: known ? (codecs[attributes & CODEC_BITS] ?? null) : null,
    timestampType: magic === 1 && attributes & APPEND_TIME ? 'append' : 'create',
    baseTimestamp: timestamp,
    maxTimestamp: timestamp,
    transactional: false,
    control: false,
    producerId: null,
    producerEpoch: null,
    baseSequence: null,
    recordCount: isSet ? 0 : 1,
  };
}

/**
 * The messages of one header, ready for `walkMessages`: every checksum held, decompressed within `limit` bytes. Lent
 * with `bytes` where it is a single message, else owned. Throws BatchError.
 */
export function openMessage(bytes: Uint8Array, header: BatchHeader, limit?: number): Uint8Array {
  const { position, size, codec } = header;
  const message = bytes.subarray(position, position + size);
  if (codec === null) throw new BatchError('compression', 'its compression is not known', position);
  try {
    const outer = blankRecord();
    messageAt(message, 0, outer);
    checkSumAt(message, 0, size, position);
    if (codec === 'none') return message;
    const packed = message.subarray(outer.valueStart, outer.valueStart + Math.max(0, outer.valueLength));
    const set = unpack(codec, packed, position, limit);
    let at = 0;
    walkMessages(header, set, (record) => {
      checkSumAt(set, at, record.size, position);
      at += record.size;
    });
    return set;
  } catch (thrown) {
    if (thrown instanceof BatchError || !(thrown instanceof WireError)) throw thrown;
    throw new BatchError('records', `its records are broken: ${thrown.message}`, position);
  }
}

/**
 * `walkRecords` for formats 0 and 1. In a set of format 1 offsets count from 0, and the wrapper's own says where that
 * is; where the broker set the time, it stands in the wrapper (AbstractLegacyRecordBatch.DeepRecordsIterator).
 */
export function walkMessages(header: BatchHeader, set: Uint8Array, visit: (record: RecordAt) => void): void {
  const isSet = header.codec !== 'none';
  const base = isSet && header.magic === 1 ? baseOf(header, set) : 0n;
  const record = blankRecord();
  let at = 0;
  while (at < set.length) {
    const { magic, codec } = messageAt(set, at, record);
    if (magic !== header.magic) throw new WireError('a message of another format in a set', at);
    if (isSet && codec !== 0) throw new WireError('a compressed message in a compressed set', at);
    record.offset += base;
    if (record.offset < 0n || record.offset > header.lastOffset) throw new WireError('offset outside of its set', at);
    if (header.timestampType === 'append') record.timestamp = header.maxTimestamp;
    visit(record);
    at += record.size;
  }
  if (at === 0) throw new WireError('a set without messages', 0);
}

/** The header with what its records tell: where they begin, and how many there are. `body` is what `openBatch` gave. */
export function exactHeader(header: BatchHeader, body: Uint8Array): BatchHeader {
  if (header.magic > 1 || header.codec === 'none') return header;
  let baseOffset: bigint | null = null;
  let recordCount = 0;
  walkMessages(header, body, ({ offset }) => {
    baseOffset ??= offset;
    recordCount++;
  });
  return { ...header, baseOffset: baseOffset ?? header.baseOffset, recordCount };
}

function baseOf({ lastOffset }: BatchHeader, set: Uint8Array): bigint {
  const record = blankRecord();
  for (let at = 0; at < set.length; at += record.size) messageAt(set, at, record);
  return lastOffset - record.offset;
}

/** Reads one whole message into `record`; its offset is as it stands there. Throws WireError. */
function messageAt(bytes: Uint8Array, at: number, record: RecordAt): { magic: number; codec: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length - at < TIMESTAMP) throw new WireError('cut in a message', at);
  const magic = view.getInt8(at + MAGIC);
  const size = view.getInt32(at + SIZE) + OVERHEAD;
  const fields = fieldsAt(magic);
  if (magic !== 0 && magic !== 1) throw new WireError('a message of another format in a set', at);
  if (size < fields + 8 || size > bytes.length - at) throw new WireError('message of no such length', at);
  record.size = size;
  record.offset = view.getBigInt64(at + OFFSET);
  record.timestamp = magic === 0 ? -1n : view.getBigInt64(at + TIMESTAMP);
  record.keyLength = lengthAt(view, at + fields, at + size - 4);
  record.keyStart = at + fields + 4;
  const value = record.keyStart + Math.max(0, record.keyLength);
  record.valueLength = lengthAt(view, value, at + size);
  record.valueStart = value + 4;
  if (record.valueStart + Math.max(0, record.valueLength) !== at + size) {
    throw new WireError('message of another length', at);
  }
  return { magic, codec: view.getInt8(at + ATTRIBUTES) & CODEC_BITS };
}

function checkSumAt(bytes: Uint8Array, at: number, size: number, position: number): void {
  const claimed = new DataView(bytes.buffer, bytes.byteOffset + at + CRC, 4).getUint32(0);
  checkSum(claimed, crc32(bytes.subarray(at + MAGIC, at + size)), position);
}

/** -1 for null; held against the end of what it may fill. */
function lengthAt(view: DataView, at: number, end: number): number {
  const length = view.getInt32(at);
  if (length < -1 || length > end - at - 4) throw new WireError('field too long', at);
  return length;
}

/** To be filled with one record after the other. */
export const blankRecord = (): RecordAt => ({
  offset: 0n,
  timestamp: -1n,
  size: 0,
  keyStart: 0,
  keyLength: -1,
  valueStart: 0,
  valueLength: -1,
  headersStart: 0,
  headerCount: 0,
});
