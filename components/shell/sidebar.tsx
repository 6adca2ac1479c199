'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { useSession } from '@/components/session/session-provider';
import { cn } from '@/components/ui/cn';
import { formatInt64 } from '@/lib/format';
import { page } from '@/lib/paths';
import { clusterStatusQuery } from '@/lib/queries/clusters';

import { ClusterSwitcher } from './cluster-switcher';
import { Me } from './me';
import { clusterNav, isCurrent, type NavItem } from './nav';
import type { Theme } from './theme';

/** Where one is, where one can go, who one is. */
export function Sidebar({ clusterId, theme }: { clusterId: string | null; theme: Theme }) {
  const pathname = usePathname();
  const { user } = useSession();
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto bg-sunken px-2 py-2.5">
      <ClusterSwitcher clusterId={clusterId} />
      <nav aria-label="Main" className="flex flex-1 flex-col gap-3">
        {clusterId !== null && <ClusterNav clusterId={clusterId} />}
        {/* Below the cluster's own last parts, without a gap. */}
        <section className={clusterId === null ? undefined : '-mt-3'}>
          <NavLink
            label="Clusters"
            href={page.clusters()}
            on={clusterId === null && pathname.startsWith(page.clusters())}
          />
          {user.isAdmin && <NavLink label="Users" href={page.users()} on={pathname === page.users()} />}
        </section>
      </nav>
      <Me theme={theme} clusterId={clusterId} />
    </div>
  );
}

function ClusterNav({ clusterId }: { clusterId: string }) {
  const pathname = usePathname();
  const { data: status } = useQuery(clusterStatusQuery(clusterId));
  const count = (item: NavItem) => (status && item.count ? item.count(status) : null);
  return clusterNav.map(({ label, items }) => (
    // A group and no landmark: a page may well have a part of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div key={items[0]!.label} role="group" aria-label={label ?? undefined}>
      {label && <h2 className="px-2 pb-[3px] font-medium text-2xs text-ink-3">{label}</h2>}
      {items.map((item) => {
        const href = item.href(clusterId);
        const shown = count(item);
        return (
          <NavLink
            key={item.label}
            label={item.label}
            href={href}
            on={isCurrent(pathname, href, clusterId)}
            count={shown?.value ?? null}
            tone={shown?.tone}
          />
        );
      })}
    </div>
  ));
}

type NavLinkProps = {
  label: string;
  href: string;
  on: boolean;
  count?: number | null;
  tone?: 'warn' | 'bad' | undefined;
};

function NavLink({ label, href, on, count = null, tone }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={on ? 'page' : undefined}
      className={cn(
        'flex items-baseline rounded-[5px] px-2 py-1',
        on ? 'bg-accent-soft font-[550] text-accent-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      {label}
      {count !== null && (
        <span
          className={cn(
            'ml-auto font-normal text-ink-3 text-xs',
            tone === 'bad' && 'text-bad',
            tone === 'warn' && 'text-warn',
          )}
        >
          {formatInt64(count)}
        </span>
      )}
    </Link>
  );
}
