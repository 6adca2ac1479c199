'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { useReturnFocus } from '@/components/ui/use-return-focus';
import { Name } from '@/components/ui/visible-text';
import { paletteQuery } from '@/lib/queries/palette';

import { type PaletteEntry, paletteGroups } from './palette-entries';
import { readRecent } from './recent';
import { usePaletteSources } from './use-palette-sources';

type PaletteProps = { clusterId: string | null; open: boolean; onOpenChange: (open: boolean) => void };

/** Ctrl K: type a few letters of anything, press Enter. */
export function Palette({ clusterId, open, onOpenChange }: PaletteProps) {
  const focus = useReturnFocus();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      onOpenChange(!open);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open, onOpenChange]);

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(10_12_11/0.3)]" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-40 w-[min(580px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-panel shadow-pop focus:outline-none"
        >
          <Dialog.Title className="sr-only">Jump to</Dialog.Title>
          <Jump clusterId={clusterId} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Jump({ clusterId, onDone }: { clusterId: string | null; onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [recent] = useState(readRecent);
  const router = useRouter();
  const sources = usePaletteSources(clusterId);
  const names = useQuery({ ...paletteQuery(clusterId ?? ''), enabled: clusterId !== null });
  const groups = paletteGroups({ ...sources, names: names.data ?? null, recent, typed });

  function go({ href }: PaletteEntry) {
    onDone();
    router.push(href);
  }
  return (
    // Ranked here: the library scores every item in the document, and a cluster has tens of thousands of names.
    <Command shouldFilter={false} loop label="Jump to">
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={clusterId === null ? 'Cluster or page' : 'Topic, group, broker, cluster or page'}
        className="h-11 w-full border-line border-b bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-2.5 py-4 text-ink-2">
          {names.isFetching ? 'Loading names…' : `Nothing is called “${typed}”.`}
        </Command.Empty>
        {groups.map(({ label, entries, more }) => (
          <Command.Group
            key={label}
            heading={label}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
          >
            {entries.map((entry) => (
              <Command.Item
                key={entry.href}
                value={`${label} ${entry.href}`}
                data-action={entry['data-action']}
                disabled={Boolean(entry.blocked)}
                onSelect={() => go(entry)}
                className="flex h-[30px] cursor-pointer items-center gap-3 rounded-[5px] px-2.5 data-[selected=true]:bg-accent-soft data-[disabled=true]:cursor-not-allowed data-[selected=true]:text-accent-ink"
              >
                <span className={cn('min-w-0 flex-1 truncate', entry.blocked && 'text-ink-3')}>
                  <Name text={entry.label} />
                </span>
                {(entry.blocked ?? entry.note) && (
                  <span className="min-w-0 max-w-[70%] truncate text-ink-3 text-xs">
                    <Name text={entry.blocked ?? entry.note ?? ''} />
                  </span>
                )}
              </Command.Item>
            ))}
            {more > 0 && <p className="px-2.5 py-1 text-ink-3 text-xs">and {more} more: type on</p>}
          </Command.Group>
        ))}
      </Command.List>
      {names.error && (
        <p role="alert" className="border-line border-t px-4 py-2 text-sm text-warn">
          {names.error.message}
        </p>
      )}
    </Command>
  );
}
