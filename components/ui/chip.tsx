'use client';

import type { ComponentProps, ReactNode } from 'react';

import { cn } from './cn';
import { Menu, MenuRadio } from './menu';
import { Popover } from './popover';

type ChipProps = ComponentProps<'button'> & {
  /** True: it narrows or changes what is shown. */
  active?: boolean;
};

/** A control that reads as part of a sentence: "Internal: hidden". */
export function Chip({ active = false, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cn(
        'inline-flex h-7 max-w-full shrink-0 items-center gap-1.5 whitespace-nowrap rounded-[5px] border px-[9px]',
        active
          ? 'border-accent bg-accent-soft text-accent-ink [&_b]:text-inherit'
          : 'border-line-strong bg-panel text-ink-2 hover:bg-hover data-[state=open]:bg-hover [&_b]:text-ink',
        '[&_b]:min-w-0 [&_b]:truncate [&_b]:font-[550]',
        className,
      )}
    />
  );
}

type ChipFilterProps<T extends string> = {
  /** "Internal" */
  label: string;
  value: T;
  /** The first is what holds when nothing was chosen. */
  options: readonly (T | { value: T; label: string })[];
  onChange: (value: T) => void;
};

/** "Label: value" that opens its choices. */
export function ChipFilter<T extends string>({ label, value, options, onChange }: ChipFilterProps<T>) {
  const items = options.map((option) => (typeof option === 'string' ? { value: option, label: option } : option));
  const shown = items.find((option) => option.value === value)?.label ?? value;
  return (
    <Menu
      label={label}
      trigger={
        <Chip active={value !== items[0]?.value}>
          {label}: <b>{shown}</b>
        </Chip>
      }
    >
      <MenuRadio value={value} options={items} onChange={onChange} />
    </Menu>
  );
}

type ChipToggleProps = { children: ReactNode; pressed: boolean; onChange: (pressed: boolean) => void; title?: string };

/** On or off: "Only lagging". */
export function ChipToggle({ children, pressed, onChange, title }: ChipToggleProps) {
  return (
    <Chip aria-pressed={pressed} active={pressed} title={title} onClick={() => onChange(!pressed)}>
      {children}
    </Chip>
  );
}

type ChipPopoverProps = {
  /** "Partitions" */
  label: string;
  /** What holds now: "all 24". */
  summary: ReactNode;
  active?: boolean;
  /** The controls. */
  children: ReactNode;
  className?: string;
};

/** "Label: summary" that opens controls of its own. */
export function ChipPopover({ label, summary, active = false, children, className }: ChipPopoverProps) {
  return (
    <Popover
      label={label}
      {...(className === undefined ? {} : { className })}
      trigger={
        <Chip active={active}>
          {label}: <b>{summary}</b>
        </Chip>
      }
    >
      {children}
    </Popover>
  );
}
