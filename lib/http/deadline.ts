import 'server-only';

import { AppError } from '@/lib/errors';
import { shutdownSignal } from '@/lib/http/shutdown';

export type Deadline = {
  readonly signal: AbortSignal;
  /** The result of `work`, or the reason why it is no longer waited for. */
  race<T>(work: Promise<T>): Promise<T>;
  end(): void;
};

/**
 * One signal for everything that ends a request: the browser left, the process stops, `ms` passed (null: no limit).
 * `end` must be called, for the shutdown signal outlives every request.
 */
export function deadline(request: Request, ms: number | null, late: () => AppError): Deadline {
  const controller = new AbortController();
  const stop = shutdownSignal();
  const onLeft = () => controller.abort(new AppError('UNAVAILABLE', 'The request was cancelled.'));
  const onStop = () => controller.abort(new AppError('UNAVAILABLE', 'Sluice is stopping; try again in a moment.'));
  const timer = ms === null ? undefined : setTimeout(() => controller.abort(late()), ms);
  if (request.signal.aborted) onLeft();
  if (stop.aborted) onStop();
  request.signal.addEventListener('abort', onLeft);
  stop.addEventListener('abort', onStop);

  return {
    signal: controller.signal,
    race: (work) =>
      new Promise((resolve, reject) => {
        const give = () => reject(controller.signal.reason);
        if (controller.signal.aborted) give();
        controller.signal.addEventListener('abort', give);
        work.then(resolve, reject).finally(() => controller.signal.removeEventListener('abort', give));
      }),
    end: () => {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', onLeft);
      stop.removeEventListener('abort', onStop);
    },
  };
}
