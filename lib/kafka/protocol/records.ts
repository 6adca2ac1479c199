import { WireError } from './errors';
import { blankRecord, walkMessages } from './message-set';
import type { BatchHeader } from './record-batch';

/**
 * Where one record lies in the body of its batch: positions into it, lengths in bytes, -1 for null. `walkRecords`
 * hands out the same object again and again: copy what you keep.
 */
export type RecordAt = {
  offset: bigint;
  /** Milliseconds, -1 for none: the producer's, or the broker's where the batch says 'append'. */
  timestamp: bigint;
  /** Bytes of the record, its own length included. */
  size: number;
  keyStart: number;
  keyLength: number;
  valueStart: number;
  valueLength: number;
  headersStart: number;
  headerCount: number;
};

/** The bytes are lent with the body. Names may repeat, and their order is the producer's. */
export type RecordHeader = { name: Uint8Array; value: Uint8Array | null };

/** The records of a batch in the order of the log. Throws WireError where they do not fill the body exactly. */
export function walkRecords(header: BatchHeader, body: Uint8Array, visit: (record: RecordAt) => void): void {
  if (header.magic < 2) {
    walkMessages(header, body, visit);
    return;
  }
  const record = blankRecord();
  const cursor = new Cursor(body, 0, body.length);
  const span = header.lastOffset - header.baseOffset;
  for (let count = header.recordCount; count > 0; count--) {
    const start = cursor.position;
    const end = cursor.length('record') + cursor.position;
    cursor.position++; // Attributes of the record: none are in use.
    const timestampDelta = cursor.varlong();
    const offsetDelta = BigInt(cursor.varint());
    if (offsetDelta < 0n || offsetDelta > span) throw new WireError('offset outside of its batch', start);
    record.offset = header.baseOffset + offsetDelta;
    // LogAppendTime: the broker's time is in the header only, for all records of the batch.
    record.timestamp = header.timestampType === 'append' ? header.maxTimestamp : header.baseTimestamp + timestampDelta;
    record.keyLength = cursor.nullableLength();
    record.keyStart = cursor.take(record.keyLength);
    record.valueLength = cursor.nullableLength();
    record.valueStart = cursor.take(record.valueLength);
    record.headerCount = cursor.length('header list');
    record.headersStart = cursor.position;
    for (let i = record.headerCount; i > 0; i--) {
      cursor.take(cursor.length('header name'));
      cursor.take(cursor.nullableLength());
    }
    if (cursor.position !== end) throw new WireError('record of another length', start);
    record.size = end - start;
    visit(record);
  }
  if (cursor.position !== body.length) throw new WireError('bytes behind the last record', cursor.position);
}

/** Key or value of a record that `walkRecords` has just shown; lent with the body. */
export function slice(body: Uint8Array, start: number, length: number): Uint8Array | null {
  return length < 0 ? null : body.subarray(start, start + length);
}

export function headersOf(body: Uint8Array, { headersStart, headerCount }: RecordAt): RecordHeader[] {
  const cursor = new Cursor(body, headersStart, body.length);
  return Array.from({ length: headerCount }, () => {
    const nameLength = cursor.length('header name');
    const name = body.subarray(cursor.take(nameLength), cursor.position);
    const valueLength = cursor.nullableLength();
    return { name, value: slice(body, cursor.take(valueLength), valueLength) };
  });
}

const markers = [
  'abort',
  'commit',
  'leader change',
  'snapshot header',
  'snapshot footer',
  'KRaft version',
  'KRaft voters',
] as const;

export type Marker = { name: (typeof markers)[number] | `type ${number}` | 'unknown'; coordinatorEpoch: number | null };

/** What a record of a control batch says (org.apache.kafka.common.record.ControlRecordType, EndTransactionMarker). */
export function markerOf(body: Uint8Array, record: RecordAt): Marker {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  if (record.keyLength < 4) return { name: 'unknown', coordinatorEpoch: null };
  const type = view.getInt16(record.keyStart + 2);
  const ends = type === 0 || type === 1;
  const coordinatorEpoch = ends && record.valueLength >= 6 ? view.getInt32(record.valueStart + 2) : null;
  return { name: markers[type] ?? `type ${type}`, coordinatorEpoch };
}

/** Zigzag varints (ByteUtils.readVarint, readVarlong) and lengths, held against the end. */
class Cursor {
  constructor(
    private readonly bytes: Uint8Array,
    public position: number,
    private readonly end: number,
  ) {}

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    }
    throw new WireError('varint too long', this.position);
  }

  varlong(): bigint {
    // Four bytes hold any delta within a day: no bigint arithmetic for those.
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt((low >>> 1) ^ -(low & 1));
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
    }
    throw new WireError('varlong too long', this.position);
  }

  /** A length that cannot be null, and cannot be more than is left: each counted thing takes a byte at least. */
  length(what: string): number {
    const length = this.varint();
    if (length < 0 || length > this.end - this.position) throw new WireError(`${what} too long`, this.position);
    return length;
  }

  /** -1 for null. */
  nullableLength(): number {
    const length = this.varint();
    if (length < -1 || length > this.end - this.position) throw new WireError('field too long', this.position);
    return length;
  }

  /** Steps over `length` bytes, none for null, and answers where they start. */
  take(length: number): number {
    const start = this.position;
    if (length > 0) this.position += length;
    return start;
  }

  private byte(): number {
    if (this.position >= this.end) throw new WireError('cut in a record', this.position);
    return this.bytes[this.position++]!;
  }
}
