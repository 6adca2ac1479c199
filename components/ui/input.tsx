'use client';

import type { ComponentProps } from 'react';

import { cn } from './cn';

const box =
  'w-full min-w-0 rounded-[5px] border border-line-strong bg-panel px-[9px] text-ink placeholder:text-ink-3 ' +
  'hover:border-ink-3 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 read-only:bg-sunken';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cn(box, 'h-7', className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={4} {...rest} className={cn(box, 'block resize-y py-1.5', className)} />;
}

/** The browser's own select: right on every keyboard and phone. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <select
      {...rest}
      className={cn(
        box,
        'h-7 appearance-none bg-[position:right_7px_center] bg-[size:12px] bg-no-repeat pr-6',
        "bg-[image:url(\"data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2012%2012'%3E%3Cpath%20d='M3%204.7l3%203%203-3'%20fill='none'%20stroke='%23848782'%20stroke-width='1.2'/%3E%3C/svg%3E\")]",
        className,
      )}
    />
  );
}
