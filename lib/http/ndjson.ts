import 'server-only';

import { setTimeout } from 'node:timers/promises';

import { AppError, type ErrorCode } from '@/lib/errors';
import type { Deadline } from '@/lib/http/deadline';
import { errorBody, privateHeaders, toAppError } from '@/lib/http/respond';
import { errorFields, log } from '@/lib/log';

const HEARTBEAT_MS = 10_000;
const RECHECK_MS = 5_000;
/** How long the first event may decide the status of the answer. */
const FIRST_MS = 2_000;

type Options<E> = {
  until: Deadline;
  requestId: string;
  /** Parses an event into what leaves. */
  encode: (event: E) => unknown;
  /** Throws when the reader's session has ended, or no longer reaches this. */
  stillAllowed: () => Promise<void>;
};

/**
 * Sends what `events` yields, one JSON a line, no faster than it is read. An empty line is a heartbeat: it keeps
 * proxies from closing a quiet stream. A failure is the last line, as an ErrorBody.
 */
export async function ndjsonResponse<E>(events: AsyncGenerator<E, void, undefined>, options: Options<E>) {
  const { until, requestId } = options;
  let pending = nextOf(events, until);
  try {
    await Promise.race([pending, wait(FIRST_MS)]);
  } catch (thrown) {
    await events.return().catch(() => {});
    throw thrown;
  }
  let checkedAt = Date.now();
  let sentAt = Date.now();

  const finish = async (): Promise<void> => {
    until.end();
    // Not awaited through `pending`: a generator that ignores its signal must not keep the answer open.
    await Promise.race([events.return().catch(() => {}), wait(1000)]);
  };

  const line = async (): Promise<string | null> => {
    for (;;) {
      const next = await Promise.race([pending, wait(RECHECK_MS)]);
      if (Date.now() - checkedAt >= RECHECK_MS) {
        await options.stillAllowed().catch(endOfSession);
        checkedAt = Date.now();
      }
      if (next) {
        if (next.done) return null;
        pending = nextOf(events, until);
        pending.catch(() => {});
        return `${JSON.stringify(options.encode(next.value))}\n`;
      }
      if (Date.now() - sentAt >= HEARTBEAT_MS) return '\n';
    }
  };

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const text = await line();
          sentAt = Date.now();
          if (text !== null) return controller.enqueue(encoder.encode(text));
        } catch (thrown) {
          const error = toAppError(thrown);
          if (error.code === 'INTERNAL') log.error({ requestId, cause: errorFields(error.cause) }, 'stream');
          controller.enqueue(encoder.encode(`${JSON.stringify(errorBody(error, requestId))}\n`));
        }
        await finish();
        controller.close();
      },
      cancel: finish,
    },
    // Pull only what the socket takes: nothing is read ahead for a reader that has stopped reading.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      ...privateHeaders,
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, private, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': requestId,
    },
  });
}

const endings = new Set<ErrorCode>(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'READ_ONLY']);

/** Its own code: what ended is what the person may do, not what was read. */
function endOfSession(thrown: unknown): never {
  const { code, message, details } = toAppError(thrown);
  if (!endings.has(code)) throw thrown;
  throw new AppError('SESSION_ENDED', message, { details: { ...details, code } });
}

const nextOf = <E>(events: AsyncGenerator<E, void, undefined>, until: Deadline) => until.race(events.next());

/** Undefined after `ms`. Unreferenced: it keeps no process alive. */
const wait = (ms: number): Promise<undefined> => setTimeout(ms, undefined, { ref: false });
