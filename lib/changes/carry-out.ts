import type { ChangePlan, ChangeStatus, ChangeStep, StepResult } from '@/lib/contract/changes';
import { AppError } from '@/lib/errors';
import type { ClusterContext } from '@/lib/kafka/context';
import { errorFields, log } from '@/lib/log';

import type { Applier, Observed } from './applier';

export type Outcome = {
  readonly status: Extract<ChangeStatus, 'succeeded' | 'partial' | 'failed' | 'unknown'>;
  readonly results: StepResult[];
  readonly error: string | null;
};

/** Sends a plan and looks at what came of it: what counts is what the cluster shows, not what was asked for. */
export async function carryOut(ctx: ClusterContext, applier: Applier, plan: ChangePlan): Promise<Outcome> {
  let refusals: (string | null)[] = [];
  let failure: AppError | null = null;
  try {
    refusals = await applier.apply(ctx, plan);
  } catch (error) {
    failure = asAppError(error);
  }
  const observed = await look(ctx, applier, plan);
  return judge(plan, { refusals, failure, observed });
}

type Seen = {
  /** By step; empty when the whole was not answered. */
  readonly refusals: readonly (string | null)[];
  readonly failure: AppError | null;
  /** By step; null when the cluster could not be read back. */
  readonly observed: readonly Observed[] | null;
};

/** How a change ended. Pure, so that each way can be told apart in a test. */
export function judge(plan: Pick<ChangePlan, 'steps'>, { refusals, failure, observed }: Seen): Outcome {
  const results = plan.steps.map((_, i): StepResult => {
    const seen = observed?.[i] ?? { text: null, asPlanned: null };
    const refusal = refusals[i] ?? null;
    if (refusal !== null) return { ok: false, observed: seen.text, error: refusal };
    if (failure) return { ok: seen.asPlanned === true, observed: seen.text, error: null };
    const error =
      seen.asPlanned === false ? 'Kafka took it, but shows something else: somebody else may have changed it.' : null;
    return { ok: error === null, observed: seen.text, error };
  });
  // Steps that had nothing to do cannot fail, and say nothing about the others.
  const moves = results.filter((_, i) => !isIdle(plan.steps[i]!));
  const ok = moves.filter((result) => result.ok).length;
  const error = failure?.message ?? (observed === null ? 'Kafka took it, but it could not be read back.' : null);
  return { status: statusOf(ok, moves.length, failure), results, error };
}

function isIdle(step: ChangeStep): boolean {
  return step.before === step.after && (step.kind === 'offset' || step.beforeSource === step.afterSource);
}

function statusOf(ok: number, moves: number, failure: AppError | null): Outcome['status'] {
  if (ok === moves) return 'succeeded';
  // Kafka may still be at it: an answer that was lost says nothing about what was done.
  if (failure && wasSent(failure)) return 'unknown';
  return ok === 0 ? 'failed' : 'partial';
}

const wasSent = ({ details, code }: AppError): boolean =>
  typeof details?.sent === 'boolean' ? details.sent : code === 'KAFKA_TIMEOUT' || code === 'KAFKA_UNREACHABLE';

async function look(ctx: ClusterContext, applier: Applier, plan: ChangePlan): Promise<Observed[] | null> {
  try {
    return await applier.readBack(ctx, plan);
  } catch {
    return null;
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  log.error({ cause: errorFields(error) }, 'change');
  return new AppError('INTERNAL', 'The console failed to carry this out.', { cause: error });
}
