import 'server-only';

import { type Change, ChangePlan, type ChangeRequest, type ChangeRow, StepResult } from '@/lib/contract/changes';
import type { ChangeRecord } from '@/lib/db/changes';

import { applierOf } from './appliers';

/** A plan is about what was there when it was made. */
export const PLAN_MS = 15 * 60_000;

/** A stored change as everybody sees it. */
export function toChange(record: ChangeRecord): Change {
  const undo = undoRequest(record);
  const plan = ChangePlan.parse(record.plan);
  return {
    ...head(record),
    kind: plan.request.kind,
    plan,
    results: resultsOf(record),
    undoBlocked: 'impossible' in undo ? undo.impossible : null,
  };
}

export function toChangeRow(record: ChangeRecord): ChangeRow {
  const { plan, results: _, ...row } = toChange(record);
  return { ...row, steps: plan.steps.length };
}

function head(record: ChangeRecord): Omit<Change, 'kind' | 'plan' | 'results' | 'undoBlocked'> {
  return {
    id: record.id,
    clusterId: record.clusterId,
    title: record.title,
    resourceType: record.resourceType,
    resourceName: record.resourceName,
    status: isExpired(record) ? 'expired' : record.status,
    actor: { id: record.actorId, name: record.actorName },
    plannedAt: record.plannedAt.getTime(),
    appliedAt: record.appliedAt?.getTime() ?? null,
    finishedAt: record.finishedAt?.getTime() ?? null,
    error: record.error,
    undoOf: record.undoOf,
    undoneBy: record.undoneBy,
  };
}

export function isExpired(
  { status, plannedAt }: Pick<ChangeRecord, 'status' | 'plannedAt'>,
  now = Date.now(),
): boolean {
  return status === 'expired' || (status === 'planned' && now - plannedAt.getTime() > PLAN_MS);
}

/** What would take a change back, or why nothing can. */
export function undoRequest(record: ChangeRecord): ChangeRequest | { impossible: string } {
  if (record.undoneBy) return { impossible: 'It was taken back already.' };
  if (record.status === 'planned' || record.status === 'expired') return { impossible: 'It was never applied.' };
  if (record.status === 'applying') return { impossible: 'It is still being applied.' };
  if (record.status === 'failed') return { impossible: 'It changed nothing.' };
  const plan = ChangePlan.parse(record.plan);
  // How its steps ended is not known then: all of them are put back.
  const results = record.status === 'unknown' ? null : resultsOf(record);
  return applierOf(plan.request.kind).undo(plan, record.before, results);
}

function resultsOf({ result }: ChangeRecord): StepResult[] | null {
  return result === null ? null : StepResult.array().parse(result);
}
