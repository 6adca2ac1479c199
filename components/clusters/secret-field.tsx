'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';

type SecretFieldProps = {
  label: string;
  /** True: the server holds one. It never comes back; it can be replaced or removed. */
  stored: boolean;
  /** Text sets it, null removes it, undefined keeps it (or leaves it unset). */
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
  error?: string | undefined;
  hint?: string;
  /** True for PEM text. */
  multiline?: boolean;
  optional?: boolean;
};

/** A secret that goes in and never out. */
export function SecretField({
  label,
  stored,
  value,
  onChange,
  error,
  hint,
  multiline = false,
  optional = false,
}: SecretFieldProps) {
  if (stored && typeof value !== 'string') {
    const removed = value === null;
    return (
      <div className="grid gap-1">
        <span className="font-medium">{label}</span>
        <div className="flex min-h-7 items-center gap-2">
          <span className={removed ? 'text-warn' : 'text-ink-2'}>{removed ? 'will be removed' : 'set'}</span>
          {removed ? (
            <Button size="sm" onClick={() => onChange(undefined)}>
              Keep it
            </Button>
          ) : (
            <>
              <Button size="sm" aria-label={`Replace ${label}`} onClick={() => onChange('')}>
                Replace
              </Button>
              <Button size="sm" aria-label={`Remove ${label}`} onClick={() => onChange(null)}>
                Remove
              </Button>
            </>
          )}
        </div>
        {error && (
          <p role="alert" className="text-bad text-sm">
            {error}
          </p>
        )}
      </div>
    );
  }
  const text = value ?? '';
  const change = (next: string) => onChange(next === '' && !stored ? undefined : next);
  return (
    <div className="grid gap-1">
      <Field label={label} error={error} hint={hint} optional={optional}>
        {multiline ? (
          <Textarea
            className="mono"
            spellCheck={false}
            autoComplete="off"
            value={text}
            placeholder={'-----BEGIN PRIVATE KEY-----'}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <Input
            type="password"
            autoComplete="new-password"
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      {stored && (
        <div>
          <Button size="sm" variant="ghost" onClick={() => onChange(undefined)}>
            Keep the stored one
          </Button>
        </div>
      )}
    </div>
  );
}
