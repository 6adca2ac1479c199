'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

import { cn } from './cn';

const box =
  'w-full min-w-0 rounded-[5px] border border-line-strong bg-panel px-[9px] text-ink placeholder:text-ink-3 ' +
  'hover:border-ink-3 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 [&[readonly]]:bg-sunken';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cn(box, 'h-7', className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={4} {...rest} className={cn(box, 'block resize-y py-1.5', className)} />;
}

/** The browser's own select: right on every keyboard and phone. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative block w-full', className)}>
      <select {...rest} className={cn(box, 'h-7 appearance-none pr-6')} />
      <ChevronDown size={12} aria-hidden className="pointer-events-none absolute top-2 right-2 text-ink-3" />
    </span>
  );
}
