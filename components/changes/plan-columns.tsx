import { humanValue } from '@/components/configs/config-units';
import type { Column } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import { Tag } from '@/components/ui/tag';
import { Name } from '@/components/ui/visible-text';
import type { ConfigStep, OffsetStep, StepResult } from '@/lib/contract/changes';
import { formatChange, formatInt64, toBigInt, unknown } from '@/lib/format';

/** A step with what came of it, once it was applied. */
export type StepRow<Step> = { index: number; step: Step; result: StepResult | null };

const dim = (text: string) => <span className="text-ink-3">{text}</span>;

type ResultProps = { result: StepResult | null; format: (observed: string) => string };

function ResultCell({ result, format }: ResultProps) {
  if (result === null) return dim('not applied');
  if (!result.ok)
    return (
      <span className="text-bad">
        <Name text={result.error ?? 'failed'} />
      </span>
    );
  return <span className="text-ink-2">{result.observed === null ? 'done' : `now ${format(result.observed)}`}</span>;
}

const resultColumn = <Step,>(format: (observed: string, step: Step) => string): Column<StepRow<Step>> => ({
  id: 'result',
  header: 'Result, read back',
  width: 220,
  grow: true,
  cell: (row) => <ResultCell result={row.result} format={(observed) => format(observed, row.step)} />,
  csv: (row) => (row.result === null ? null : row.result.ok ? row.result.observed : row.result.error),
});

const noteColumn = <Step extends { note: string | null; refused: boolean }>(): Column<StepRow<Step>> => ({
  id: 'note',
  header: 'Note',
  width: 200,
  grow: true,
  cell: ({ step }) => (
    <span className={step.refused ? 'text-bad' : 'text-ink-2'} title={step.note ?? undefined}>
      {step.refused && (
        <Tag tone="bad" className="mr-1.5">
          refused
        </Tag>
      )}
      {step.note !== null && <Name text={step.note} />}
    </span>
  ),
  csv: ({ step }) => (step.refused ? `refused: ${step.note ?? ''}` : step.note),
});

export function offsetColumns(oneTopic: boolean, applied: boolean): Column<StepRow<OffsetStep>>[] {
  const topic = plainColumn<StepRow<OffsetStep>>('topic', 'Topic', ({ step }) => step.topic, { width: 170 });
  const columns: Column<StepRow<OffsetStep>>[] = [
    plainColumn('partition', 'Partition', ({ step }) => step.partition, { width: 80, align: 'right' }),
    {
      id: 'before',
      header: applied ? 'Before' : 'Now',
      title: 'Committed offset; "–" is nothing committed',
      width: 108,
      align: 'right',
      cell: ({ step }) => <span className="mono">{formatInt64(step.before)}</span>,
      sort: ({ step }) => toBigInt(step.before),
      csv: ({ step }) => step.before,
    },
    {
      id: 'after',
      header: applied ? 'After' : 'Then',
      width: 108,
      align: 'right',
      cell: ({ step }) =>
        step.after === null ? (
          dim(step.refused ? unknown : 'no commit')
        ) : (
          <span className="mono">{formatInt64(step.after)}</span>
        ),
      sort: ({ step }) => toBigInt(step.after),
      csv: ({ step }) => step.after,
    },
    {
      id: 'change',
      header: 'Change',
      width: 92,
      align: 'right',
      cell: ({ step }) =>
        step.change === null || step.change === '0' ? (
          dim(formatChange(step.change))
        ) : (
          <span className="text-warn">{formatChange(step.change)}</span>
        ),
      sort: ({ step }) => toBigInt(step.change),
      csv: ({ step }) => step.change,
    },
    {
      id: 'lag',
      header: applied ? 'Lag planned' : 'Lag then',
      width: 92,
      align: 'right',
      cell: ({ step }) => formatInt64(step.lagAfter),
      sort: ({ step }) => toBigInt(step.lagAfter),
      csv: ({ step }) => step.lagAfter,
    },
    applied
      ? resultColumn<OffsetStep>((observed) => (/^\d+$/.test(observed) ? formatInt64(observed) : observed))
      : noteColumn<OffsetStep>(),
  ];
  return oneTopic ? columns : [topic, ...columns];
}

function ValueCell({ name, value, source }: { name: string; value: string | null; source: string }) {
  const human = humanValue(name, value);
  return (
    <span title={`${value ?? 'hidden'} (${source})`}>
      {human ?? (value === '' ? dim('empty') : value === null ? dim('hidden') : <Name text={value} />)}
      {human !== null && !human.startsWith(`${value} `) && (
        <span className="mono ml-1.5 text-ink-3">
          <Name text={value ?? ''} />
        </span>
      )}
    </span>
  );
}

export function configColumns(applied: boolean): Column<StepRow<ConfigStep>>[] {
  return [
    plainColumn('name', 'Config', ({ step }) => step.name, { width: 220 }),
    {
      id: 'before',
      header: applied ? 'Before' : 'Now',
      width: 200,
      cell: ({ step }) => <ValueCell name={step.name} value={step.before} source={step.beforeSource} />,
      csv: ({ step }) => step.before,
    },
    {
      id: 'before-source',
      header: 'From',
      width: 110,
      cell: ({ step }) => dim(step.beforeSource),
      csv: ({ step }) => step.beforeSource,
    },
    {
      id: 'after',
      header: applied ? 'After' : 'Then',
      width: 200,
      cell: ({ step }) => (
        <b className="font-medium">
          <ValueCell name={step.name} value={step.after} source={step.afterSource} />
        </b>
      ),
      csv: ({ step }) => step.after,
    },
    {
      id: 'after-source',
      header: 'From',
      width: 110,
      cell: ({ step }) => dim(step.afterSource),
      csv: ({ step }) => step.afterSource,
    },
    applied
      ? resultColumn<ConfigStep>((observed, { name }) => humanValue(name, observed) ?? observed)
      : noteColumn<ConfigStep>(),
  ];
}
