'use client';

import { useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Checkbox, Choice } from '@/components/ui/toggle';
import type { ConfigEntry } from '@/lib/contract/configs';

import type { ConfigDraft } from './config-columns';
import { configUnit, humanValue, joinAmount, splitAmount, takesUnlimited, unitChoices } from './config-units';

/** Kafka checks these values but does not list them in its answer (TopicConfig). */
const closed: Record<string, readonly string[]> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete'],
  'compression.type': ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'],
  'message.timestamp.type': ['CreateTime', 'LogAppendTime'],
};

type ConfigEditorProps = {
  /** Names what a change of it is. */
  'data-action'?: string;
  entry: ConfigEntry;
  draft: ConfigDraft | null;
  /** Why it cannot be changed here, as a sentence. */
  blocked: string | null;
  /** True: it is set for this very thing, and can be taken away. */
  overridden: boolean;
  onDraft: (draft: ConfigDraft | null) => void;
};

/** Changes one value in its own units. Nothing is sent: what is changed waits to be reviewed. */
export function ConfigEditor({ entry, draft, blocked, overridden, onDraft, ...rest }: ConfigEditorProps) {
  const label = useId();
  const value = draft === null ? entry.value : draft.value;
  const change = (next: string | null) =>
    onDraft(next === null || (next === entry.value && overridden) ? null : { value: next });
  const removed = draft !== null && draft.value === null;
  return (
    <section aria-labelledby={label} className="grid gap-2 rounded-md border border-line bg-bg p-3">
      <h3 id={label} className="font-medium text-ink-3 text-xs">
        {draft === null ? 'Value' : 'New value, not applied yet'}
      </h3>
      {removed ? (
        <p className="text-ink-2">The override goes away; the inherited value will hold.</p>
      ) : (
        <fieldset {...rest} disabled={blocked !== null} className="contents">
          <ValueInput key={entry.name} entry={entry} value={value ?? ''} onChange={change} />
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        {draft !== null && (
          <Button size="sm" onClick={() => onDraft(null)}>
            Keep it as it is
          </Button>
        )}
        {overridden && !removed && (
          <Button {...rest} size="sm" blocked={blocked} onClick={() => onDraft({ value: null })}>
            Remove the override
          </Button>
        )}
      </div>
      {blocked && <p className="text-ink-3 text-sm">{blocked}</p>}
    </section>
  );
}

type ValueInputProps = {
  entry: ConfigEntry;
  value: string;
  /** Null: what was typed is no value yet. */
  onChange: (value: string | null) => void;
};

function ValueInput({ entry, value, onChange }: ValueInputProps) {
  const unit = configUnit(entry.name);
  const choices = entry.type === 'boolean' ? ['true', 'false'] : closed[entry.name];
  if (choices) {
    const options = choices.includes(value) ? choices : [value, ...choices];
    return options.length <= 3 ? (
      <Choice
        label={entry.name}
        value={value}
        options={options.map((each) => ({ value: each, label: each || 'empty' }))}
        onChange={onChange}
      />
    ) : (
      <Select aria-label={entry.name} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </Select>
    );
  }
  if (unit === 'duration' || unit === 'bytes') {
    return <AmountInput entry={entry} unit={unit} value={value} onChange={onChange} />;
  }
  return (
    <Input
      aria-label={entry.name}
      value={value}
      spellCheck={false}
      autoComplete="off"
      className="mono"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Amount and unit as a person thinks of them; what is typed stays as typed while it is no number. */
function AmountInput({ entry, unit, value, onChange }: ValueInputProps & { unit: 'duration' | 'bytes' }) {
  const units = unitChoices(unit);
  const [typed, setTyped] = useState(() => splitAmount(value, unit) ?? { amount: '', unit: units[0]! });
  const unlimited = value === '-1';
  const meant = joinAmount(typed.amount, typed.unit);
  // A value that is not what was typed came from outside: an edit taken back, a refresh.
  const shown = unlimited || meant === null || meant === value ? typed : (splitAmount(value, unit) ?? typed);
  const invalid = !unlimited && joinAmount(shown.amount, shown.unit) === null;

  function set(next: { amount: string; unit: string }) {
    setTyped(next);
    onChange(joinAmount(next.amount, next.unit));
  }
  const human = humanValue(entry.name, value);
  return (
    <div className="grid gap-1.5">
      <div className="flex gap-2">
        <Input
          aria-label={`${entry.name}, amount`}
          inputMode="decimal"
          className="w-32 text-right"
          value={unlimited ? '' : shown.amount}
          placeholder={unlimited ? 'unlimited' : undefined}
          disabled={unlimited}
          aria-invalid={invalid || undefined}
          onChange={(event) => set({ ...shown, amount: event.target.value })}
        />
        <Select
          aria-label={`${entry.name}, unit`}
          className="w-28"
          value={shown.unit}
          disabled={unlimited}
          onChange={(event) => set({ ...shown, unit: event.target.value })}
        >
          {units.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
      </div>
      {takesUnlimited(entry.name) && (
        <Checkbox
          label="Unlimited"
          checked={unlimited}
          onChange={(event) => onChange(event.target.checked ? '-1' : (meant ?? usual[unit]))}
        />
      )}
      <p className="text-ink-3 text-sm">
        {invalid
          ? 'Write a number; a decimal is fine where it comes out whole.'
          : `Kafka takes ${value}${human ? ` (${human})` : ''}.`}
      </p>
    </div>
  );
}

/** Kafka's own defaults, for a limit that was none. */
const usual = { duration: '604800000', bytes: '1073741824' };
