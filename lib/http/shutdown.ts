import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

declare global {
  var __sluiceShutdown: AbortController | undefined;
  /** Settled when nothing is left to do before the process may end; scripts/start.mjs waits for it. */
  var __sluiceStopped: Promise<void> | undefined;
}

/** Longer than any change takes that is not itself stuck. */
const GRACE_MS = 20_000;
/** For what is finished to be answered. */
const ANSWER_MS = 250;

const controller = (): AbortController => (globalThis.__sluiceShutdown ??= new AbortController());

/** Aborted when the process stops: a server with an open stream would never end otherwise. */
export const shutdownSignal = (): AbortSignal => controller().signal;

/** From the moment on when the process was told to stop. */
export const isStopping = (): boolean => globalThis.__sluiceStopped !== undefined;

/** What `finish` waits for gets to its end; then everything else is cut short. */
export function stopOnSignals(finish: () => Promise<unknown>): void {
  const stop = () => {
    globalThis.__sluiceStopped ??= Promise.race([finish(), late()])
      .catch(() => {})
      .then(() => sleep(ANSWER_MS))
      .then(() => controller().abort(new Error('the console is stopping')));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const late = () => sleep(GRACE_MS, undefined, { ref: false });
