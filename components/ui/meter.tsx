import { cn } from './cn';

type MeterProps = {
  /** 0 to 1; null is unknown and draws an empty track. */
  value: number | null;
  tone?: 'c1' | 'warn' | 'bad' | 'dim' | undefined;
  /** Pixels. */
  width?: number | undefined;
  /** Where the mean or a limit lies, 0 to 1. */
  mark?: number | undefined;
  /** For those who cannot see it; without one it is decoration beside its number. */
  label?: string | undefined;
  className?: string | undefined;
};

const fill = { c1: 'bg-c1', warn: 'bg-warn', bad: 'bg-bad', dim: 'bg-ink-3' };
const percent = (value: number) => `${Math.min(100, Math.max(0, value * 100))}%`;

/** A small bar beside a number. */
export function Meter({ value, tone = 'c1', width = 64, mark, label, className }: MeterProps) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span
      {...named}
      className={cn(
        'relative mr-2 inline-block h-1.5 shrink-0 overflow-hidden rounded-[3px] bg-line align-middle',
        className,
      )}
      style={{ width }}
    >
      {value !== null && (
        // At least a hair, so that little and nothing look different.
        <span
          className={cn('absolute inset-y-0 left-0', fill[tone])}
          style={{ width: percent(value), minWidth: value > 0 ? 1.5 : 0 }}
        />
      )}
      {mark !== undefined && <span className="absolute inset-y-0 w-px bg-ink" style={{ left: percent(mark) }} />}
    </span>
  );
}
