'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';

import { useHotkey } from './use-hotkey';

type Options = {
  scroller: RefObject<HTMLDivElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  count: number;
  /** True: `j` and `k` work wherever the focus is on the page. */
  wholePage: boolean;
  /** Of the row that is open beside the list: from there the keys go on when the focus is elsewhere. -1: none. */
  selected: number;
  /** After the keys moved to a row. */
  onMove: (index: number) => void;
};

/** Moves the focus from row to row: arrows, j, k, Home, End, page keys. The focus is the row's link, or the row itself. */
export function useRowKeys({ scroller, virtualizer, count, wholePage, selected, onMove }: Options) {
  const [current, setActive] = useState(0);
  const active = Math.min(current, Math.max(0, count - 1));
  const wanted = useRef<number | null>(null);

  function focusWanted() {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row || wanted.current === null) return;
    wanted.current = null;
    (row.querySelector<HTMLElement>('[data-row-link]') ?? row).focus({ preventScroll: true });
  }
  // A row far away exists only after the list has scrolled to it and drawn again.
  useEffect(() => focusWanted());

  function go(index: number) {
    if (count === 0) return;
    const next = Math.min(count - 1, Math.max(0, index));
    wanted.current = next;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    focusWanted();
    onMove(next);
  }

  // A held key repeats faster than a slow page draws: without this the rows wait in line and the page stands still.
  const drawing = useRef(false);
  const isTooSoon = (event: { repeat: boolean }) => {
    if (event.repeat && drawing.current) return true;
    drawing.current = true;
    requestAnimationFrame(() => requestAnimationFrame(() => (drawing.current = false)));
    return false;
  };

  const inside = () => scroller.current?.contains(document.activeElement) === true;
  const step = (by: number) => go(inside() ? active + by : selected >= 0 ? selected + by : active);
  useHotkey('j', (event) => wholePage && !isTooSoon(event) && step(1));
  useHotkey('k', (event) => wholePage && !isTooSoon(event) && step(-1));

  const reveal = useEffectEvent((index: number) => {
    if (index < 0) return;
    setActive(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => reveal(selected), [selected]);

  return {
    active,
    onFocus: (event: FocusEvent) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
      if (row) setActive(Number(row.dataset.row));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(event.target as HTMLElement).closest('[data-row]')) return;
      const jump = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / 30) - 2);
      const moves: Record<string, number> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        Home: 0,
        End: count - 1,
        PageDown: active + jump,
        PageUp: active - jump,
      };
      const next = moves[event.key];
      if (next === undefined) return;
      event.preventDefault();
      if (!isTooSoon(event)) go(next);
    },
  };
}
