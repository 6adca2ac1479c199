import 'server-only';

import { type Counted, countAttempt } from '@/lib/db/login-attempts';
import { AppError } from '@/lib/errors';

/** Counts an attempt to be let in; THROTTLED when it comes too early. */
export async function throttle(counted: readonly Counted[], what: string): Promise<void> {
  const waitMs = await countAttempt(counted);
  if (waitMs > 0) throw tooEarly(what, waitMs);
}

export function tooEarly(what: string, waitMs: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  const when = retryAfter === 1 ? 'a second' : `${retryAfter} seconds`;
  return new AppError('THROTTLED', `${what} Try again in ${when}.`, { details: { retryAfter } });
}
