'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { popped, popping } from './popped';

const item =
  'relative flex min-h-7 w-full cursor-pointer select-none items-center gap-2 rounded-[4px] px-2 py-1 outline-none ' +
  'data-[highlighted]:bg-accent-soft data-[highlighted]:text-accent-ink data-[disabled]:cursor-not-allowed data-[disabled]:opacity-55';

type MenuProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
  className?: string;
};

/** A list of actions or places, opened by its trigger; arrows, Home, End and typing move in it. */
export function Menu({ trigger, label, children, align = 'start', className }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          {...popping}
          className={cn(popped, 'max-h-(--radix-dropdown-menu-content-available-height) min-w-44 p-1', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  onSelect?: () => void;
  href?: string | undefined;
  danger?: boolean;
  /** Why it cannot be chosen now: shown under its name. */
  blocked?: string | null | undefined;
  'data-action'?: string | undefined;
};

export function MenuItem({ children, onSelect, href, danger = false, blocked, ...rest }: MenuItemProps) {
  if (href !== undefined && !blocked) {
    return (
      <Radix.Item {...rest} asChild className={item}>
        <Link href={href}>{children}</Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item
      {...rest}
      className={cn(item, danger && 'text-bad')}
      disabled={Boolean(blocked)}
      onSelect={() => onSelect?.()}
    >
      <span className="min-w-0">
        {children}
        {blocked && <span className="block max-w-64 text-sm">{blocked}</span>}
      </span>
    </Radix.Item>
  );
}

type MenuCheckProps = {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** Stays open, so that several can be chosen. */
export function MenuCheck({ children, checked, onChange, disabled = false }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      className={cn(item, 'pl-7')}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <Radix.ItemIndicator className="absolute left-2">
        <Check size={13} />
      </Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  );
}

type MenuRadioProps<T extends string> = {
  value: T;
  options: readonly { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
};

export function MenuRadio<T extends string>({ value, options, onChange }: MenuRadioProps<T>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={cn(item, 'pl-7')}>
          <Radix.ItemIndicator className="absolute left-2">
            <Check size={13} />
          </Radix.ItemIndicator>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-0.5 text-2xs text-ink-3">{children}</Radix.Label>
);

export const MenuSeparator = () => <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
