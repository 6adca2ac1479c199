'use client';

import type { ReactNode } from 'react';

import { parsePartitions } from '@/components/topics/partition-ranges';
import { Button } from '@/components/ui/button';
import { ChipFilter } from '@/components/ui/chip';
import { MAX_LIMIT } from '@/lib/contract/messages';

import { type Criteria, type CriteriaChange, formats, manyPartitions, usualLimit } from './criteria';
import { PartitionsChip } from './partitions-chip';
import { StartChip } from './start-chip';

const isolations = [
  { value: 'read_uncommitted', label: 'uncommitted, marked' },
  { value: 'read_committed', label: 'committed only' },
] as const;
const control = [
  { value: 'hidden', label: 'hidden' },
  { value: 'shown', label: 'shown' },
] as const;
const limits = [usualLimit, 20, 50, 200, MAX_LIMIT].map((limit) => ({ value: String(limit), label: String(limit) }));

type MessageControlsProps = {
  criteria: Criteria;
  /** Of the topic; null is not known yet. */
  partitions: number | null;
  reading: boolean;
  onChange: (change: CriteriaChange) => void;
  onRead: () => void;
  /** At the right. */
  children: ReactNode;
};

/** What is read, as a sentence of chips. A change reads at once; Read asks the same again. */
export function MessageControls({ criteria, partitions, reading, onChange, onRead, children }: MessageControlsProps) {
  // A cursor is a place in one reading: another reading begins at its own start.
  const restart = (change: CriteriaChange) => onChange({ ...change, cursor: null });
  return (
    <section
      aria-label="What to read"
      className="flex shrink-0 flex-wrap items-center gap-2 px-[18px] py-2.5 max-sm:flex-nowrap max-sm:overflow-x-auto"
    >
      <StartChip criteria={criteria} partitions={partitions} onChange={restart} />
      <PartitionsChip
        value={criteria.partitions}
        count={partitions}
        onChange={(next) => restart(forPartitions(criteria, next))}
      />
      <ChipFilter
        label="Isolation"
        value={criteria.isolation}
        options={isolations}
        onChange={(isolation) => restart({ isolation })}
      />
      <ChipFilter
        label="Control records"
        value={criteria.control ? 'shown' : 'hidden'}
        options={control}
        onChange={(next) => restart({ control: next === 'shown' })}
      />
      <ChipFilter
        label="Key"
        value={criteria.keyFormat}
        options={formats}
        onChange={(keyFormat) => onChange({ keyFormat })}
      />
      <ChipFilter
        label="Value"
        value={criteria.valueFormat}
        options={formats}
        onChange={(valueFormat) => onChange({ valueFormat })}
      />
      <ChipFilter
        label="Page"
        value={String(criteria.limit)}
        options={limits}
        onChange={(limit) => restart({ limit: Number(limit) })}
      />
      <Button variant="primary" pending={reading} onClick={onRead} className="max-sm:order-first">
        Read
      </Button>
      <div className="ml-auto">{children}</div>
    </section>
  );
}

/** Offsets of single partitions say nothing of others: with those, reading starts at the newest. */
function forPartitions({ start, offsets }: Criteria, next: string | null): CriteriaChange {
  if (start !== 'offset' || !offsets?.includes(':')) return { partitions: next };
  const known = new Set(offsets.split(',').map((pair) => Number(pair.split(':')[0])));
  const chosen = next === null ? null : parsePartitions(next, manyPartitions);
  if (chosen?.every((partition) => known.has(partition))) return { partitions: next };
  return { partitions: next, start: 'newest', offsets: null };
}
