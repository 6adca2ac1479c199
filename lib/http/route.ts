import 'server-only';

import type { z } from 'zod';

import { AppError } from '@/lib/errors';
import { parseInput, readJson, readQuery } from '@/lib/http/parse';
import { jsonResponse } from '@/lib/http/respond';
import { refuseForeign } from '@/lib/http/same-origin';
import { requireVisitor, type Visitor } from '@/lib/http/session';
import { type RouteContext, type RouteHandler, wrap } from '@/lib/http/wrapper';

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

type AppAccess = 'public' | 'user' | 'admin';

type AppCall<A extends AppAccess> = {
  /** Null on a public route. */
  visitor: A extends 'public' ? null : Visitor;
  signal: AbortSignal;
  requestId: string;
  request: Request;
};

/** A route about the console itself. `admin` is an administrator of the console. */
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
    const visitor = spec.access === 'public' ? null : await requireVisitor(request);
    if (visitor) trace.userId = visitor.actor.id;
    refuseForeign(request);
    if (spec.access === 'admin' && !visitor?.actor.isAdmin) {
      throw new AppError('FORBIDDEN', 'This needs an administrator of the console.');
    }
    const input = await readInput(spec, request, route);
    // Cast: null exactly when the access is public, which the compiler cannot follow through A.
    const call = { visitor, signal, requestId: trace.requestId, request } as AppCall<A>;
    return writeAnswer(spec, await handle({ ...call, ...input }), trace.requestId);
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
export function writeAnswer(
  spec: { response?: Schema; status?: number },
  answer: unknown,
  requestId: string,
): Response {
  return jsonResponse(spec.response?.parse(answer), spec.status ?? 200, requestId);
}
