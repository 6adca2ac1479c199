import { AppError } from '@/lib/errors';
import { waitFor } from '@/lib/kafka/cluster/waiting';
import { ConnectionError } from '@/lib/kafka/protocol/errors';

const TOTAL = 256 << 20;
/** The largest answer (100 MiB) together with what one batch of it may become (64 MiB). */
const EACH = 164 << 20;

type Waiter = { readonly share: Share; readonly bytes: number; go: (granted: boolean) => void };

/**
 * What all readings of the process may hold at once: answers of brokers, and what they are decompressed to. Who asks for
 * more than is free waits, first come first served. Of what is free, as much is kept back as the reading that began
 * first may still ask for: that one never waits, so it ends, and then the next one is first. No two wait for each other.
 */
export class Memory {
  /** Those that have taken something, the first to do so first. */
  private readonly shares = new Set<Share>();
  private readonly queue: Waiter[] = [];
  private lastTurn = Promise.resolve();
  /** Bytes held now. */
  held = 0;

  constructor(
    readonly total = TOTAL,
    /** The most that one may hold. */
    readonly each = EACH,
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** Takes at once, ahead of who waits, or not at all. */
  take(share: Share, bytes: number): boolean {
    const [first = share] = this.shares;
    const keptBack = share === first ? 0 : this.each - first.held;
    if (bytes > share.left || this.held + keptBack + bytes > this.total) return false;
    this.shares.add(share);
    this.held += bytes;
    share.held += bytes;
    return true;
  }

  /** Takes in turn; false when the share may not hold so much. */
  async takeInTurn(share: Share, bytes: number, until: { deadline: number; signal: AbortSignal }): Promise<boolean> {
    until.signal.throwIfAborted();
    if (bytes > share.left) return false;
    const [first] = this.shares;
    if ((share === first || this.queue.length === 0) && this.take(share, bytes)) return true;
    const waiter: Waiter = { share, bytes, go: () => {} };
    const turn = new Promise<boolean>((go) => {
      waiter.go = go;
    });
    this.queue.push(waiter);
    try {
      return await waitFor(turn, until);
    } catch (thrown) {
      const place = this.queue.indexOf(waiter);
      if (place >= 0) this.queue.splice(place, 1);
      this.serve();
      throw thrown instanceof ConnectionError ? new AppError('UNAVAILABLE', BUSY) : thrown;
    }
  }

  give(share: Share, bytes: number): void {
    this.held -= bytes;
    share.held -= bytes;
    this.serve();
  }

  end(share: Share): void {
    this.shares.delete(share);
    this.give(share, share.held);
  }

  /**
   * Comes up once in a round of the event loop, for one asker after the other: decompressing keeps the thread, and what
   * brokers answer meanwhile must be taken in before its time is found to be over.
   */
  turn(): Promise<void> {
    this.lastTurn = this.lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.lastTurn;
  }

  private serve(): void {
    for (;;) {
      const [first] = this.shares;
      const next = this.queue.find(({ share }) => share === first) ?? this.queue[0];
      if (!next) return;
      const granted = this.take(next.share, next.bytes);
      // What the share itself may not hold any more is refused; for the rest there will be room.
      if (!granted && next.bytes <= next.share.left) return;
      this.queue.splice(this.queue.indexOf(next), 1);
      next.go(granted);
    }
  }
}

const BUSY = 'Others are reading as much as Sluice has memory for: try again in a moment.';

declare global {
  // The bundler makes several copies of a module; the process has one memory.
  var __sluiceMemory: Memory | undefined;
}

const processMemory = (): Memory => (globalThis.__sluiceMemory ??= new Memory());

/** What one reading holds of the memory that all have in common. */
export class Share {
  held = 0;
  private over = false;

  constructor(private readonly memory = processMemory()) {}

  /** What it may still ask for; there may be less at the moment. */
  get left(): number {
    return this.over ? 0 : this.memory.each - this.held;
  }

  /** Waits for its turn; false: it may not hold so much. Throws the signal's reason, or at the deadline AppError. */
  take(bytes: number, until: { deadline: number; signal: AbortSignal }): Promise<boolean> {
    return this.memory.takeInTurn(this, bytes, until);
  }

  /** Without waiting: false also when so much is not free. */
  takeNow(bytes: number): boolean {
    return this.memory.take(this, bytes);
  }

  /** When it may keep the thread for a while. */
  turn(): Promise<void> {
    return this.memory.turn();
  }

  give(bytes: number): void {
    if (!this.over) this.memory.give(this, bytes);
  }

  /** Gives everything back, and takes nothing any more. */
  end(): void {
    if (this.over) return;
    this.over = true;
    this.memory.end(this);
  }
}

/** Runs `read` with a share of the process's memory, which is given back when it is done, however it ends. */
export async function withShare<T>(read: (share: Share) => Promise<T>): Promise<T> {
  const share = new Share();
  try {
    return await read(share);
  } finally {
    share.end();
  }
}
