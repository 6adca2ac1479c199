'use client';

import { useState } from 'react';

import { inputTime, parseTime } from '@/components/consumer-groups/reset-request';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { Choice } from '@/components/ui/toggle';
import { formatInt64, formatTime, formatZone } from '@/lib/format';

import { type Criteria, type CriteriaChange, parseOffsets, type Start, writePartitions } from './criteria';
import { messageTime, millisOf } from './message-time';

const options: { value: Start; label: string; hint: string }[] = [
  { value: 'newest', label: 'Newest first', hint: 'By time over all chosen partitions' },
  { value: 'oldest', label: 'Oldest first', hint: 'From the first message that is kept' },
  { value: 'offset', label: 'From offset', hint: 'And on towards newer ones' },
  { value: 'time', label: 'From time', hint: 'And on towards newer ones' },
];

type StartChipProps = { criteria: Criteria; partitions: number | null; onChange: (change: CriteriaChange) => void };

/** "Start: newest first" and the form behind it. */
export function StartChip({ criteria, partitions, onChange }: StartChipProps) {
  const [open, setOpen] = useState(false);
  const inBrowser = useNow() !== 0;
  return (
    <Popover
      label="Start"
      className="w-[400px]"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Chip active={criteria.start !== 'newest'}>
          Start: <b>{startText(criteria, inBrowser)}</b>
        </Chip>
      }
    >
      <StartForm
        criteria={criteria}
        partitions={partitions}
        onChange={(change) => {
          onChange(change);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

/** A time is said in the zone of the browser, which the server does not know. */
function startText({ start, offsets, time }: Criteria, inBrowser: boolean): string {
  if (start === 'newest') return 'newest first';
  if (start === 'oldest') return 'oldest first';
  if (start === 'time') return time === null || !inBrowser ? 'from a time' : `from ${timeText(time)}`;
  if (offsets === null) return 'from an offset';
  if (!offsets.includes(':')) return `from offset ${/^\d+$/.test(offsets) ? formatInt64(offsets) : offsets}`;
  const pairs = offsets.split(',');
  const [partition, offset = ''] = pairs[0]!.split(':');
  return pairs.length === 1
    ? `from ${partition} @ ${formatInt64(offset)}`
    : `from offsets of ${pairs.length} partitions`;
}

function timeText(time: string): string {
  const at = millisOf(time);
  return at !== null && at % 1000 === 0 ? formatTime(at) : messageTime(time);
}

type Draft = { start: Start; offsets: string; time: string; zone: 'local' | 'utc' };

const withMillis = (at: number, zone: Draft['zone']) =>
  at % 1000 === 0 ? inputTime(at, zone) : `${inputTime(at, zone)}.${String(at % 1000).padStart(3, '0')}`;

function draftOf({ start, offsets, time }: Criteria): Draft {
  const at = Number(time);
  const known = time !== null && !Number.isNaN(new Date(at).getTime());
  const zone = 'local';
  return {
    start,
    offsets: offsets?.replaceAll(',', ', ') ?? '',
    time: withMillis(known ? at : Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000, zone),
    zone,
  };
}

/** What is typed stays until it is right: an error is shown beside it, and nothing is read. */
function StartForm({ criteria, partitions, onChange }: StartChipProps) {
  const [draft, setDraft] = useState(() => draftOf(criteria));
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setProblem(null);
  };

  function apply() {
    if (draft.start === 'time') {
      const at = parseTime(draft.time, draft.zone);
      if (at === null) setProblem('Write a day and a time.');
      else if (at < 0) setProblem('Kafka counts time from 1970 on.');
      else onChange({ start: 'time', time: String(at), offsets: null });
    } else {
      const { value, problem: wrong } = parseOffsets(draft.offsets, partitions);
      if (value === null) setProblem(wrong);
      else {
        const chosen = value.partitions && { partitions: writePartitions(value.partitions) };
        onChange({ start: 'offset', offsets: value.offsets, time: null, ...chosen });
      }
    }
  }

  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Choice
        label="Where to start"
        variant="chips"
        value={draft.start}
        options={options}
        onChange={(start) => {
          if (start === 'newest' || start === 'oldest') onChange({ start, offsets: null, time: null });
          else change({ start });
        }}
      />
      {draft.start === 'offset' && (
        <Field label="Offset" error={problem} hint="For every partition, or partition:offset pairs: 0:1200, 3:77">
          <Input
            autoFocus
            className="mono"
            autoComplete="off"
            spellCheck={false}
            placeholder="1200"
            value={draft.offsets}
            onChange={(event) => change({ offsets: event.target.value })}
          />
        </Field>
      )}
      {draft.start === 'time' && <TimeFields draft={draft} problem={problem} onChange={change} />}
      {(draft.start === 'offset' || draft.start === 'time') && (
        <Button type="submit" variant="primary" className="justify-self-start">
          {draft.start === 'offset' ? 'Read from this offset' : 'Read from this time'}
        </Button>
      )}
    </form>
  );
}

const agos = [
  { label: '15 min ago', ms: 900_000 },
  { label: '1 h ago', ms: 3_600_000 },
  { label: '24 h ago', ms: 86_400_000 },
  { label: '7 d ago', ms: 604_800_000 },
];

type TimeFieldsProps = { draft: Draft; problem: string | null; onChange: (part: Partial<Draft>) => void };

function TimeFields({ draft, problem, onChange }: TimeFieldsProps) {
  const at = parseTime(draft.time, draft.zone);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Field label="Time" error={problem} className="min-w-52 flex-1">
          <Input
            autoFocus
            type="datetime-local"
            step={draft.time.includes('.') ? 0.001 : 1}
            value={draft.time}
            onChange={(event) => onChange({ time: event.target.value })}
          />
        </Field>
        <Field label="Zone" className="w-36">
          <Select
            value={draft.zone}
            onChange={(event) => {
              const zone = event.target.value as Draft['zone'];
              // The same moment, said in the other zone.
              onChange(at === null ? { zone } : { zone, time: withMillis(at, zone) });
            }}
          >
            <option value="local">here, {formatZone(at ?? Date.now())}</option>
            <option value="utc">UTC</option>
          </Select>
        </Field>
      </div>
      <div className="-ml-2 flex flex-wrap">
        {agos.map(({ label, ms }) => (
          <Button
            key={label}
            size="sm"
            variant="ghost"
            onClick={() => onChange({ time: withMillis(Math.floor((Date.now() - ms) / 1000) * 1000, draft.zone) })}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
