import type { ReactNode } from 'react';

import { cn } from '@/components/ui/cn';

type PageBodyProps = {
  children: ReactNode;
  /** True: margins around, gaps between, as for cards and forms. False: reaches the edges, as for a list. */
  padded?: boolean;
  className?: string;
};

/** What is under the header and the tabs; it alone scrolls. */
export function PageBody({ children, padded = false, className }: PageBodyProps) {
  return (
    <div
      className={cn(
        // Nothing in it gives way: a card clips what it holds, and would be squashed on a long page.
        'flex min-h-0 flex-1 flex-col overflow-y-auto overflow-x-hidden *:shrink-0',
        padded && 'gap-3.5 px-[18px] py-4',
        className,
      )}
    >
      {children}
    </div>
  );
}
