'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { GuardedLink } from './guarded-link';

const look = (on: boolean) =>
  cn(
    '-mb-px whitespace-nowrap border-b-2 py-2',
    on ? 'border-accent font-[550] text-ink' : 'border-transparent text-ink-2 hover:border-line-strong hover:text-ink',
  );
const strip = 'flex gap-[18px] overflow-x-auto overflow-y-hidden border-line border-b bg-panel px-[18px]';

type LinkTab = {
  label: string;
  href: string;
  count?: ReactNode;
  /** Why it cannot be opened, as a sentence. */
  blocked?: string | null;
  'data-action'?: string;
};

/** The parts of one thing, each with its own address. The current one is found by the path. */
export function Tabs({ label, items }: { label: string; items: readonly LinkTab[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={strip}>
      {items.map(({ label: text, href, count, blocked = null, ...rest }) => {
        const on = samePath(pathname, href);
        return (
          <GuardedLink
            {...rest}
            key={href}
            href={href}
            blocked={blocked}
            aria-current={on ? 'page' : undefined}
            className={look(on)}
          >
            {text}
            {count !== undefined && count !== null && <span className="ml-1.5 text-ink-3 text-xs">{count}</span>}
          </GuardedLink>
        );
      })}
    </nav>
  );
}

function samePath(pathname: string, href: string): boolean {
  const path = href.split('?')[0] ?? href;
  try {
    return pathname === path || decodeURIComponent(pathname) === decodeURIComponent(path);
  } catch {
    return false;
  }
}

type PaneTabsProps<T extends string> = {
  label: string;
  value: T;
  items: readonly { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
  className?: string;
};

/** Views of one thing inside a pane; the chosen one is the page's state. */
export function PaneTabs<T extends string>({ label, value, items, onChange, className }: PaneTabsProps<T>) {
  return (
    <div role="tablist" aria-label={label} className={cn(strip, 'px-3.5', className)}>
      {items.map((item, index) => (
        <button
          key={item.value}
          type="button"
          role="tab"
          aria-selected={item.value === value}
          tabIndex={item.value === value ? 0 : -1}
          className={look(item.value === value)}
          onClick={() => onChange(item.value)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            const next = step === 0 ? undefined : items[(index + step + items.length) % items.length];
            if (!next) return;
            event.preventDefault();
            onChange(next.value);
            const buttons = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]');
            buttons?.[items.indexOf(next)]?.focus();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
