'use client';

import { type ReactNode, useId, useState } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Name } from '@/components/ui/visible-text';
import { actionOfChange, type Change } from '@/lib/contract/changes';
import type { VisibleCluster } from '@/lib/contract/clusters';
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

/** What must be typed before the button works: where messages go for good, and on production where a position moves. */
function nameToType({ plan, resourceName }: Change, cluster: VisibleCluster): { name: string; why: string } | null {
  const production = cluster.environment === 'production';
  if (plan.weight === 'loses data') {
    const name = production ? `${cluster.name}/${resourceName}` : resourceName;
    return { name, why: `messages${production ? ' of a production cluster' : ''} may be removed for good.` };
  }
  return production && plan.weight === 'moves position'
    ? { name: cluster.name, why: 'this is a production cluster.' }
    : null;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const codeOf = (error: Error) => ('code' in error ? error.code : null);

/** The one button that changes a cluster. What is grave asks for a name first; its error stays beside it. */
export function ApplyPlan({ change, label, busy = null, onApplied, onPlanAgain, children }: ApplyPlanProps) {
  const { clusterId, cluster, leadsTo } = useCluster();
  const apply = useApplyChange(clusterId);
  const [typed, setTyped] = useState('');
  const inputId = useId();
  const { plan } = change;
  const asked = nameToType(change, cluster);
  const action = actionOfChange[plan.request.kind];
  const forbidden = leadsTo(action).blocked;
  const blocked =
    forbidden ??
    busy ??
    plan.blocked[0] ??
    (plan.steps.length === 0 ? 'There is nothing to change.' : null) ??
    (asked !== null && typed !== asked.name ? `Type ${asked.name} first: ${asked.why}` : null);
  const movedOn = apply.error && ['CONFLICT', 'WRONG_STATE', 'NOT_FOUND'].includes(String(codeOf(apply.error)));
  return (
    <form
      className="grid grid-cols-1 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !apply.isPending) apply.mutate(change.id, { onSuccess: onApplied });
      }}
    >
      {asked !== null && !forbidden && plan.blocked.length === 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={inputId} className="min-w-0 break-words text-ink-2">
            {sentence(asked.why)} Type{' '}
            <b className="font-semibold text-ink">
              <Name text={asked.name} />
            </b>{' '}
            to go on:
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
        <Button
          type="submit"
          variant="primary"
          {...leadsTo(action, blocked)}
          pending={apply.isPending}
          // It names what it changes, and names can be longer than a phone is wide.
          className="h-auto min-h-7 max-w-full whitespace-normal py-0.5 [overflow-wrap:anywhere]"
        >
          {apply.isPending ? 'Applying…' : <Name text={label} />}
        </Button>
        {children}
      </div>
    </form>
  );
}
