'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '@/components/session/session-provider';
import { Menu, MenuItem, MenuLabel, MenuRadio, MenuSeparator } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { page } from '@/lib/paths';
import { useSignOut } from '@/lib/queries/session';

import { useShell } from './shell-context';
import { chooseTheme, type Theme } from './theme';

const themeOptions: { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Who is signed in; theme, keys and the way out. */
export function Me({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const { user, version } = useSession();
  const { openKeys } = useShell();
  const signOut = useSignOut();
  const queryClient = useQueryClient();
  const name = user.name ?? user.username;

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
              <span className="block truncate">{name}</span>
              <span className="block text-ink-3 text-xs">{user.isAdmin ? 'admin' : 'viewer'}</span>
            </span>
          </button>
        }
      >
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

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.length > 1 ? `${words[0]![0]}${words[1]![0]}` : (words[0] ?? '?').slice(0, 2);
  return letters.toUpperCase();
}
