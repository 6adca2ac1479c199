'use client';

import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LoadFailed, Loading } from '@/components/ui/states';
import type { Change } from '@/lib/contract/changes';

import { ApplyPlan } from './apply-plan';
import { PlanNotices } from './plan-notices';
import { PlanSteps } from './plan-steps';

type ReviewDialogProps<Key extends QueryKey> = {
  title: string;
  /** From lib/queries/changes: a plan of a request, or of taking a change back. */
  plan: UseQueryOptions<Change, Error, Change, Key>;
  /** "Change 2 configs of orders" */
  label: string;
  onClose: () => void;
  onApplied: (change: Change) => void;
};

/** Shows a plan and asks: now and then in a table, what it costs, one button. */
export function ReviewDialog<Key extends QueryKey>(props: ReviewDialogProps<Key>) {
  const { title, plan, label, onClose, onApplied } = props;
  const planned = useQuery(plan);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} width={980}>
      {planned.isPending ? (
        <Loading label="Asking the cluster what would happen" rows={3} />
      ) : planned.isError ? (
        <LoadFailed error={planned.error} onRetry={planned.refetch} className="px-0" />
      ) : (
        <div className="grid grid-cols-1 gap-3">
          <div className="overflow-hidden rounded-md border border-line">
            <PlanSteps plan={planned.data.plan} maxRows={10} />
          </div>
          {planned.data.plan.impact.length > 0 && (
            <ul className="text-ink-2">
              {planned.data.plan.impact.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <PlanNotices plan={planned.data.plan} />
          <ApplyPlan
            change={planned.data}
            label={label}
            busy={planned.isFetching ? 'The cluster is being asked again.' : null}
            onApplied={onApplied}
            onPlanAgain={() => void planned.refetch()}
          >
            <Button onClick={onClose}>Cancel</Button>
          </ApplyPlan>
        </div>
      )}
    </Dialog>
  );
}
