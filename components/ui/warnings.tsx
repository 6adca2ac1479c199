'use client';

import { formatTime } from '@/lib/format';
import { cn } from './cn';
import { Popover } from './popover';
import { isOfACell } from './unknown';
import { Name } from './visible-text';

type Item = { source: string; message: string; code?: string; since?: number | undefined };

/** "Broker 2 (kafka-2:9092) did not answer in time, since 14:02:11." */
export const sinceWhen = ({ message, since }: Pick<Item, 'message' | 'since'>): string =>
  since === undefined ? message : `${message.replace(/\.$/, '')}, since ${formatTime(since, { clock: true })}.`;

/** What could not be learned: the first sentence, the rest one click away. Nothing when all is known. */
export function Warnings({ items: all, className }: { items: readonly Item[]; className?: string }) {
  // Several sources may be missing for the same reason.
  const items = [...new Map(all.filter((item) => !isOfACell(item)).map((item) => [item.message, item])).values()];
  const [first, ...rest] = items;
  if (!first) return null;
  return (
    <span className={cn('text-warn', className)}>
      <Name text={sinceWhen(first)} />
      {rest.length > 0 && (
        <>
          {' '}
          <Popover
            label="What could not be learned"
            className="max-w-[560px]"
            trigger={
              <button type="button" className="underline underline-offset-3">
                and {rest.length} more
              </button>
            }
          >
            <ul className="grid gap-1.5">
              {items.map((item) => (
                <li key={`${item.source} ${item.message}`}>
                  <Name text={sinceWhen(item)} />
                </li>
              ))}
            </ul>
          </Popover>
        </>
      )}
    </span>
  );
}
