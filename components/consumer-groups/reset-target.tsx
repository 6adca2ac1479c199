'use client';

import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Choice } from '@/components/ui/toggle';
import { formatZone } from '@/lib/format';

import { inputTime, parseTime, type ResetDraft, type TargetKind } from './reset-request';

const options: { value: TargetKind; label: string; hint: string }[] = [
  { value: 'earliest', label: 'Earliest', hint: 'The first message that is kept' },
  { value: 'latest', label: 'Latest', hint: 'The end: only what comes from now on' },
  { value: 'timestamp', label: 'Time', hint: 'The first message at or after a time' },
  { value: 'offset', label: 'Offset', hint: 'The same offset on every partition' },
  { value: 'shift', label: 'Shift by', hint: 'So many messages forth, or back' },
];

const agos = [
  { label: '1 h ago', ms: 3_600_000 },
  { label: '24 h ago', ms: 86_400_000 },
  { label: '7 d ago', ms: 604_800_000 },
];

type ResetTargetFormProps = {
  draft: ResetDraft;
  problem: string | null;
  onChange: (change: Partial<ResetDraft>) => void;
};

/** Where the group shall stand: one of five, with the field that the choice needs. */
export function ResetTargetForm({ draft, problem, onChange }: ResetTargetFormProps) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <Choice
        label="Where to"
        variant="chips"
        value={draft.to}
        options={options}
        onChange={(to) =>
          onChange(
            to === 'timestamp' && draft.time === ''
              ? { to, time: inputTime(Date.now() - agos[0]!.ms, draft.zone) }
              : { to },
          )
        }
      />
      {draft.to === 'timestamp' && <TimeField draft={draft} invalid={problem !== null} onChange={onChange} />}
      {draft.to === 'offset' && (
        <div className="flex flex-wrap items-center gap-2 text-ink-2">
          Offset
          <Input
            aria-label="Offset"
            className="mono w-48 text-right"
            inputMode="numeric"
            placeholder="0"
            value={draft.offset}
            aria-invalid={problem !== null || undefined}
            onChange={(event) => onChange({ offset: event.target.value })}
          />
          <span className="text-ink-3">on each chosen partition</span>
        </div>
      )}
      {draft.to === 'shift' && (
        <div className="flex flex-wrap items-center gap-2 text-ink-2">
          By
          <Input
            aria-label="Shift by messages"
            className="mono w-48 text-right"
            placeholder="−1000"
            value={draft.by}
            aria-invalid={problem !== null || undefined}
            onChange={(event) => onChange({ by: event.target.value })}
          />
          <span className="text-ink-3">messages; negative goes back and reads again</span>
        </div>
      )}
      {problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}

function TimeField({
  draft,
  invalid,
  onChange,
}: { draft: ResetDraft; invalid: boolean } & Pick<ResetTargetFormProps, 'onChange'>) {
  const at = parseTime(draft.time, draft.zone);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        type="datetime-local"
        step={1}
        aria-label="Time"
        aria-invalid={invalid || undefined}
        className="w-56"
        value={draft.time}
        onChange={(event) => onChange({ time: event.target.value })}
      />
      <Select
        aria-label="Time zone"
        className="w-44"
        value={draft.zone}
        onChange={(event) => {
          const zone = event.target.value as ResetDraft['zone'];
          // The same moment, said in the other zone.
          onChange(at === null ? { zone } : { zone, time: inputTime(at, zone) });
        }}
      >
        <option value="local">this browser, {formatZone(at ?? Date.now())}</option>
        <option value="utc">UTC</option>
      </Select>
      {agos.map(({ label, ms }) => (
        <Button
          key={label}
          size="sm"
          variant="ghost"
          onClick={() => onChange({ time: inputTime(Date.now() - ms, draft.zone) })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
