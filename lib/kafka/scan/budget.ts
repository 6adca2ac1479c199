import type { Share } from './memory';

/** What one reading may cost its brokers and this process. Counted as it goes, and asked before each further step. */
export class Budget {
  readonly deadline: number;
  private bytesLeft: number;
  private decodedLeft: number;
  /** Bytes of batches that came over the wire. */
  bytes = 0;
  /** Records looked at. */
  records = 0;
  /** The most that the next batch may become: a bomb is not paid for with memory that is not there. */
  decodable = 0;

  constructor(
    readonly signal: AbortSignal,
    private readonly share: Share,
    limits: { ms?: number; bytes?: number; decodedBytes?: number } = {},
  ) {
    this.deadline = performance.now() + (limits.ms ?? 6_000);
    this.bytesLeft = limits.bytes ?? 32 << 20;
    this.decodedLeft = limits.decodedBytes ?? 128 << 20;
  }

  get leftMs(): number {
    return this.deadline - performance.now();
  }

  /** What ran out, or null. */
  get why(): 'bytes' | 'time' | null {
    if (this.bytesLeft <= 0 || this.decodedLeft <= 0) return 'bytes';
    return this.leftMs <= 0 ? 'time' : null;
  }

  get spent(): boolean {
    return this.why !== null;
  }

  /** Reads no further, for what comes next is more than this reading may hold. */
  exhaust(): void {
    this.bytesLeft = 0;
  }

  spend(bytes: number): void {
    this.bytes += bytes;
    this.bytesLeft -= bytes;
  }

  /** A smaller one within this one's share of memory. */
  part(limits: { ms: number; bytes: number }): Budget {
    return new Budget(this.signal, this.share, limits);
  }

  /**
   * What `ask` answers with, when there is memory for `size` bytes of it. A larger one is let go, and asked for again when
   * there is memory for it, unless there is at once. Null: it is more than this reading may hold.
   */
  async holding<T>(size: number, ask: () => Promise<T>, sizeOf: (answer: T) => number): Promise<T | null> {
    let room = size;
    while (await this.share.take(room, this)) {
      let kept = 0;
      let needed = 0;
      try {
        const answer = await ask();
        needed = sizeOf(answer);
        if (needed <= room || this.share.takeNow(needed - room)) {
          kept = needed;
          return answer;
        }
      } finally {
        this.share.give(Math.max(0, room - kept));
      }
      room = needed;
    }
    return null;
  }

  /** Runs `open` when there is memory for the `most` bytes that it may decompress; `decodable` is what is left of it. */
  async opening<T>(most: number, open: () => T): Promise<T> {
    const room = Math.max(0, Math.min(most, this.decodedLeft, this.share.left));
    const taken = room > 0 && (await this.share.take(room, this)) ? room : 0;
    if (taken > 0) await this.share.turn();
    this.signal.throwIfAborted();
    this.decodable = taken;
    try {
      return open();
    } finally {
      this.decodedLeft -= taken - this.decodable;
      this.share.give(this.decodable);
      this.decodable = 0;
    }
  }

  /** Of what `opening` allows. */
  decoded(bytes: number): void {
    this.decodable -= bytes;
  }
}
