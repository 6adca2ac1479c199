import type { ChangePlan, ChangeRequest, StepResult } from '@/lib/contract/changes';
import type { ClusterContext } from '@/lib/kafka/context';

/** What a look at the cluster made of a request. Nothing has changed yet. */
export type Planned = {
  readonly plan: ChangePlan;
  readonly resourceType: string;
  readonly resourceName: string;
  /** Of everything that must still hold when the plan is applied: another value refuses it. */
  readonly fingerprint: string;
  /** What undo needs, as plain JSON. */
  readonly before: unknown;
};

/** How one kind of change meets the cluster. The protocol around it is in changes.ts, the same for all. */
export type Applier<R extends ChangeRequest = ChangeRequest> = {
  /** Reads fresh state, and asks the broker's own validation where it exists. `restoring`: this takes a change back. */
  plan(ctx: ClusterContext, request: R, options: { restoring: boolean }): Promise<Planned>;
  /**
   * Sends what the plan shows; the error of each of its steps, null where the broker took it. Throws what kept the whole
   * of it from an answer. Not cancelled when the person leaves: half of a change is worse than either whole.
   */
  apply(ctx: ClusterContext, plan: ChangePlan): Promise<(string | null)[]>;
  /** What the cluster shows now, in the order of the plan's steps. */
  readBack(ctx: ClusterContext, plan: ChangePlan): Promise<Observed[]>;
  /** The request that puts back what was before, for the steps that took effect; or why there is none. */
  undo(plan: ChangePlan, before: unknown, results: readonly StepResult[] | null): R | { impossible: string };
};

export type Observed = {
  readonly text: string | null;
  /** Whether it is as planned; null: it could not be read. */
  readonly asPlanned: boolean | null;
};
