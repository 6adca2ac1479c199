/** What one reading may cost its brokers and this process. Counted as it goes, and asked before each further step. */
export class Budget {
  private readonly deadline: number;
  private bytesLeft: number;
  private decodedLeft: number;
  /** Bytes of batches that came over the wire. */
  bytes = 0;
  /** Records looked at. */
  records = 0;

  constructor(
    readonly signal: AbortSignal,
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

  /** The most that the next batch may become: a bomb is not paid for with memory that is not there. */
  get decodable(): number {
    return Math.max(0, this.decodedLeft);
  }

  spend(bytes: number): void {
    this.bytes += bytes;
    this.bytesLeft -= bytes;
  }

  decoded(bytes: number): void {
    this.decodedLeft -= bytes;
  }
}
