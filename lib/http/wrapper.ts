import 'server-only';

import { randomUUID } from 'node:crypto';

import { AppError } from '@/lib/errors';
import { type Deadline, deadline } from '@/lib/http/deadline';
import { noteDenial } from '@/lib/http/denials';
import { errorResponse, toAppError } from '@/lib/http/respond';
import type { Actor } from '@/lib/kafka/context';
import { errorFields, log } from '@/lib/log';

export const DEADLINE_MS = 20_000;

/** Next's second argument of a route handler. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = (request: Request, route: RouteContext) => Promise<Response>;

const mark = Symbol.for('sluice.route');

/** What a handler says of itself: who may call it, and what it parses. */
export type Promises = { readonly access: string; readonly query: boolean; readonly body: boolean };

/** The promises of a handler that one of the wrappers made; undefined for any other function. */
export const promisesOf = (handler: unknown): Promises | undefined =>
  typeof handler === 'function' ? (handler as { [mark]?: Promises })[mark] : undefined;

/** What is known of a request so far: for its log line, its answer's headers, and the trail if it is denied. */
export type Trace = {
  readonly requestId: string;
  actor?: Actor;
  clusterId?: string;
  /** The saved cluster of that id. */
  cluster?: { id: string; name: string };
  /** That is asked for, of the contract's or the console's own. */
  action?: string;
  /** A 404 that stands for a refusal. */
  hidden?: true;
  /** Set-Cookie of a session whose id has changed. */
  cookie?: string;
};

type Options = { access: string; query?: unknown; body?: unknown };

/** What every route owes, whoever may call it: an id, a deadline, one error shape, one log line. */
export function wrap(
  { access, query, body }: Options,
  handle: (request: Request, route: RouteContext, trace: Trace, until: Deadline) => Promise<Response>,
  deadlineMs: number | null = DEADLINE_MS,
): RouteHandler {
  const handler: RouteHandler & { [mark]?: Promises } = async (request, route) => {
    const trace: Trace = { requestId: randomUUID() };
    const started = performance.now();
    const late = () => new AppError('KAFKA_TIMEOUT', `There was no answer within ${DEADLINE_MS / 1000} s.`);
    const until = deadline(request, deadlineMs, late);
    let response: Response;
    let error: AppError | null = null;
    try {
      response = await until.race(handle(request, route, trace, until));
    } catch (thrown) {
      error = toAppError(thrown);
      response = errorResponse(error, trace.requestId);
    }
    // A stream goes on after its response has been made, and ends its own deadline.
    if (deadlineMs !== null || error) until.end();
    if (trace.cookie !== undefined) response.headers.append('set-cookie', trace.cookie);
    if (error && isDenial(error, trace)) await noteDenial(request, trace, error);
    logRequest(request, trace, response.status, performance.now() - started, error);
    return response;
  };
  handler[mark] = { access, query: query !== undefined, body: body !== undefined };
  return handler;
}

/** The console itself refused somebody whom it knows. */
const isDenial = ({ code }: AppError, { actor, hidden }: Trace): boolean =>
  actor !== undefined && (code === 'FORBIDDEN' || code === 'READ_ONLY' || (code === 'NOT_FOUND' && hidden === true));

function logRequest(
  request: Request,
  { requestId, actor, clusterId }: Trace,
  status: number,
  ms: number,
  error: AppError | null,
): void {
  const line = {
    requestId,
    ...(actor && { userId: actor.id }),
    ...(clusterId !== undefined && { clusterId }),
    method: request.method,
    // Without its query, which may hold what a person searched for.
    path: new URL(request.url).pathname,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(error && { code: error.code }),
  };
  if (error?.code === 'INTERNAL') log.error({ ...line, cause: errorFields(error.cause) }, 'request');
  else log.info(line, 'request');
}
