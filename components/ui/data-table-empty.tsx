'use client';

import type { ReactNode } from 'react';

import { Button } from './button';

type NoRowsProps = {
  label: string;
  empty: ReactNode;
  /** All there are, before any filter. */
  total: number;
  filter: string;
  onClear: () => void;
};

/** Why a table shows nothing: there is nothing, or nothing matches. */
export function NoRows({ label, empty, total, filter, onClear }: NoRowsProps) {
  if (total === 0) {
    return (
      <div className="sticky left-0">
        {typeof empty === 'string' ? <p className="px-(--edge) py-5 text-ink-2">{empty}</p> : empty}
      </div>
    );
  }
  return (
    <div role="status" className="sticky left-0 flex items-center gap-3 px-(--edge) py-4 text-ink-2">
      <span>
        None of {total} {label.toLowerCase()} {filter === '' ? 'matches the filters' : `matches “${filter}”`}.
      </span>
      <Button size="sm" onClick={onClear}>
        Show all
      </Button>
    </div>
  );
}
