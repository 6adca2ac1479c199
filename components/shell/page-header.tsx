'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { Name } from '@/components/ui/visible-text';

import { type AgedQuery, FactsAge } from './facts-age';
import { useRememberVisit } from './recent';
import { useShell } from './shell-context';

/** Longer ones may not be seen whole. */
const longTitle = 120;

type PageHeaderProps = {
  /** The way down to this page, outermost first. */
  crumbs?: readonly { label: string; href: string }[];
  /** The thing's own name, or the page's. */
  title: string;
  /** Tags beside the name: what kind, in what state. */
  tags?: ReactNode;
  actions?: ReactNode;
  /** The query that the page is drawn from. */
  age?: AgedQuery | undefined;
};

/** The bar on top of every page; its 2 px line is the cluster's environment. */
export function PageHeader({ crumbs = [], title, tags, actions, age }: PageHeaderProps) {
  const { openPalette } = useShell();
  const pathname = usePathname();
  const kind = crumbs.at(-1)?.label;
  useRememberVisit(kind === undefined ? null : { label: title, kind, href: pathname });
  return (
    <header className="flex min-h-11 shrink-0 items-center gap-3 border-line border-b bg-(--bar) px-[18px] py-1 shadow-[inset_0_2px_0_var(--env)]">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-[7px] gap-y-1">
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumbs" className="flex max-w-full gap-[7px] text-ink-3 max-sm:hidden">
            {crumbs.map((crumb) => (
              <span key={crumb.href} className="flex min-w-0 gap-[7px]">
                <Link href={crumb.href} className="truncate underline-offset-3 hover:text-ink hover:underline">
                  <Name text={crumb.label} />
                </Link>
                <span aria-hidden>/</span>
              </span>
            ))}
          </nav>
        )}
        <h1
          title={title.length > longTitle ? title : undefined}
          className="line-clamp-3 min-w-0 max-w-full font-semibold text-lg leading-snug [overflow-wrap:anywhere]"
        >
          <Name text={title} />
        </h1>
        {tags && <span className="ml-0.5 flex flex-wrap gap-[7px]">{tags}</span>}
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-3">
        {age && <FactsAge query={age} />}
        {actions}
        <button type="button" onClick={openPalette} aria-label="Jump to (Ctrl K)" className="max-md:hidden">
          <Kbd className="block hover:border-line-strong hover:text-ink-2">Ctrl K</Kbd>
        </button>
      </div>
    </header>
  );
}
