'use client';

import { formatAge, formatTime } from '@/lib/format';

import { useNow } from './clock';

type AgeProps = {
  /** Milliseconds since 1970; null is unknown. */
  at: number | null;
  className?: string;
};

/** "12 s ago", alive; the full time with its zone on hover. */
export function Age({ at, className }: AgeProps) {
  const now = useNow();
  if (at === null) return <span className={className}>–</span>;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={now === 0 ? undefined : formatTime(at)}
      className={className}
      suppressHydrationWarning
    >
      {now === 0 ? '' : formatAge(at, now)}
    </time>
  );
}

/** "21 Nov 14:02:11 +01:00"; how long ago on hover. */
export function Time({ at, millis = false, className }: AgeProps & { millis?: boolean }) {
  const now = useNow();
  if (at === null) return <span className={className}>–</span>;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={now === 0 ? undefined : formatAge(at, now)}
      className={className}
      suppressHydrationWarning
    >
      {now === 0 ? '' : formatTime(at, { millis })}
    </time>
  );
}
