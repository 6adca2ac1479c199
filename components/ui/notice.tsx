import type { ReactNode } from 'react';

import { cn } from './cn';
import { VisibleText } from './visible-text';

const look = {
  info: 'bg-info-soft text-info',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

type NoticeProps = {
  tone: keyof typeof look;
  children: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  className?: string;
};

/** Sentences that concern what is below or above. `bad` is announced at once, the others when there is time. */
export function Notice({ tone, children, actions, className }: NoticeProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md px-3 py-2', look[tone], className)}
    >
      <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        {typeof children === 'string' ? <VisibleText text={children} /> : children}
      </div>
      {actions}
    </div>
  );
}
