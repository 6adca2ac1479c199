'use client';

import { useQuery } from '@tanstack/react-query';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useParams, usePathname } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react';
import { environmentVariable } from '@/components/clusters/cluster-look';
import { SessionProvider } from '@/components/session/session-provider';
import { IconButton } from '@/components/ui/button';
import { useHotkey } from '@/components/ui/use-hotkey';
import { Name } from '@/components/ui/visible-text';
import type { VisibleCluster } from '@/lib/contract/clusters';
import type { SessionInfo } from '@/lib/contract/session';
import { clustersQuery } from '@/lib/queries/clusters';

import { KeyHelp } from './key-help';
import { Palette } from './palette';
import { ShellContext } from './shell-context';
import { Sidebar } from './sidebar';
import type { Theme } from './theme';

type ShellProps = {
  session: SessionInfo;
  /** What the server knew when it drew the page: the switcher and the header are right from the start. */
  clusters: VisibleCluster[];
  theme: Theme;
  children: ReactNode;
};

/** Sidebar, page, and what is everywhere: palette, keys. */
export function Shell({ session, clusters, theme, children }: ShellProps) {
  const { data } = useQuery({ ...clustersQuery(), initialData: { items: clusters } });
  const clusterId = useClusterId();
  const cluster = data.items.find(({ id }) => id === clusterId) ?? null;
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const actions = useMemo(() => ({ openPalette: () => setPalette(true), openKeys: () => setKeys(true) }), []);
  useHotkey('?', () => setKeys(true));

  return (
    <SessionProvider session={session}>
      <ShellContext value={actions}>
        <a
          href="#page"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-[5px] bg-ink px-3 py-1.5 text-bg focus:translate-y-0"
        >
          Skip to the page
        </a>
        <div className="flex h-dvh max-md:flex-col" style={environmentStyle(cluster)}>
          <aside className="w-52 shrink-0 border-line border-r max-md:hidden print:hidden">
            <Sidebar clusterId={clusterId} theme={theme} />
          </aside>
          <TopMenu cluster={cluster} onSearch={actions.openPalette}>
            <Sidebar clusterId={clusterId} theme={theme} />
          </TopMenu>
          <main id="page" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col focus:outline-none">
            {children}
          </main>
        </div>
        <Palette clusterId={cluster === null ? null : cluster.id} open={palette} onOpenChange={setPalette} />
        <KeyHelp open={keys} onOpenChange={setKeys} />
      </ShellContext>
    </SessionProvider>
  );
}

function useClusterId(): string | null {
  const { clusterId } = useParams<{ clusterId?: string }>();
  if (clusterId === undefined) return null;
  try {
    return decodeURIComponent(clusterId);
  } catch {
    return clusterId;
  }
}

/** The line on top of the header; production tints the header too. */
function environmentStyle(cluster: VisibleCluster | null): CSSProperties {
  const colour = cluster ? environmentVariable[cluster.environment] : 'transparent';
  const tinted = cluster?.environment === 'production';
  const bar = tinted ? 'color-mix(in srgb, var(--prod) 4%, var(--panel))' : 'var(--panel)';
  return { '--env': colour, '--bar': bar } as CSSProperties;
}

type TopMenuProps = { cluster: VisibleCluster | null; onSearch: () => void; children: ReactNode };

/** On a phone: the sidebar behind a button. */
function TopMenu({ cluster, onSearch, children }: TopMenuProps) {
  const pathname = usePathname();
  // The path at which it was opened: going anywhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <header className="hidden h-11 shrink-0 items-center gap-1 border-line border-b bg-sunken px-2 max-md:flex print:hidden">
      <Dialog.Root open={openAt === pathname} onOpenChange={(open) => setOpenAt(open ? pathname : null)}>
        <Dialog.Trigger asChild>
          <IconButton label="Menu">
            <MenuIcon size={16} />
          </IconButton>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-30 bg-[rgb(10_12_11/0.4)]" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-30 w-64 max-w-[85vw] border-line border-r bg-sunken shadow-pop focus:outline-none"
          >
            <Dialog.Title className="sr-only">Menu</Dialog.Title>
            {children}
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <span className="min-w-0 flex-1 truncate px-1">
        <b className="font-semibold">
          <Name text={cluster?.name ?? 'Sluice'} />
        </b>
        {cluster && <span className="ml-2 text-ink-3 text-xs">{cluster.environment}</span>}
      </span>
      <IconButton label="Jump to" onClick={onSearch}>
        <Search size={15} />
      </IconButton>
    </header>
  );
}
