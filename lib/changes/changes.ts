import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import type { Change, ChangeList, ChangeRequest } from '@/lib/contract/changes';
import { type AuditEnd, finishAudit, startAudit } from '@/lib/db/audit';
import {
  type ChangeFilter,
  type ChangeRecord,
  claimChange,
  findChange,
  finishChange,
  insertChange,
  markUndone,
  listChanges as storedChanges,
} from '@/lib/db/changes';
import { AppError } from '@/lib/errors';
import { factsOf } from '@/lib/kafka/cluster/facts';
import type { ClusterContext } from '@/lib/kafka/context';
import { errorFields, log } from '@/lib/log';

import type { Planned } from './applier';
import { applierOf } from './appliers';
import { carryOut, type Outcome } from './carry-out';
import { isExpired, toChange, toChangeRow, undoRequest } from './change-record';
import { whileHeld } from './held';

const LEARN_MS = 1500;

/** Looks at the cluster and stores what the request would do. Nothing has changed yet. */
export async function planChange(ctx: ClusterContext, request: ChangeRequest): Promise<Change> {
  return store(ctx, await look(ctx, request, null), null);
}

/** A plan that takes an applied change back, made from the state that it stored before it acted. */
export async function undoChange(ctx: ClusterContext, changeId: string): Promise<Change> {
  const record = await load(ctx, changeId);
  const request = undoRequest(record);
  if ('impossible' in request) {
    throw new AppError('WRONG_STATE', `This change cannot be taken back. ${request.impossible}`);
  }
  return store(ctx, await look(ctx, request, changeId), changeId);
}

/**
 * Carries out a plan that was shown, once: asked again, it answers with how that went. CONFLICT when the cluster is not
 * what the plan was made from, with a new plan in `details.change`.
 */
export async function applyChange(ctx: ClusterContext, changeId: string): Promise<Change> {
  const record = await load(ctx, changeId);
  if (record.status !== 'planned' && record.status !== 'expired') return toChange(record);
  const { plan } = toChange(record);
  if (isExpired(record)) await claimChange(changeId, 'planned', 'expired');

  const now = await look(ctx, plan.request, record.undoOf);
  // Somebody else may have applied it while this looked: the cluster has changed then, as it was meant to.
  const latest = await load(ctx, changeId);
  if (latest.status !== 'planned' && latest.status !== 'expired') return toChange(latest);
  if (isExpired(record)) await refuse(ctx, record, now, 'This plan is older than 15 minutes.');
  if (now.fingerprint !== record.fingerprint)
    await refuse(ctx, record, now, 'The cluster has changed since this was planned.');
  if (now.plan.blocked.length > 0) {
    const { blocked, members } = now.plan;
    throw new AppError('WRONG_STATE', blocked.join(' '), { details: { blocked, members } });
  }

  if (!(await claimChange(changeId, 'planned', 'applying'))) return toChange(await load(ctx, changeId));
  await whileHeld(changeId, async () => {
    const auditId = await beginAudit(ctx, record);
    const outcome = await carryOut(ctx, applierOf(plan.request.kind), plan);
    await noteEnd(changeId, outcome, (end) => finishAudit(auditId, end));
    if (record.undoOf && outcome.status === 'succeeded') await markUndone(record.undoOf, changeId);
    await learn(ctx, plan.request);
  });
  return toChange(await load(ctx, changeId));
}

/** Applied changes of a cluster, newest first. */
export async function listChanges(ctx: ClusterContext, filter: ChangeFilter): Promise<ChangeList> {
  const { items, nextCursor } = await storedChanges(ctx.cluster.id, filter);
  return { items: items.map(toChangeRow), nextCursor };
}

export async function getChange(ctx: ClusterContext, changeId: string): Promise<Change> {
  return toChange(await load(ctx, changeId));
}

async function load(ctx: ClusterContext, changeId: string): Promise<ChangeRecord> {
  const record = await findChange(ctx.cluster.id, changeId);
  if (!record) throw new AppError('NOT_FOUND', 'There is no such change.');
  return record;
}

function look(ctx: ClusterContext, request: ChangeRequest, undoOf: string | null): Promise<Planned> {
  return applierOf(request.kind).plan(ctx, request, { restoring: undoOf !== null });
}

async function store(ctx: ClusterContext, planned: Planned, undoOf: string | null): Promise<Change> {
  const { plan, resourceType, resourceName, fingerprint, before } = planned;
  const record = await insertChange({
    clusterId: ctx.cluster.id,
    kind: plan.request.kind,
    title: plan.title,
    resourceType,
    resourceName,
    plan,
    fingerprint,
    before,
    undoOf,
    actor: ctx.actor,
  });
  return toChange(record);
}

async function refuse(ctx: ClusterContext, record: ChangeRecord, now: Planned, why: string): Promise<never> {
  const change = await store(ctx, now, record.undoOf);
  throw new AppError('CONFLICT', `${why} Nothing was changed: look at what it would do now.`, { details: { change } });
}

/** The row is there before the act. Where it cannot be written, nothing is sent. */
async function beginAudit(ctx: ClusterContext, record: ChangeRecord): Promise<string> {
  const { id: changeId, kind, resourceType, resourceName, before, plan } = record;
  const { actor, requestId, cluster } = ctx;
  try {
    return await startAudit({
      ...{ actor, requestId, cluster, changeId, resourceType, resourceName },
      action: `change.${kind}`,
      params: plan,
      before: before ?? undefined,
    });
  } catch (cause) {
    const message = 'The audit trail cannot be written now, so nothing was changed.';
    await finishChange(changeId, { status: 'failed', error: message }).catch((error: unknown) =>
      log.error({ error }, 'change'),
    );
    throw new AppError('UNAVAILABLE', message, { cause });
  }
}

/** Kafka has been asked by now, so a database that fails here must not look as if nothing had happened. */
async function noteEnd(
  changeId: string,
  { status, results, error }: Outcome,
  finish: (end: AuditEnd) => Promise<void>,
) {
  try {
    if (await finishChange(changeId, { status, result: results, error }))
      await finish({ outcome: status, after: results, error });
  } catch (cause) {
    log.error({ cause: errorFields(cause), changeId, status }, 'change');
    const message =
      'This was sent to Kafka, but the database did not take down how it ended. Look at it again in a moment.';
    throw new AppError('UNAVAILABLE', message, { cause });
  }
}

/** Whoever looks next sees what was done; a large cluster's sweep is not waited for. */
async function learn(ctx: ClusterContext, request: ChangeRequest): Promise<void> {
  const facts = factsOf(ctx.kafka);
  const learned =
    request.kind === 'reset-offsets'
      ? facts.refresh('groups').then(() => facts.refresh('offsets'))
      : facts.refresh('configs');
  await Promise.race([learned, sleep(LEARN_MS, undefined, { ref: false })]);
}
