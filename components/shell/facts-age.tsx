'use client';

import { Age } from '@/components/ui/age';
import { useNow } from '@/components/ui/clock';
import { Dot } from '@/components/ui/dot';
import { Popover } from '@/components/ui/popover';
import type { Tone } from '@/components/ui/tone';
import { isOfACell } from '@/components/ui/unknown';
import { sinceWhen } from '@/components/ui/warnings';
import type { Warning } from '@/lib/contract/common';
import { plural } from '@/lib/format';

/** A query whose answer says how old it is; any TanStack query of a `Sourced` answer fits. */
export type AgedQuery = {
  data: { asOf: number | null; warnings: readonly Warning[] } | undefined;
  error: Error | null;
};

const oldMs = 60_000;

/** How old the facts on this page are, and what of them is not known. */
export function FactsAge({ query }: { query: AgedQuery }) {
  const now = useNow();
  const { data, error } = query;
  if (data === undefined) return null;
  const { asOf } = data;
  const warnings = data.warnings.filter((warning) => !isOfACell(warning));
  const old = asOf !== null && now - asOf > oldMs;
  const tone: Tone = error ? 'bad' : warnings.length > 0 || old ? 'warn' : asOf === null ? 'dim' : 'ok';
  const text = (
    <>
      <Dot tone={tone} />
      {asOf === null ? 'not known yet' : <Age at={asOf} className="min-w-[52px]" />}
    </>
  );
  const quiet = 'flex items-center gap-1.5 whitespace-nowrap text-ink-3 text-sm';
  if (warnings.length === 0 && !error) return <span className={quiet}>{text}</span>;
  const label = error ? 'The last refresh failed' : `${plural(warnings.length, 'thing')} not known`;
  return (
    <Popover
      label={label}
      align="end"
      className="w-[380px]"
      trigger={
        <button
          type="button"
          className={`${quiet} rounded-[3px] hover:text-ink`}
          aria-label={`Age of the facts; ${label}`}
        >
          {text}
        </button>
      }
    >
      <h2 className="mb-1 font-semibold">{label}</h2>
      <ul className="grid gap-1.5 text-ink-2">
        {error && <li>{error.message}</li>}
        {warnings.map((warning) => (
          <li key={`${warning.source} ${warning.code} ${warning.message}`}>
            <b className="font-medium text-ink">{warning.source}</b> {sinceWhen(warning)}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
