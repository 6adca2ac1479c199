import { Buffer } from 'node:buffer';
import { WireError } from './errors';

/**
 * Reads primitives from bytes that are lent to it, from `start` to `end` and never beyond: a pooled frame is longer
 * than its message. All that is broken is a WireError. What it returns is owned, but for `lend`.
 */
export class Reader {
  /** Index of the next byte in the array that was handed in. */
  position: number;
  readonly end: number;
  private readonly bytes: Buffer;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    if (start < 0 || start > end || end > bytes.length) throw new RangeError(`No bytes ${start} to ${end}.`);
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.position = start;
    this.end = end;
  }

  get left(): number {
    return this.end - this.position;
  }

  bool(): boolean {
    return this.int8() !== 0;
  }

  int8(): number {
    return this.bytes.readInt8(this.take(1));
  }

  int16(): number {
    return this.bytes.readInt16BE(this.take(2));
  }

  uint16(): number {
    return this.bytes.readUInt16BE(this.take(2));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.take(4));
  }

  uint32(): number {
    return this.bytes.readUInt32BE(this.take(4));
  }

  int64(): bigint {
    return this.bytes.readBigInt64BE(this.take(8));
  }

  /** An int64 as a number: exact below 2^53, NaN beyond. Allocates nothing, where a bigint is an object each. */
  int64Number(): number {
    const start = this.take(8);
    const value = this.int32At(start) * 2 ** 32 + (this.int32At(start + 4) >>> 0);
    return Number.isSafeInteger(value) ? value : Number.NaN;
  }

  /** Where the next `length` bytes start, all of them there: a block of fixed fields is held against the end once. */
  block(length: number): number {
    return this.take(length);
  }

  /** Within a block. */
  int16At(position: number): number {
    return ((this.bytes[position]! << 24) | (this.bytes[position + 1]! << 16)) >> 16;
  }

  /** Within a block. */
  int32At(position: number): number {
    const { bytes } = this;
    return (bytes[position]! << 24) | (bytes[position + 1]! << 16) | (bytes[position + 2]! << 8) | bytes[position + 3]!;
  }

  float64(): number {
    return this.bytes.readDoubleBE(this.take(8));
  }

  /** Kafka's text of a UUID: 22 characters of URL-safe base64 (org.apache.kafka.common.Uuid). */
  uuid(): string {
    const start = this.take(16);
    return this.bytes.toString('base64url', start, start + 16);
  }

  /** Unsigned varint of 32 bits, 1 to 5 bytes (ByteUtils.readUnsignedVarint, which would drop the bits above). */
  uvarint(): number {
    const first = this.bytes[this.take(1)]!;
    // Nearly all of them: lengths of names, counts, and the tagged fields that are not there.
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.bytes[this.take(1)]!;
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new WireError('varint of more than 32 bits', this.position);
  }

  /** UTF-8; what is not becomes U+FFFD, as in Java. */
  text(length: number): string {
    const start = this.take(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  /** An owned copy: keeping it does not keep the frame. */
  copy(length: number): Uint8Array {
    const start = this.take(length);
    const out = new Uint8Array(length);
    out.set(this.bytes.subarray(start, start + length));
    return out;
  }

  /** Lent: a view, valid as long as the frame is. */
  lend(length: number): Uint8Array {
    const start = this.take(length);
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + start, length);
  }

  skip(length: number): void {
    this.take(length);
  }

  /** The only place that moves: where the next `length` bytes start, all of them there. */
  private take(length: number): number {
    const start = this.position;
    // Lengths come from the wire: negative ones are as wrong as those beyond the end.
    if (length < 0 || length > this.end - start) {
      throw new WireError(`${length} bytes wanted where ${this.end - start} are left`, start);
    }
    this.position = start + length;
    return start;
  }
}
