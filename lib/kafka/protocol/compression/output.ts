import { WireError } from '../errors';

/** More bytes would come out than the reader allows: a bomb, or a batch larger than the console shows. */
export class LimitError extends WireError {
  constructor(
    readonly limit: number,
    position: number,
  ) {
    super(`more than ${limit} bytes when decompressed`, position);
  }
}

const STEPS_TO = 8 << 20;

/** Bytes growing up to a limit, with the two moves that LZ4 and Snappy are made of. */
export class Output {
  private bytes: Uint8Array;
  length = 0;

  constructor(
    expected: number,
    private readonly limit: number,
  ) {
    this.bytes = new Uint8Array(Math.min(expected, limit));
  }

  /** Owned by the caller from here on. */
  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Copies `source[start, start + length)`, which the caller has held against the end of its input. */
  literal(source: Uint8Array, start: number, length: number): void {
    this.reserve(length, start);
    // A short loop is quicker than the call: most literals are a few bytes.
    if (length > 24) this.bytes.set(source.subarray(start, start + length), this.length);
    else for (let i = 0; i < length; i++) this.bytes[this.length + i] = source[start + i]!;
    this.length += length;
  }

  /** Repeats `length` bytes from `distance` back, which may overlap what it writes; `floor` is as far as it may look. */
  match(distance: number, length: number, floor: number, position: number): void {
    if (distance === 0 || distance > this.length - floor) throw new WireError('match before the beginning', position);
    this.reserve(length, position);
    const bytes = this.bytes;
    const from = this.length - distance;
    if (length > 24 && distance >= length) bytes.copyWithin(this.length, from, from + length);
    else if (length > 24 && distance === 1) bytes.fill(bytes[from]!, this.length, this.length + length);
    else for (let i = 0, to = this.length; i < length; i++) bytes[to + i] = bytes[from + i]!;
    this.length += length;
  }

  private reserve(length: number, position: number): void {
    const needed = this.length + length;
    if (needed > this.limit) throw new LimitError(this.limit, position);
    if (needed <= this.bytes.length) return;
    // Beyond some size it grows no more in steps, each of which leaves garbage: untouched pages cost nothing.
    const size = needed > STEPS_TO ? this.limit : Math.max(needed, this.bytes.length * 2, 1024);
    const larger = new Uint8Array(Math.min(this.limit, size));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
