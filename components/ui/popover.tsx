'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { popped, popping } from './popped';

type PopoverProps = {
  trigger: ReactNode;
  /** Names the panel. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  className?: string;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
};

/** A small panel at its trigger, for controls. For a list of actions use Menu. */
export function Popover({ trigger, label, children, align = 'start', className, open, onOpenChange }: PopoverProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          {...popping}
          className={cn(popped, 'max-h-(--radix-popover-content-available-height) p-3 focus:outline-none', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
