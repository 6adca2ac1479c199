import 'server-only';

import { ChangePlan } from '@/lib/contract/changes';
import { finishAuditOfChange } from '@/lib/db/audit';
import { type ChangeRecord, finishChange, markUndone, takeOverChanges } from '@/lib/db/changes';
import { AppError } from '@/lib/errors';
import type { ClusterContext } from '@/lib/kafka/context';
import { errorFields, log } from '@/lib/log';
import type { Observed } from './applier';
import { applierOf } from './appliers';
import { judge, type Outcome } from './carry-out';

/** How to look at a cluster in the name of whoever made the change; null when it is not saved any more. */
export type ContextOf = (change: ChangeRecord) => Promise<ClusterContext | null>;

const stopped = 'Sluice was ended while this was applied.';

/**
 * Ends the changes that a process left behind when it was ended: what counts is what their cluster shows now. Nothing is
 * sent again. Of several replicas one takes each.
 */
export async function settleInterruptedChanges(contextOf: ContextOf): Promise<void> {
  for (const record of await takeOverChanges()) {
    try {
      const { status, results, error } = await endOf(record, contextOf);
      if (!(await finishChange(record.id, { status, result: results, error }))) continue;
      await finishAuditOfChange(record.id, { outcome: status, after: results, error });
      if (record.undoOf && status === 'succeeded') await markUndone(record.undoOf, record.id);
    } catch (error) {
      log.warn({ cause: errorFields(error), changeId: record.id }, 'change');
    }
  }
}

async function endOf(record: ChangeRecord, contextOf: ContextOf): Promise<Outcome> {
  const plan = ChangePlan.parse(record.plan);
  const observed = await look(record, plan, contextOf);
  // As when an answer was lost: it may have been sent, and nobody heard what Kafka said.
  const failure = new AppError('KAFKA_TIMEOUT', stopped, { details: { sent: true } });
  const outcome = judge(plan, { refusals: [], failure, observed });
  if (outcome.status === 'succeeded') return { ...outcome, error: `${stopped} The cluster shows all of it.` };
  const seen = observed === null ? 'The cluster could not be asked' : 'The cluster does not show all of it';
  return { ...outcome, error: `${stopped} ${seen}: look at it before you do anything else.` };
}

async function look(record: ChangeRecord, plan: ChangePlan, contextOf: ContextOf): Promise<Observed[] | null> {
  try {
    const ctx = await contextOf(record);
    return ctx && (await applierOf(plan.request.kind).readBack(ctx, plan));
  } catch (error) {
    log.warn({ cause: errorFields(error), changeId: record.id }, 'change');
    return null;
  }
}
