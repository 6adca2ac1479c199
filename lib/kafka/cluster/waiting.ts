import { ConnectionError } from '@/lib/kafka/protocol/errors';

/** Waits for shared work as long as this asker may: the work itself goes on when the asker leaves. */
export function waitFor<T>(
  work: Promise<T>,
  until: { deadline?: number; signal?: AbortSignal | undefined },
): Promise<T> {
  const { deadline, signal } = until;
  if (signal?.aborted) {
    work.catch(() => {}); // Nobody here hears how it ends.
    return Promise.reject(signal.reason);
  }
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const leaving = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    if (deadline === undefined) return;
    const late = () => reject(new ConnectionError('timed out', { sent: false }));
    timer = setTimeout(late, Math.max(0, deadline - performance.now()));
  });
  return Promise.race([work, leaving]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  });
}

/** Resolves after `ms`, or rejects with the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return waitFor(over, { signal }).finally(() => clearTimeout(timer));
}
