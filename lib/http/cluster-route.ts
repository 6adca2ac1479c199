import 'server-only';

import { Readable } from 'node:stream';

import type { z } from 'zod';

import { atLeast, roleOn } from '@/lib/access/can';
import type { Role } from '@/lib/contract/access';
import { ClusterParams } from '@/lib/contract/common';
import { findCluster } from '@/lib/db/clusters';
import { AppError } from '@/lib/errors';
import { clusterConfig } from '@/lib/http/cluster-config';
import type { Deadline } from '@/lib/http/deadline';
import { ndjsonResponse } from '@/lib/http/ndjson';
import { parseInput } from '@/lib/http/parse';
import { privateHeaders } from '@/lib/http/respond';
import { type Answer, type Input, readInput, type Schema, type Shapes, writeAnswer } from '@/lib/http/route';
import { refuseForeign } from '@/lib/http/same-origin';
import { requireVisitor } from '@/lib/http/session';
import { type RouteContext, type RouteHandler, type Trace, wrap } from '@/lib/http/wrapper';
import { clusterFor } from '@/lib/kafka/cluster/pool';
import type { ClusterContext } from '@/lib/kafka/context';

/** Params default to the cluster's id. */
type Spec<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = Shapes<P, Q, B, R> & {
  /** Required, so that no route can forget to say who may call it. Above viewer is a write. */
  access: Role;
};

type Call<P extends Schema, Q extends Schema, B extends Schema> = { ctx: ClusterContext } & Input<P, Q, B>;

/** What every route of a cluster owes: session, role, read-only, parsing in and out, one error shape. */
export function clusterRoute<
  R extends Schema = undefined,
  P extends Schema = typeof ClusterParams,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(spec: Spec<P, Q, B, R>, handle: (call: Call<P, Q, B>) => Promise<Answer<R>>): RouteHandler {
  return wrap(spec, async (request, route, trace, until) => {
    const call = await enter(spec, request, route, trace, until);
    return writeAnswer(spec, await handle(call), trace.requestId);
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
    spec,
    async (request, route, trace, until) => {
      const call = await enter(spec, request, route, trace, until);
      return ndjsonResponse(handle(call), {
        until,
        requestId: trace.requestId,
        encode: (event) => spec.event.parse(event),
        stillAllowed: async () => void (await requireVisitor(request)),
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
  return wrap(spec, async (request, route, trace, until) => {
    const { fileName, contentType, body } = await handle(await enter(spec, request, route, trace, until));
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

async function enter<P extends Schema, Q extends Schema, B extends Schema>(
  spec: Spec<P, Q, B, Schema>,
  request: Request,
  route: RouteContext,
  trace: Trace,
  { signal }: Deadline,
): Promise<Call<P, Q, B>> {
  const { actor } = await requireVisitor(request);
  trace.userId = actor.id;
  refuseForeign(request);

  const { clusterId } = parseInput(ClusterParams.loose(), await route.params);
  trace.clusterId = clusterId;
  const role = roleOn(actor, clusterId);
  const found = role && (await findCluster(clusterId));
  // The same answer for a cluster that is not there and one that is not theirs.
  if (!found) throw new AppError('NOT_FOUND', 'There is no such cluster.');
  const { cluster } = found;
  if (!atLeast(role, spec.access))
    throw new AppError('FORBIDDEN', `This needs the role ${spec.access} on ${cluster.name}.`);
  if (cluster.readOnly && spec.access !== 'viewer') {
    throw new AppError('READ_ONLY', `${cluster.name} is read-only in Sluice. Its settings can change that.`);
  }

  const input = await readInput({ ...spec, params: (spec.params ?? ClusterParams) as P }, request, route);
  const kafka = clusterFor(clusterConfig(found));
  return { ctx: { actor, cluster, kafka, signal, requestId: trace.requestId }, ...input };
}
