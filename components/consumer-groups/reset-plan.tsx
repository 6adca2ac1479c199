'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import { ApplyPlan } from '@/components/changes/apply-plan';
import { PlanNotices } from '@/components/changes/plan-notices';
import { PlanSteps } from '@/components/changes/plan-steps';
import { useCluster } from '@/components/clusters/cluster-provider';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { saveFile, toCsv } from '@/components/ui/csv';
import { LoadFailed, Loading } from '@/components/ui/states';
import { useSettled } from '@/components/ui/use-settled';
import type { ChangePlan, ChangeStep, ResetOffsets } from '@/lib/contract/changes';
import { formatTime, plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { planQuery } from '@/lib/queries/changes';

import type { TopicChoice } from './reset-request';

function savePlan(groupId: string, plan: ChangePlan) {
  const rows = plan.steps.flatMap((step) =>
    step.kind === 'offset'
      ? [
          [
            step.topic,
            step.partition,
            ...[step.before, step.after, step.change, step.lagAfter].map(asInteger),
            step.note,
          ],
        ]
      : [],
  );
  const header = ['topic', 'partition', 'now', 'then', 'change', 'lag then', 'note'];
  saveFile(`reset-${groupId.replaceAll(/[^\w.-]+/g, '-')}.csv`, toCsv(header, rows), 'text/csv;charset=utf-8');
}

const asInteger = (text: string | null) => (text === null ? null : BigInt(text));

type ResetPlanProps = {
  groupId: string;
  request: ResetOffsets | null;
  /** Narrows the reset to these. */
  onChoose: (topics: TopicChoice[]) => void;
};

function notRefused(steps: readonly ChangeStep[]): TopicChoice[] {
  const partitions = new Map<string, number[]>();
  for (const step of steps) {
    if (step.kind !== 'offset' || step.refused) continue;
    partitions.set(step.topic, [...(partitions.get(step.topic) ?? []), step.partition]);
  }
  return [...partitions].map(([topic, own]) => ({ topic, partitions: own }));
}

/** What a reset would do, read from the brokers anew whenever the question changes; and the button that does it. */
export function ResetPlan({ groupId, request, onChoose }: ResetPlanProps) {
  const { clusterId } = useCluster();
  const router = useRouter();
  const text = useSettled(JSON.stringify(request));
  const asked = JSON.parse(text) as ResetOffsets | null;
  const plan = useQuery({
    ...planQuery(clusterId, asked ?? nothing),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  if (request === null) return <p className="text-ink-3">The plan appears here once it is said where to.</p>;
  if (plan.isPending) {
    return (
      <Card title="What will happen" flush>
        <Loading label="Asking the brokers what would happen" rows={6} />
      </Card>
    );
  }
  if (plan.isError) return <LoadFailed error={plan.error} onRetry={plan.refetch} className="px-0" />;
  const change = plan.data;
  const old = plan.isFetching || text !== JSON.stringify(request);
  const steps = change.plan.steps;
  const refused = steps.filter((step) => step.refused).length;
  const possible = notRefused(steps);
  return (
    <>
      <Card
        title="What will happen"
        note={
          old
            ? 'reading from the brokers…'
            : `read from the brokers at ${formatTime(change.plan.plannedAt, { clock: true })}`
        }
        flush
        className={cn('transition-opacity', old && 'opacity-60')}
      >
        <PlanSteps plan={change.plan} />
        <div className="flex flex-wrap gap-x-3.5 gap-y-1 px-[18px] py-2 text-ink-3 text-sm">
          <span>{plural(steps.length, 'partition')}</span>
          {change.plan.impact.map((sentence, index) => (
            <span key={sentence} className={index === 0 ? 'font-medium text-ink' : undefined}>
              {sentence}
            </span>
          ))}
        </div>
      </Card>
      <PlanNotices
        plan={change.plan}
        actions={
          possible.length > 0 &&
          refused > 0 && (
            <Button size="sm" onClick={() => onChoose(possible)}>
              Leave {plural(refused, 'refused partition')} out
            </Button>
          )
        }
      />
      <ApplyPlan
        key={change.id}
        change={change}
        label={`Reset offsets of ${groupId}`}
        busy={old ? 'The plan is being read from the brokers.' : null}
        onApplied={(applied) => router.push(page.change(clusterId, applied.id))}
        onPlanAgain={() => void plan.refetch()}
      >
        {change.plan.command !== null && (
          <CopyButton text={change.plan.command} label="Copy as Kafka command" showLabel size="md" />
        )}
        <Button onClick={() => savePlan(groupId, change.plan)}>Save plan as CSV</Button>
        {change.plan.blocked.length > 0 && <Button onClick={() => void plan.refetch()}>Plan again</Button>}
      </ApplyPlan>
      <p className="text-ink-3">Can be undone: the old offsets are kept with the change.</p>
    </>
  );
}

/** Never asked: the query is not enabled without a request. */
const nothing: ResetOffsets = { kind: 'reset-offsets', groupId: '', topics: [], target: { to: 'earliest' } };
