import { ConnectionError } from './errors';

/** Response sizes beyond this are refused before any memory is taken; Kafka's own client has no limit here. */
export const DEFAULT_FRAME_LIMIT = 100 * 1024 * 1024;

const SIZE_BYTES = 4;
/** The smallest answer is a correlation id. */
const MIN_FRAME = 4;
/** A buffer larger than this is let go after its frame, so that one big answer does not stay for ever. */
const KEEP_BYTES = 1024 * 1024;
const TLS_ALERT = 0x15;
const TLS_HANDSHAKE = 0x16;

/**
 * Cuts the byte stream of one connection into frames: a 4-byte size, then that many bytes.
 * A frame that lies whole in a chunk is delivered from there; others are gathered in one buffer of their size.
 */
export class Frames {
  private readonly sizeBytes = new Uint8Array(SIZE_BYTES);
  private sizeHave = 0;
  /** Size of the frame being gathered, or -1 while its size bytes are. */
  private size = -1;
  private have = 0;
  private buffer = new Uint8Array(0);
  private delivered = 0;
  private stopped = false;

  constructor(
    /** `bytes` from `start` to `end` is one frame, lent until this returns. */
    private readonly deliver: (bytes: Uint8Array, start: number, end: number) => void,
    private readonly limit = DEFAULT_FRAME_LIMIT,
  ) {}

  /** Takes the next bytes, lent until this returns. Throws ConnectionError when the size is no size of Kafka's. */
  push(chunk: Uint8Array): void {
    let position = 0;
    while (position < chunk.length && !this.stopped) {
      position = this.size < 0 ? this.takeSize(chunk, position) : this.takeBody(chunk, position);
    }
  }

  /** Delivers nothing from now on, not even what is left of the chunk being read. */
  stop(): void {
    this.stopped = true;
    this.buffer = new Uint8Array(0);
  }

  private takeSize(chunk: Uint8Array, start: number): number {
    let position = start;
    while (this.sizeHave < SIZE_BYTES && position < chunk.length) this.sizeBytes[this.sizeHave++] = chunk[position++]!;
    if (this.sizeHave < SIZE_BYTES) return position;
    this.sizeHave = 0;
    this.size = this.checkedSize();
    this.have = 0;
    return position;
  }

  private takeBody(chunk: Uint8Array, position: number): number {
    const missing = this.size - this.have;
    const length = Math.min(missing, chunk.length - position);
    if (this.have === 0 && length === this.size) {
      this.finish(chunk, position, position + length);
      return position + length;
    }
    // Untouched pages of a fresh buffer cost nothing: a claimed size takes real memory only as its bytes arrive.
    if (this.buffer.length < this.size) this.buffer = Buffer.allocUnsafeSlow(this.size);
    this.buffer.set(chunk.subarray(position, position + length), this.have);
    this.have += length;
    if (this.have === this.size) {
      const { buffer } = this;
      this.finish(buffer, 0, this.size);
      if (buffer.length > KEEP_BYTES) this.buffer = new Uint8Array(0);
    }
    return position + length;
  }

  private finish(bytes: Uint8Array, start: number, end: number): void {
    this.size = -1;
    this.delivered++;
    this.deliver(bytes, start, end);
  }

  private checkedSize(): number {
    const bytes = this.sizeBytes;
    const size = new DataView(bytes.buffer).getInt32(0);
    if (size >= MIN_FRAME && size <= this.limit) return size;
    this.stop();
    if (this.delivered === 0) {
      // What a TLS server says to plain bytes is a TLS record: its type, then version 3.x.
      if ((bytes[0] === TLS_ALERT || bytes[0] === TLS_HANDSHAKE) && bytes[1] === 3) {
        throw new ConnectionError('TLS expected', { sent: true });
      }
      // "HTTP", "SSH-", "<htm", "220 ": the size bytes of everything that is not Kafka are text.
      if (size < MIN_FRAME || bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) {
        throw new ConnectionError('not Kafka', { sent: true });
      }
    }
    if (size < MIN_FRAME) throw new ConnectionError('out of order', { sent: true });
    const message = `a frame of ${size} bytes, over the limit of ${this.limit}`;
    throw new ConnectionError('frame too large', { sent: true, message });
  }
}
