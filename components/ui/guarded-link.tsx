'use client';

import Link from 'next/link';
import { type ComponentProps, useId } from 'react';

import { cn } from './cn';
import { Tooltip } from './tooltip';

type GuardedLinkProps = ComponentProps<typeof Link> & {
  /** Why one cannot go there, as a sentence; null: one can. */
  blocked: string | null;
  'data-action'?: string;
};

/** A link that stays in its place when it leads nowhere for this person, and says why on hover and focus. */
export function GuardedLink({ blocked, className, children, title, ...rest }: GuardedLinkProps) {
  const reasonId = useId();
  if (!blocked) {
    return (
      <Link {...rest} title={title} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <>
      <Tooltip text={blocked}>
        {/* biome-ignore lint/a11y/useValidAnchor: a link without an address is how HTML says that it leads nowhere. */}
        <a
          role="link"
          aria-disabled
          aria-describedby={reasonId}
          tabIndex={rest.tabIndex ?? 0}
          data-action={rest['data-action']}
          className={cn(className, 'cursor-not-allowed text-ink-3 no-underline hover:text-ink-3 hover:no-underline')}
        >
          {children}
        </a>
      </Tooltip>
      <span id={reasonId} hidden>
        {blocked}
      </span>
    </>
  );
}
