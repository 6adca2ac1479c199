'use client';

import { useState } from 'react';

import { parsePartitions, partitionRanges } from '@/components/topics/partition-ranges';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { formatInt64 } from '@/lib/format';

import { manyPartitions, writePartitions } from './criteria';

/** More than these are picked by their numbers alone. */
const drawn = 120;

type PartitionsChipProps = {
  /** "0-3,7" of the address; null is all. */
  value: string | null;
  /** How many there are; null is not known yet. */
  count: number | null;
  onChange: (value: string | null) => void;
};

/** "Partitions: all 12" and the picker behind it. */
export function PartitionsChip({ value, count, onChange }: PartitionsChipProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Partitions"
      className="w-[340px]"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Chip active={value !== null}>
          Partitions: <b>{summary(value, count)}</b>
        </Chip>
      }
    >
      <PartitionsForm
        value={value}
        count={count}
        onChange={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function summary(value: string | null, count: number | null): string {
  if (value === null) return count === null ? 'all' : `all ${formatInt64(count)}`;
  const chosen = parsePartitions(value, manyPartitions);
  if (chosen === null) return value;
  const text = partitionRanges(chosen);
  if (text.length <= 16) return text;
  return count === null ? formatInt64(chosen.length) : `${formatInt64(chosen.length)} of ${formatInt64(count)}`;
}

/** Numbers and ranges as text, and cells to click for as many as can be seen at once; Enter reads. */
function PartitionsForm({ value, count, onChange }: PartitionsChipProps) {
  const known = count ?? manyPartitions;
  const [text, setText] = useState(() => {
    const chosen = value === null ? null : parsePartitions(value, manyPartitions);
    return chosen === null ? (value ?? '') : partitionRanges(chosen);
  });
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = parsePartitions(text, known);

  function edit(next: string) {
    setText(next);
    setProblem(null);
  }
  function apply() {
    if (text.trim() === '') onChange(null);
    else if (chosen === null) {
      const range = count === null ? 'numbers' : count === 1 ? 'only partition 0' : `0 to ${formatInt64(count - 1)}`;
      setProblem(`Write partitions as 0-3, 7; there ${count === null ? 'are' : 'is'} ${range}.`);
    } else onChange(chosen.length === count ? null : writePartitions(chosen));
  }
  function toggle(partition: number) {
    const now = new Set(chosen ?? []);
    if (!now.delete(partition)) now.add(partition);
    edit(partitionRanges([...now]));
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field label="Partitions" error={problem} hint="Numbers and ranges; nothing is all of them">
        <Input
          className="mono"
          autoComplete="off"
          spellCheck={false}
          placeholder={count === null || count < 2 ? '0' : `0-${count - 1}`}
          value={text}
          onChange={(event) => edit(event.target.value)}
        />
      </Field>
      {count !== null && count > 1 && count <= drawn && (
        <fieldset className="flex max-h-52 flex-wrap gap-1 overflow-y-auto">
          <legend className="sr-only">Pick partitions</legend>
          {Array.from({ length: count }, (_, partition) => {
            const on = chosen?.includes(partition) === true;
            return (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the partition.
                key={partition}
                type="button"
                aria-pressed={on}
                aria-label={`Partition ${partition}`}
                onClick={() => toggle(partition)}
                className={cn(
                  'h-6 min-w-7 rounded-[4px] border px-1 text-center text-sm',
                  on
                    ? 'border-accent bg-accent-soft font-medium text-accent-ink'
                    : 'border-line text-ink-2 hover:border-line-strong hover:bg-hover',
                )}
              >
                {partition}
              </button>
            );
          })}
        </fieldset>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          Read these
        </Button>
        <Button onClick={() => onChange(null)}>All</Button>
      </div>
    </form>
  );
}
