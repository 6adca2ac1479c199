import pino from 'pino';

/** JSON, one line per event. Fields are named at each call: no request, body or config object is ever passed whole. */
export const log = pino({
  level: process.env.SLUICE_LOG_LEVEL || (process.env.VITEST ? 'silent' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** What the log keeps of something thrown: never its own properties, which may hold what was sent. */
export function errorFields(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const cause = thrown.cause === undefined ? {} : { cause: errorFields(thrown.cause) };
  return { error: thrown.name, message: thrown.message, stack: thrown.stack, ...cause };
}
