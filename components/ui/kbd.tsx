import type { ReactNode } from 'react';

import { cn } from './cn';

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn('rounded-[4px] border border-line px-1.5 font-sans text-2xs text-ink-3 leading-[17px]', className)}
    >
      {children}
    </kbd>
  );
}
