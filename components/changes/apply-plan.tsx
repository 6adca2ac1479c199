'use client';

import { type ReactNode, useId, useState } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { Change } from '@/lib/contract/changes';
import { useApplyChange } from '@/lib/queries/changes';

type ApplyPlanProps = {
  change: Change;
  /** "Reset offsets of orders-svc" */
  label: string;
  /** Why the plan on the screen is not the one to apply: it is being made anew. */
  busy?: string | null;
  onApplied: (change: Change) => void;
  /** Reads the cluster again, after a refusal because it moved on. */
  onPlanAgain: () => void;
  /** Further buttons. */
  children?: ReactNode;
};

const codeOf = (error: Error) => ('code' in error ? error.code : null);

/** The one button that changes a cluster. Production asks for the cluster's name first; its error stays beside it. */
export function ApplyPlan({ change, label, busy = null, onApplied, onPlanAgain, children }: ApplyPlanProps) {
  const { clusterId, cluster, writeBlockedReason } = useCluster();
  const apply = useApplyChange(clusterId);
  const [typed, setTyped] = useState('');
  const inputId = useId();
  const { plan } = change;
  const production = cluster.environment === 'production';
  const blocked =
    writeBlockedReason ??
    busy ??
    plan.blocked[0] ??
    (plan.steps.length === 0 ? 'There is nothing to change.' : null) ??
    (production && typed !== cluster.name ? `Type ${cluster.name} first: this is a production cluster.` : null);
  const movedOn = apply.error && ['CONFLICT', 'WRONG_STATE', 'NOT_FOUND'].includes(String(codeOf(apply.error)));
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !apply.isPending) apply.mutate(change.id, { onSuccess: onApplied });
      }}
    >
      {production && !writeBlockedReason && plan.blocked.length === 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={inputId} className="text-ink-2">
            This is a production cluster. Type <b className="font-semibold text-ink">{cluster.name}</b> to go on:
          </label>
          <Input
            id={inputId}
            className="w-48"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
      {apply.error && (
        <Notice
          tone="bad"
          actions={
            movedOn && (
              <Button
                onClick={() => {
                  apply.reset();
                  onPlanAgain();
                }}
              >
                Plan again
              </Button>
            )
          }
        >
          {apply.error.message}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" blocked={blocked} pending={apply.isPending}>
          {apply.isPending ? 'Applying…' : label}
        </Button>
        {children}
      </div>
    </form>
  );
}
