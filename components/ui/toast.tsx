'use client';

import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';

import { IconButton } from './button';
import { Dot } from './dot';
import { Name } from './visible-text';

type Toast = { id: number; tone: 'ok' | 'warn' | 'bad'; text: string };

const none: readonly Toast[] = [];
let toasts = none;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** Says that something was done, where the screen does not show it. Failures belong where they were caused, not here. */
export function toast(text: string, tone: Toast['tone'] = 'ok'): void {
  lastId += 1;
  const id = lastId;
  set([...toasts.slice(-3), { id, tone, text }]);
  setTimeout(() => dismiss(id), tone === 'ok' ? 5000 : 12_000);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Once, in the root layout. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="fixed right-3 bottom-3 z-50 grid w-[min(380px,calc(100vw-24px))] gap-2"
    >
      {shown.map(({ id, tone, text }) => (
        <div
          key={id}
          className="flex items-center gap-2.5 rounded-md border border-line-strong bg-panel py-1.5 pr-1.5 pl-3 shadow-pop"
        >
          <Dot tone={tone} />
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <Name text={text} />
          </span>
          <IconButton label="Dismiss" size="sm" onClick={() => dismiss(id)}>
            <X size={13} />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
