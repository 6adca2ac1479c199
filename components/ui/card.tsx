import type { ReactNode } from 'react';

import { cn } from './cn';

type CardProps = {
  title?: ReactNode;
  /** Small and quiet, at the right of the title: a span, a count. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** True: the content reaches the border (tables, lists). */
  flush?: boolean;
  className?: string;
};

/** A bordered group with a title; a landmark section named by it. */
export function Card({ title, note, actions, children, flush = false, className }: CardProps) {
  const label = typeof title === 'string' ? title : undefined;
  return (
    <section
      aria-label={label}
      className={cn('min-w-0 overflow-hidden rounded-[7px] border border-line bg-panel', className)}
    >
      {title !== undefined && (
        <header className="flex min-h-[34px] items-center gap-3 px-3 pt-2 pb-1.5">
          <h2 className="font-semibold text-[12.5px]">{title}</h2>
          <span className="ml-auto text-ink-3 text-xs">{note}</span>
          {actions}
        </header>
      )}
      {flush ? children : <div className={cn('px-3 pb-3', title === undefined && 'pt-3')}>{children}</div>}
    </section>
  );
}
