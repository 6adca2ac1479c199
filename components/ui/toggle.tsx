'use client';

import { RadioGroup, Switch as RadixSwitch } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';

import { cn } from './cn';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** A box with its label; the label is part of the target. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cn('inline-flex items-start gap-2', className)}>
      <input {...rest} type="checkbox" className="mt-[3px] size-[13px] shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-sm">{hint}</span>}
      </span>
    </label>
  );
}

type SwitchProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
};

export function Switch({ label, hint, checked, onChange, disabled = false }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is a button, which a label may hold.
    <label className="inline-flex cursor-pointer items-start gap-2.5">
      <RadixSwitch.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="relative mt-px h-4 w-7 shrink-0 rounded-full bg-ink-3 transition-colors data-[state=checked]:bg-accent disabled:opacity-55"
      >
        <RadixSwitch.Thumb className="block size-3 translate-x-0.5 rounded-full bg-panel transition-transform data-[state=checked]:translate-x-3.5" />
      </RadixSwitch.Root>
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-sm">{hint}</span>}
      </span>
    </label>
  );
}

export type Option<T extends string> = { value: T; label: ReactNode; hint?: string | undefined; disabled?: boolean };

type ChoiceProps<T extends string> = {
  /** Names the group for those who cannot see it. */
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  /** `joined` is one control of few short words; `chips` stand apart and wrap. */
  variant?: 'joined' | 'chips';
};

/** One of a few, all visible. More than six, or long names: use Select. */
export function Choice<T extends string>({ label, value, options, onChange, variant = 'joined' }: ChoiceProps<T>) {
  const joined = variant === 'joined';
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      orientation="horizontal"
      className={joined ? 'inline-flex w-fit rounded-[5px] border border-line-strong bg-panel' : 'flex flex-wrap gap-2'}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          title={option.hint}
          className={cn(
            'inline-flex items-center gap-1.5 whitespace-nowrap px-[9px] text-ink-2 hover:text-ink disabled:opacity-55',
            'data-[state=checked]:bg-accent-soft data-[state=checked]:font-medium data-[state=checked]:text-accent-ink',
            joined
              ? 'h-[26px] border-line-strong not-first:border-l first:rounded-l-[4px] last:rounded-r-[4px]'
              : 'h-7 rounded-[5px] border border-line-strong bg-panel data-[state=checked]:border-accent',
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
