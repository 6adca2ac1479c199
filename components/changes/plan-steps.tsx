'use client';

import { useMemo } from 'react';

import { type Column, DataTable } from '@/components/ui/data-table';
import type { ChangePlan, ChangeStep, ConfigStep, OffsetStep, StepResult } from '@/lib/contract/changes';

import { configColumns, offsetColumns, type StepRow } from './plan-columns';

type PlanStepsProps = { plan: ChangePlan; results?: readonly StepResult[] | null; maxRows?: number };

const isOffset = (step: ChangeStep): step is OffsetStep => step.kind === 'offset';
const isConfig = (step: ChangeStep): step is ConfigStep => step.kind === 'config';

function rowsOf<Step extends ChangeStep>(
  plan: ChangePlan,
  results: readonly StepResult[] | null,
  is: (step: ChangeStep) => step is Step,
): StepRow<Step>[] {
  return plan.steps.flatMap((step, index) => (is(step) ? [{ index, step, result: results?.[index] ?? null }] : []));
}

/** The plan as a table of now and then; once applied, of before, after and what was read back. */
export function PlanSteps({ plan, results = null, maxRows = 14 }: PlanStepsProps) {
  const offsets = useMemo(() => rowsOf(plan, results, isOffset), [plan, results]);
  const configs = useMemo(() => rowsOf(plan, results, isConfig), [plan, results]);
  const applied = results !== null;
  const oneTopic = new Set(offsets.map(({ step }) => step.topic)).size <= 1;
  const offsetColumnList = useMemo(() => offsetColumns(oneTopic, applied), [oneTopic, applied]);
  const configColumnList = useMemo(() => configColumns(applied), [applied]);
  return (
    <>
      {offsets.length > 0 && <Steps label="Offsets" rows={offsets} columns={offsetColumnList} maxRows={maxRows} />}
      {configs.length > 0 && <Steps label="Configs" rows={configs} columns={configColumnList} maxRows={maxRows} />}
      {plan.steps.length === 0 && <p className="px-3 pb-3 text-ink-2">There is nothing to change.</p>}
    </>
  );
}

type StepsProps<Step> = { label: string; rows: StepRow<Step>[]; columns: Column<StepRow<Step>>[]; maxRows: number };

function Steps<Step>({ label, rows, columns, maxRows }: StepsProps<Step>) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
      urlKey={null}
      toolbar={false}
      fill={false}
      maxRows={maxRows}
      surface="panel"
      empty="Nothing."
    />
  );
}
