import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

import { cn } from './cn';

const look = cva('inline-block whitespace-nowrap rounded-[3px] border px-1.5 align-[1px] text-2xs leading-[16px]', {
  variants: {
    tone: {
      plain: 'border-line bg-sunken text-ink-2',
      dim: 'border-line bg-transparent text-ink-3',
      accent: 'border-transparent bg-accent-soft text-accent-ink',
      ok: 'border-transparent bg-ok-soft text-ok',
      info: 'border-transparent bg-info-soft text-info',
      warn: 'border-transparent bg-warn-soft text-warn',
      bad: 'border-transparent bg-bad-soft text-bad',
    },
  },
  defaultVariants: { tone: 'plain' },
});

type TagProps = VariantProps<typeof look> & { children: ReactNode; title?: string; mono?: boolean; className?: string };

/** A word about the thing beside it: a state, a kind. */
export function Tag({ tone, children, title, mono, className }: TagProps) {
  return (
    <span title={title} className={cn(look({ tone }), mono && 'font-mono', className)}>
      {children}
    </span>
  );
}
