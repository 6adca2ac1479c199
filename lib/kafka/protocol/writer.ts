import { Buffer } from 'node:buffer';

/** Writes primitives into a buffer that grows. Values are the caller's: what does not fit is a RangeError. */
export class Writer {
  position = 0;
  private bytes: Buffer;

  constructor(capacity = 256) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  int8(value: number): void {
    const start = this.take(1);
    this.bytes.writeInt8(value, start);
  }

  int16(value: number): void {
    const start = this.take(2);
    this.bytes.writeInt16BE(value, start);
  }

  uint16(value: number): void {
    const start = this.take(2);
    this.bytes.writeUInt16BE(value, start);
  }

  int32(value: number): void {
    const start = this.take(4);
    this.bytes.writeInt32BE(value, start);
  }

  uint32(value: number): void {
    const start = this.take(4);
    this.bytes.writeUInt32BE(value, start);
  }

  int64(value: bigint): void {
    const start = this.take(8);
    this.bytes.writeBigInt64BE(value, start);
  }

  float64(value: number): void {
    const start = this.take(8);
    this.bytes.writeDoubleBE(value, start);
  }

  /** Unsigned varint of 32 bits. */
  uvarint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  /** UTF-8 of `length` bytes, which the caller has measured with `Buffer.byteLength`. */
  text(value: string, length: number): void {
    const start = this.take(length);
    this.bytes.write(value, start, length, 'utf8');
  }

  raw(value: Uint8Array): void {
    const start = this.take(value.length);
    this.bytes.set(value, start);
  }

  /** Starts something whose length goes before it; hand the result to `join`. Bets on a length of one byte. */
  fork(): number {
    this.take(1);
    return this.position;
  }

  /** Ends what `fork` started: its length goes before it as an unsigned varint. */
  join(start: number): void {
    const end = this.position;
    const length = end - start;
    const width = length < 0x80 ? 1 : Math.ceil((32 - Math.clz32(length)) / 7);
    this.take(width - 1);
    if (width > 1) this.bytes.copyWithin(start + width - 1, start, end);
    this.position = start - 1;
    this.uvarint(length);
    this.position = end + width - 1;
  }

  /** An int32 into a place already written, for sizes known only at the end. */
  setInt32(value: number, position: number): void {
    this.bytes.writeInt32BE(value, position);
  }

  /** All that was written, given away: the writer is done. */
  finish(): Uint8Array {
    const { buffer, byteOffset } = this.bytes;
    this.bytes = Buffer.alloc(0);
    return new Uint8Array(buffer, byteOffset, this.position);
  }

  private byte(value: number): void {
    const start = this.take(1);
    this.bytes[start] = value;
  }

  /** Makes room and moves. Its callers ask first and look at `bytes` after: the buffer may be another one then. */
  private take(length: number): number {
    const start = this.position;
    this.position += length;
    if (this.position > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.position, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, start);
      this.bytes = grown;
    }
    return start;
  }
}
