import Link from 'next/link';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { type Tone, toneText } from './tone';
import { Name } from './visible-text';

export type Fact = {
  label: string;
  value: ReactNode;
  tone?: Tone | undefined;
  href?: string | undefined;
  /** What exactly is counted. */
  title?: string | undefined;
};

/** The page's answer in a row of large numbers. Null and undefined values show as "–". */
export function Facts({ items, className }: { items: readonly Fact[]; className?: string }) {
  return (
    <dl className={cn('flex flex-wrap gap-x-[34px] gap-y-3 border-line border-b px-[18px] py-3.5', className)}>
      {items.map(({ label, value, tone = 'plain', href, title }) => (
        <div key={label} title={title} className="leading-[1.3]">
          <dt className="text-ink-3 text-xs">{label}</dt>
          <dd className={cn('whitespace-nowrap font-[550] text-xl tracking-[-0.01em]', toneText[tone])}>
            {href ? (
              <Link href={href} className="underline-offset-3 hover:underline">
                {named(value)}
              </Link>
            ) : (
              named(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const named = (value: ReactNode) => (typeof value === 'string' ? <Name text={value} /> : (value ?? '–'));

type Pair = { label: ReactNode; value: ReactNode };

/** Name and value, one pair a line: the record pane, a broker's details. */
export function Pairs({ items, className }: { items: readonly Pair[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-3 gap-y-[3px]', className)}>
      {items.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat a name; the order is the identity.
        <div key={index} className="contents">
          <dt className="min-w-[96px] text-ink-3 [overflow-wrap:anywhere]">{label}</dt>
          <dd className="min-w-0 break-words">{named(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
