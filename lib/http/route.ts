import 'server-only';

import type { z } from 'zod';

import { ConsoleAction, consoleRefusal } from '@/lib/contract/access';
import { AppError } from '@/lib/errors';
import { encode, encodedResponse } from '@/lib/http/encoded';
import { parseInput, readJson, readQuery } from '@/lib/http/parse';
import { jsonResponse } from '@/lib/http/respond';
import { refuseForeign } from '@/lib/http/same-origin';
import { requireVisitor, type Visitor } from '@/lib/http/session';
import { type RouteContext, type RouteHandler, type Trace, wrap } from '@/lib/http/wrapper';

export type Schema = z.ZodType | undefined;
export type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;
// biome-ignore lint/suspicious/noConfusingVoidType: a handler of a route without a response returns nothing.
export type Answer<S extends Schema> = S extends z.ZodType ? z.input<S> : void;

/** The shapes of a route. Without `response` it answers 204. */
export type Shapes<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = {
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  /** Of a successful answer; 200 when absent. */
  status?: 200 | 201 | 202;
};

export type Input<P extends Schema, Q extends Schema, B extends Schema> = {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
};

type AppAccess = 'public' | 'user' | ConsoleAction;

type AppCall<A extends AppAccess> = {
  /** Null on a public route. */
  visitor: A extends 'public' ? null : Visitor;
  signal: AbortSignal;
  requestId: string;
  request: Request;
  trace: Trace;
};

/** A route about the console itself: for anybody, for whoever is signed in, or what only its administrators do. */
export function appRoute<
  A extends AppAccess,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends Schema = undefined,
>(
  spec: Shapes<P, Q, B, R> & { access: A },
  handle: (call: AppCall<A> & Input<P, Q, B>) => Promise<Answer<R>>,
): RouteHandler {
  return wrap(spec, async (request, route, trace, { signal }) => {
    const visitor = spec.access === 'public' ? null : await requireVisitor(request, trace);
    refuseForeign(request);
    if (visitor && spec.access !== 'user') {
      trace.action = spec.access;
      const refused = consoleRefusal(visitor.rights, ConsoleAction.parse(spec.access));
      if (refused) throw new AppError(refused.code, refused.message);
    }
    const input = await readInput(spec, request, route);
    // Cast: null exactly when the access is public, which the compiler cannot follow through A.
    const call = { visitor, signal, requestId: trace.requestId, request, trace } as AppCall<A>;
    return writeAnswer(spec, await handle({ ...call, ...input }), request, trace.requestId);
  });
}

/** Params, query and body in the shapes that the route names. Casts: undefined exactly where there is no schema. */
export async function readInput<P extends Schema, Q extends Schema, B extends Schema>(
  spec: Shapes<P, Q, B, Schema>,
  request: Request,
  route: RouteContext,
): Promise<Input<P, Q, B>> {
  return {
    params: (spec.params && parseInput(spec.params, await route.params)) as Parsed<P>,
    query: (spec.query && parseInput(spec.query, readQuery(request))) as Parsed<Q>,
    body: (spec.body && parseInput(spec.body, await readJson(request))) as Parsed<B>,
  };
}

/** Parsed on the way out too: fields that the contract does not name do not leave. */
export async function writeAnswer(
  spec: { response?: Schema; status?: number },
  answer: unknown,
  request: Request,
  requestId: string,
): Promise<Response> {
  const status = spec.status ?? 200;
  if (!spec.response) return jsonResponse(undefined, status, requestId);
  return encodedResponse(encode(spec.response, answer), request, status, requestId);
}
