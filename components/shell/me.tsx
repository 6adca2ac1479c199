'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '@/components/session/session-provider';
import { useConsole } from '@/components/session/use-console';
import { Menu, MenuItem, MenuLabel, MenuRadio, MenuSeparator } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { Name } from '@/components/ui/visible-text';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { clustersQuery } from '@/lib/queries/clusters';
import { useSignOut } from '@/lib/queries/session';

import { useShell } from './shell-context';
import { chooseTheme, type Theme } from './theme';

const themeOptions: { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Who is signed in, and what they are here; account, theme, keys and the way out. */
export function Me({ theme: initial, clusterId }: { theme: Theme; clusterId: string | null }) {
  const [theme, setTheme] = useState(initial);
  const { user, version } = useSession();
  const { leadsTo } = useConsole();
  const { openKeys } = useShell();
  const signOut = useSignOut();
  const queryClient = useQueryClient();
  const name = user.name ?? user.username;
  const roleText = useRoleText(clusterId);

  async function leave() {
    try {
      await signOut.mutateAsync();
      // What this person saw must not be there for the next one.
      queryClient.clear();
      window.location.assign(page.login());
    } catch (failure) {
      toast(failure instanceof Error ? failure.message : 'Signing out failed.', 'bad');
    }
  }

  return (
    <div className="border-line border-t pt-1.5">
      <Menu
        label="Account"
        className="w-52"
        trigger={
          <button
            type="button"
            aria-label={`Account of ${name}`}
            className="flex w-full items-center gap-2 rounded-[5px] px-2 py-1 text-left hover:bg-hover data-[state=open]:bg-hover"
          >
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-[10.5px] text-accent-ink"
            >
              {initials(name)}
            </span>
            <span className="min-w-0 leading-tight">
              <span className="block truncate">
                <Name text={name} />
              </span>
              <span className="block truncate text-ink-3 text-xs">{roleText}</span>
            </span>
          </button>
        }
      >
        <MenuItem href={page.account()}>My account</MenuItem>
        <MenuItem href={page.users()} {...leadsTo('user.list')}>
          Users
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuRadio
          value={theme}
          options={themeOptions}
          onChange={(next) => {
            setTheme(next);
            chooseTheme(next);
          }}
        />
        <MenuSeparator />
        <MenuItem onSelect={openKeys}>Keyboard</MenuItem>
        <MenuItem onSelect={() => void leave()}>Sign out</MenuItem>
        <MenuSeparator />
        <MenuLabel>Sluice {version}</MenuLabel>
      </Menu>
    </div>
  );
}

/** What one is where one looks; where that is no cluster, on all of them. */
function useRoleText(clusterId: string | null): string {
  const { user } = useSession();
  const { data } = useQuery(clustersQuery());
  if (user.isAdmin) return 'administrator';
  const clusters = data?.items ?? [];
  const here = clusters.find(({ id }) => id === clusterId);
  if (here) return `${here.role} here`;
  const [first, ...rest] = new Set(clusters.map(({ role }) => role));
  if (first === undefined) return 'no role yet';
  return rest.length === 0 ? `${first} on ${plural(clusters.length, 'cluster')}` : 'roles by cluster';
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.length > 1 ? `${words[0]![0]}${words[1]![0]}` : (words[0] ?? '?').slice(0, 2);
  return letters.toUpperCase();
}
