'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={350} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

type TooltipProps = {
  text: ReactNode;
  /** One element that takes a ref and can be hovered or focused. */
  children: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
};

/** A sentence on hover and focus. Nothing that is needed may live only here. */
export function Tooltip({ text, children, side = 'bottom' }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={5}
          collisionPadding={8}
          className="z-50 max-w-80 whitespace-pre-line rounded-[5px] bg-ink px-2 py-1 text-bg text-sm leading-snug shadow-pop"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
