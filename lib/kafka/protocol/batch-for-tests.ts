import { gzipSync } from 'node:zlib';
import { crc32c } from './crc32c';

export type TestRecord = {
  offsetDelta?: number;
  timestamp?: bigint;
  key?: string | Uint8Array | null;
  value?: string | Uint8Array | null;
  headers?: [name: string, value: string | null][];
};

export type TestBatch = {
  baseOffset?: bigint;
  lastOffsetDelta?: number;
  producerId?: bigint;
  producerEpoch?: number;
  baseSequence?: number;
  attributes?: number;
  gzip?: boolean;
  /** Instead of the records' own bytes: compressed as `attributes` say. */
  body?: Uint8Array;
};

/** A sound record batch of format 2, for what no producer at hand writes: odd offsets, old times, sheer numbers. */
export function batchForTests(records: readonly TestRecord[], batch: TestBatch = {}): Buffer {
  const base = records[0]?.timestamp ?? 0n;
  const parts: Uint8Array[] = [];
  let latest = base;
  for (const [index, record] of records.entries()) {
    const timestamp = record.timestamp ?? base;
    if (timestamp > latest) latest = timestamp;
    const fields: Uint8Array[] = [Buffer.from([0]), varint(timestamp - base)];
    fields.push(varint(BigInt(record.offsetDelta ?? index)));
    fields.push(...sized(record.key ?? null), ...sized(record.value ?? null));
    fields.push(varint(BigInt(record.headers?.length ?? 0)));
    for (const [name, value] of record.headers ?? []) fields.push(...sized(name), ...sized(value));
    const bytes = Buffer.concat(fields);
    parts.push(varint(BigInt(bytes.length)), bytes);
  }
  const plain = Buffer.concat(parts);
  const body = batch.body ?? (batch.gzip ? gzipSync(plain) : plain);
  const header = Buffer.alloc(61);
  header.writeBigInt64BE(batch.baseOffset ?? 0n, 0);
  header.writeInt32BE(header.length - 12 + body.length, 8);
  header.writeInt8(2, 16);
  header.writeInt16BE((batch.attributes ?? 0) | (batch.gzip ? 1 : 0), 21);
  header.writeInt32BE(batch.lastOffsetDelta ?? records.length - 1, 23);
  header.writeBigInt64BE(base, 27);
  header.writeBigInt64BE(latest, 35);
  header.writeBigInt64BE(batch.producerId ?? -1n, 43);
  header.writeInt16BE(batch.producerEpoch ?? -1, 51);
  header.writeInt32BE(batch.baseSequence ?? -1, 53);
  header.writeInt32BE(records.length, 57);
  const bytes = Buffer.concat([header, body]);
  bytes.writeUInt32BE(crc32c(bytes, 21), 17);
  return bytes;
}

/** The bytes of a record but for its value's last `zeros` bytes, and for how many headers it has: a zero as well. */
export function recordHeadForTests(valueStart: Uint8Array, zeros: number): Buffer {
  const size = valueStart.length + zeros;
  // Attributes, no time after the batch's, its first offset, no key.
  const fields = Buffer.concat([Buffer.from([0, 0, 0, 1]), varint(BigInt(size))]);
  return Buffer.concat([varint(BigInt(fields.length + size + 1)), fields, valueStart]);
}

function sized(value: string | Uint8Array | null): Uint8Array[] {
  if (value === null) return [varint(-1n)];
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return [varint(BigInt(bytes.length)), bytes];
}

/** Zigzag varint of up to 64 bits. */
function varint(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}
