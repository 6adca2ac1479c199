import { ConnectionError, type ConnectionReason } from './errors';
import type { Reader } from './reader';

/** How long an overdue head may hold up the rest before the connection counts as dead. */
const STALL_MS = 10_000;

export type Request<T> = {
  encode: (correlationId: number) => Uint8Array;
  /** Runs at once, on the lent frame: what it returns must not point into it. */
  decode: (body: Reader) => T;
  /** On the clock of performance.now(). */
  deadline: number;
  signal?: AbortSignal | undefined;
};

type Asker = { answer: (body: Reader) => void; fail: (why: unknown) => void };
/** A request on the wire. It keeps its place when its asker leaves: the answer still comes, in turn. */
type Slot = { correlationId: number; deadline: number; asker: Asker | null };

/**
 * Pairs requests with answers. No socket, clock or timer of its own: the connection brings frames to `receive`
 * and the time to `expire`. Brokers answer in order, so the queue pairs and the id only checks.
 */
export class Exchange {
  private readonly slots: Slot[] = [];
  private nextId = 0;
  private closed: ConnectionError | null = null;
  constructor(private readonly write: (frame: Uint8Array) => void) {}

  /** Requests on the wire, those whose asker has left included. */
  get pending(): number {
    return this.slots.length;
  }

  /** What ended it, or null while it goes on. */
  get why(): ConnectionError | null {
    return this.closed;
  }

  /** Rejects with ConnectionError, the signal's own reason, or whatever `encode` or `decode` throws. */
  ask<T>({ encode, decode, deadline, signal }: Request<T>): Promise<T> {
    if (this.closed) return Promise.reject(closedAgain(this.closed, false));
    if (signal?.aborted) return Promise.reject(signal.reason);
    let onAbort = () => {};
    return new Promise<T>((resolve, reject) => {
      const correlationId = this.nextId;
      const frame = encode(correlationId); // Before the slot: what cannot be encoded was never asked.
      this.nextId = (correlationId + 1) & 0x7fffffff;
      const slot: Slot = { correlationId, deadline, asker: { answer: (body) => resolve(decode(body)), fail: reject } };
      onAbort = () => leave(slot, signal?.reason);
      signal?.addEventListener('abort', onAbort);
      this.slots.push(slot);
      this.write(frame);
    }).finally(() => signal?.removeEventListener('abort', onAbort));
  }

  /** One whole frame, lent until this returns. A body that does not parse costs its request only. */
  receive(frame: Reader): void {
    const slot = this.slots[0];
    if (!slot || slot.correlationId !== frame.int32()) {
      this.close('out of order');
      return;
    }
    this.slots.shift();
    try {
      slot.asker?.answer(frame);
    } catch (thrown) {
      leave(slot, thrown);
    }
  }

  /** Gives up what is overdue at `now`; answers with when to look again, or null when nothing waits. */
  expire(now: number): number | null {
    const head = this.slots[0];
    if (!head) return null;
    let next = head.deadline + STALL_MS;
    if (next <= now) this.close('stalled');
    for (const slot of this.slots) {
      if (slot.deadline <= now) leave(slot, new ConnectionError('timed out', { sent: true }));
      else next = Math.min(next, slot.deadline);
    }
    return this.slots.length > 0 ? next : null;
  }

  /** Fails all that waits; the first reason stays. */
  close(reason: ConnectionReason, cause?: unknown, message?: string): void {
    this.closed ??= new ConnectionError(reason, { sent: true, cause, ...(message === undefined ? {} : { message }) });
    for (const slot of this.slots.splice(0)) leave(slot, closedAgain(this.closed, true));
  }
}

/** An error of its own for each asker, so that its stack and `sent` are true for that one. */
function closedAgain(why: ConnectionError, sent: boolean): ConnectionError {
  return new ConnectionError(why.reason, { sent, cause: why.cause, message: why.message });
}

function leave(slot: Slot, why: unknown): void {
  slot.asker?.fail(why);
  slot.asker = null;
}
