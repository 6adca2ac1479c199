import 'server-only';

declare global {
  var __sluiceShutdown: AbortController | undefined;
}

const controller = (): AbortController => (globalThis.__sluiceShutdown ??= new AbortController());

/** Aborted when the process is told to stop: a server with an open stream would never end otherwise. */
export const shutdownSignal = (): AbortSignal => controller().signal;

export function stopOnSignals(): void {
  const stop = () => controller().abort(new Error('the console is stopping'));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
