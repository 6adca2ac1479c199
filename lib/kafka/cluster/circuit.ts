import type { ConnectionError, ConnectionReason } from '@/lib/kafka/protocol/errors';

const FAILURES = 3;
const OPEN_MS = 10_000;
/** One is enough: these have cost their asker seconds, or are nothing that a sound broker says. */
const graveReasons: ReadonlySet<ConnectionReason> = new Set([
  'timed out',
  'stalled',
  'out of order',
  'frame too large',
]);
/** Wrong credentials tried over and over lock an account: once per this long is all we try. */
const AUTHENTICATION_OPEN_MS = 30_000;

const authenticationReasons: ReadonlySet<ConnectionReason> = new Set([
  'mechanism not offered',
  'wrong credentials',
  'authentication failed',
  'client certificate refused',
  'no token',
  'token expired',
  'token refused',
]);

export const isAuthenticationFailure = (reason: ConnectionReason): boolean => authenticationReasons.has(reason);

type State =
  | { name: 'closed'; failures: number }
  | { name: 'open'; until: number; why: ConnectionError }
  | { name: 'probing'; why: ConnectionError };

/**
 * Spares askers the wait for a broker that has stopped answering.
 *
 *   closed --3 failures in a row, or 1 grave one--> open --10 s, or 30 s--> (tryProbe) probing
 *   closed --suspect--> open, to be probed at once
 *   probing --success--> closed        probing --failure--> open
 *
 * Knows no clock: `now` is on that of performance.now().
 */
export class Circuit {
  private state: State = { name: 'closed', failures: 0 };

  /** Why nobody should ask now, or null. */
  get why(): ConnectionError | null {
    return this.state.name === 'closed' ? null : this.state.why;
  }

  /** True once per opening, when its time is over: the caller tries and reports with `succeeded` or `failed`. */
  tryProbe(now: number): boolean {
    if (this.state.name !== 'open' || now < this.state.until) return false;
    this.state = { name: 'probing', why: this.state.why };
    return true;
  }

  succeeded(): void {
    this.state = { name: 'closed', failures: 0 };
  }

  failed(why: ConnectionError, now: number): void {
    const signIn = isAuthenticationFailure(why.reason);
    const failures = this.state.name === 'closed' ? this.state.failures + 1 : FAILURES;
    if (failures < FAILURES && !signIn && !graveReasons.has(why.reason)) {
      this.state = { name: 'closed', failures };
      return;
    }
    // What was sent before the opening and fails after it does not make the wait longer.
    if (this.state.name === 'open' && !signIn) return;
    this.state = { name: 'open', until: now + (signIn ? AUTHENTICATION_OPEN_MS : OPEN_MS), why };
  }

  /** An open connection has gone silent: the broker may be hung or busy, and a probe will tell. */
  suspect(why: ConnectionError, now: number): void {
    if (this.state.name === 'closed') this.state = { name: 'open', until: now, why };
  }
}
