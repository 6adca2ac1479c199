import { cn } from './cn';
import type { Tone } from './tone';

const colour: Record<Tone, string> = {
  plain: 'bg-ink-2',
  dim: 'bg-ink-3',
  ok: 'bg-ok',
  info: 'bg-info',
  warn: 'bg-warn',
  bad: 'bg-bad',
};

/** A coloured dot. It says nothing alone: put the word beside it. */
export function Dot({ tone, className }: { tone: Tone; className?: string }) {
  return <span aria-hidden className={cn('inline-block size-[7px] shrink-0 rounded-full', colour[tone], className)} />;
}
