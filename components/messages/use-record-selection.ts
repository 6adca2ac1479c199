'use client';

import { useCallback, useEffect, useRef } from 'react';

import { useHotkey } from '@/components/ui/use-hotkey';
import type { MessageRow } from '@/lib/contract/messages';

import { usePlace } from './criteria';

/** The record that is open, in the address. Opening can be taken back; walking on from it replaces it. */
export function useRecordSelection() {
  const [place, setPlace] = usePlace();
  const pane = useRef<HTMLElement>(null);
  const now = useRef(place);
  useEffect(() => {
    now.current = place;
  }, [place]);
  // Over the list, the pane takes the focus along.
  const isOpen = place !== null;
  useEffect(() => {
    if (isOpen && pane.current && getComputedStyle(pane.current).position === 'fixed') pane.current.focus();
  }, [isOpen]);

  const close = () => {
    if (pane.current?.contains(document.activeElement)) {
      document.querySelector<HTMLElement>('tr[aria-current=true]')?.focus({ preventScroll: true });
    }
    void setPlace(null);
  };
  useHotkey('Escape', () => place && close());

  const open = useCallback(
    ({ partition, offset }: MessageRow) => {
      if (now.current?.partition === partition && now.current.offset === offset) pane.current?.focus();
      else void setPlace({ partition, offset }, { history: now.current ? 'replace' : 'push' });
    },
    [setPlace],
  );
  const follow = useCallback(
    ({ partition, offset }: MessageRow) => {
      if (now.current) void setPlace({ partition, offset });
    },
    [setPlace],
  );
  return { place, pane, open, follow, close, go: setPlace };
}
