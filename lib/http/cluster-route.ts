import 'server-only';

import { Readable } from 'node:stream';

import type { z } from 'zod';

import type { Action } from '@/lib/contract/access';
import { ClusterParams } from '@/lib/contract/common';
import { clusterConfig } from '@/lib/http/cluster-config';
import type { Deadline } from '@/lib/http/deadline';
import { enterCluster, permit } from '@/lib/http/enter-cluster';
import { ndjsonResponse } from '@/lib/http/ndjson';
import { parseInput } from '@/lib/http/parse';
import { privateHeaders } from '@/lib/http/respond';
import { type Answer, type Input, readInput, type Schema, type Shapes, writeAnswer } from '@/lib/http/route';
import { refuseForeign } from '@/lib/http/same-origin';
import { requireVisitor, sameVisitor } from '@/lib/http/session';
import { type RouteContext, type RouteHandler, type Trace, wrap } from '@/lib/http/wrapper';
import { clusterFor } from '@/lib/kafka/cluster/pool';
import type { ClusterContext } from '@/lib/kafka/context';

/** Params default to the cluster's id. */
type Spec<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = Shapes<P, Q, B, R> & {
  /** Required, so that no route can forget to say what it does. The one table of the contract says who may. */
  access: Action | ActionByInput<Input<P, Q, B>>;
};

/** Where only the input tells which action it is, out of `among`. Null: what it is about is not there. */
export type ActionByInput<I> = {
  readonly among: readonly Action[];
  of(input: I & { clusterId: string }): Action | null | Promise<Action | null>;
};

type Call<P extends Schema, Q extends Schema, B extends Schema> = { ctx: ClusterContext } & Input<P, Q, B>;

/** What every route of a cluster owes: session, role, read-only, parsing in and out, one error shape. */
export function clusterRoute<
  R extends Schema = undefined,
  P extends Schema = typeof ClusterParams,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(spec: Spec<P, Q, B, R>, handle: (call: Call<P, Q, B>) => Promise<Answer<R>>): RouteHandler {
  return wrap(promises(spec), async (request, route, trace, until) => {
    const { call } = await enter(spec, request, route, trace, until);
    return writeAnswer(spec, await handle(call), request, trace.requestId);
  });
}

/**
 * Long work as newline-delimited JSON: one event a line, each parsed by `event`. What fails before the first event is
 * an error answer; afterwards the last line is an ErrorBody. Ends when the browser leaves or the session does.
 */
export function clusterStream<
  E extends z.ZodType,
  P extends Schema = typeof ClusterParams,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  spec: Omit<Spec<P, Q, B, undefined>, 'response' | 'status'> & { event: E },
  handle: (call: Call<P, Q, B>) => AsyncGenerator<z.input<E>, void, undefined>,
): RouteHandler {
  return wrap(
    promises(spec),
    async (request, route, trace, until) => {
      const { call, permit } = await enter(spec, request, route, trace, until);
      return ndjsonResponse(handle(call), {
        until,
        requestId: trace.requestId,
        encode: (event) => spec.event.parse(event),
        stillAllowed: permit,
      });
    },
    null,
  );
}

export type Download = {
  fileName: string;
  /** Default: application/octet-stream. */
  contentType?: string;
  body: Uint8Array | AsyncIterable<Uint8Array>;
};

/** Bytes to keep as a file: never shown in place, whatever they hold. */
export function clusterDownload<P extends Schema = typeof ClusterParams, Q extends Schema = undefined>(
  spec: Omit<Spec<P, Q, undefined, undefined>, 'response' | 'status' | 'body'>,
  handle: (call: Call<P, Q, undefined>) => Promise<Download>,
): RouteHandler {
  return wrap(promises(spec), async (request, route, trace, until) => {
    const { call } = await enter(spec, request, route, trace, until);
    const { fileName, contentType, body } = await handle(call);
    const ascii = fileName.replaceAll(/[^\w.-]/g, '_');
    return new Response(
      body instanceof Uint8Array ? new Uint8Array(body) : (Readable.toWeb(Readable.from(body)) as ReadableStream),
      {
        headers: {
          ...privateHeaders,
          'content-type': contentType ?? 'application/octet-stream',
          'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeRfc5987(fileName)}`,
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
          'x-request-id': trace.requestId,
        },
      },
    );
  });
}

const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

/** What the route says of itself: all that it may turn out to be. */
const promises = <I>({ access, ...spec }: { access: Action | ActionByInput<I>; query?: Schema; body?: Schema }) => ({
  ...{ query: spec.query, body: spec.body },
  access: typeof access === 'string' ? access : access.among.join(' | '),
});

type Entered<P extends Schema, Q extends Schema, B extends Schema> = {
  call: Call<P, Q, B>;
  /** Throws when the same would be refused by now. */
  permit: () => Promise<void>;
};

async function enter<P extends Schema, Q extends Schema, B extends Schema>(
  spec: Spec<P, Q, B, Schema>,
  request: Request,
  route: RouteContext,
  trace: Trace,
  { signal }: Deadline,
): Promise<Entered<P, Q, B>> {
  const visitor = await requireVisitor(request, trace);
  refuseForeign(request);
  const { clusterId } = parseInput(ClusterParams.loose(), await route.params);
  trace.clusterId = clusterId;
  const { access } = spec;
  const fixed = typeof access === 'string' ? access : null;
  const found = await enterCluster(visitor, clusterId, fixed ?? 'cluster.view', trace);
  const input = await readInput({ ...spec, params: (spec.params ?? ClusterParams) as P }, request, route);
  const action = (typeof access === 'string' ? access : await access.of({ ...input, clusterId })) ?? 'cluster.view';
  if (action !== fixed) permit(found, action, trace);

  const kafka = clusterFor(clusterConfig(found));
  const { actor } = visitor;
  return {
    call: { ctx: { actor, cluster: found.cluster, kafka, signal, requestId: trace.requestId }, ...input },
    permit: async () => void (await enterCluster(await sameVisitor(visitor), clusterId, action, trace)),
  };
}
