'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Time } from '@/components/ui/age';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Pairs } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { LoadFailed, Loading, StaleNotice } from '@/components/ui/states';
import type { Change } from '@/lib/contract/changes';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { changeQuery } from '@/lib/queries/changes';

import { ApplyPlan } from './apply-plan';
import { ChangeLink, ResourceLink } from './change-links';
import { ChangeStatusTag } from './change-status';
import { outcomeSentence } from './outcome';
import { PlanNotices } from './plan-notices';
import { PlanSteps } from './plan-steps';
import { UndoButton } from './undo-button';

export function ChangeView({ changeId }: { changeId: string }) {
  const { clusterId } = useCluster();
  const query = useQuery(changeQuery(clusterId, changeId));
  const change = query.data;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Changes', href: page.changes(clusterId) }]}
        title={change?.title ?? 'Change'}
        tags={change && <ChangeStatusTag status={change.status} undone={change.undoneBy !== null} />}
      />
      <PageBody padded>
        {query.isPending ? (
          <Loading label="Loading the change" shape="block" />
        ) : query.isLoadingError ? (
          <LoadFailed error={query.error} onRetry={query.refetch} />
        ) : (
          <div className="grid max-w-[1040px] grid-cols-1 gap-3.5">
            {query.isRefetchError && <StaleNotice error={query.error} since={query.dataUpdatedAt} className="mx-0" />}
            <ChangeBody change={query.data} />
          </div>
        )}
      </PageBody>
    </>
  );
}

const outcomeTone = { succeeded: 'ok', partial: 'warn', failed: 'bad', unknown: 'warn', applying: 'info' } as const;

function ChangeBody({ change }: { change: Change }) {
  const { clusterId } = useCluster();
  const router = useRouter();
  const { plan, status, results } = change;
  const planned = status === 'planned';
  const goTo = (next: Change) => router.push(page.change(clusterId, next.id));
  return (
    <>
      {!planned && status !== 'expired' && (
        <Notice
          tone={outcomeTone[status]}
          actions={status !== 'applying' && <UndoButton change={change} size="sm" onUndone={goTo} />}
        >
          {outcomeSentence(change)}
          {change.undoBlocked !== null && <span className="block opacity-85">{change.undoBlocked}</span>}
        </Notice>
      )}
      {status === 'expired' && <Notice tone="info">{outcomeSentence(change)}</Notice>}
      <ChangeFacts change={change} />
      <Card title={results ? 'What happened' : 'What would happen'} note={plural(plan.steps.length, 'step')} flush>
        <PlanSteps plan={plan} results={results} maxRows={20} />
        {plan.impact.length > 0 && (
          <div className="flex flex-wrap gap-x-3.5 gap-y-1 px-[18px] py-2 text-ink-3 text-sm">
            {plan.impact.map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
          </div>
        )}
      </Card>
      {planned && (
        <>
          <PlanNotices plan={plan} />
          <ApplyPlan
            change={change}
            label={plan.title}
            onApplied={goTo}
            onPlanAgain={() => router.push(planAgain(clusterId, change))}
          >
            <LinkButton href={planAgain(clusterId, change)}>Plan again</LinkButton>
          </ApplyPlan>
        </>
      )}
      {plan.command !== null && (
        <Card title="The same with Kafka’s own tools" actions={<CopyButton text={plan.command} label="Copy command" />}>
          <pre className="overflow-x-auto whitespace-pre-wrap [overflow-wrap:anywhere] text-ink-2">{plan.command}</pre>
        </Card>
      )}
    </>
  );
}

/** Where such a change is made. */
function planAgain(clusterId: string, { plan: { request } }: Change): string {
  return request.kind === 'reset-offsets'
    ? page.group(clusterId, request.groupId, 'reset')
    : page.topic(clusterId, request.topic, 'configs');
}

function ChangeFacts({ change }: { change: Change }) {
  return (
    <Card>
      <Pairs
        items={[
          { label: 'On', value: <ResourceLink change={change} /> },
          { label: 'Who', value: change.actor.name },
          { label: 'Planned', value: <Time at={change.plannedAt} /> },
          ...(change.appliedAt === null ? [] : [{ label: 'Applied', value: <Time at={change.appliedAt} /> }]),
          ...(change.finishedAt === null ? [] : [{ label: 'Read back', value: <Time at={change.finishedAt} /> }]),
          ...(change.undoOf === null ? [] : [{ label: 'Takes back', value: <ChangeLink changeId={change.undoOf} /> }]),
          ...(change.undoneBy === null
            ? []
            : [{ label: 'Taken back by', value: <ChangeLink changeId={change.undoneBy} /> }]),
        ]}
      />
    </Card>
  );
}
