import 'server-only';

import { HOLD_EVERY_MS, holdChange } from '@/lib/db/changes';
import { errorFields, log } from '@/lib/log';

declare global {
  // The bundler makes several copies of a module; the process has one set.
  var __sluiceApplying: Set<Promise<unknown>> | undefined;
}

const applying = (): Set<Promise<unknown>> => (globalThis.__sluiceApplying ??= new Set());

/** Applies a claimed change, and keeps others from taking it for one that was left behind. */
export async function whileHeld<T>(changeId: string, apply: () => Promise<T>): Promise<T> {
  const hold = () =>
    holdChange(changeId).catch((error: unknown) => log.warn({ cause: errorFields(error), changeId }, 'change'));
  const timer = setInterval(hold, HOLD_EVERY_MS);
  const work = apply().finally(() => clearInterval(timer));
  applying().add(work);
  try {
    return await work;
  } finally {
    applying().delete(work);
  }
}

/** When this process applies nothing any more. */
export async function untilApplied(): Promise<void> {
  while (applying().size > 0) await Promise.allSettled(applying());
}
