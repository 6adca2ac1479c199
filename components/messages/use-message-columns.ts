'use client';

import { useMemo, useSyncExternalStore } from 'react';

import { useNow } from '@/components/ui/clock';
import type { MessageRow } from '@/lib/contract/messages';
import type { MessageFormats } from '@/lib/queries/messages';

import { messageColumns } from './message-columns';
import { timeStyle } from './message-time';
import type { Order } from './page-status';

/** New only when a header, a width or a format has to change: with them every row is drawn again. */
export function useMessageColumns(rows: readonly MessageRow[], order: Order, formats: MessageFormats) {
  const { keyFormat, valueFormat } = formats;
  const narrow = useNarrow();
  const now = useNow();
  const day = new Date(now).toDateString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day stands for the clock, which ticks each second.
  const { date, zone } = useMemo(() => timeStyle(rows, now), [rows, day]);
  return useMemo(
    () => messageColumns({ time: { date, zone }, order, formats: { keyFormat, valueFormat }, narrow }),
    [date, zone, order, keyFormat, valueFormat, narrow],
  );
}

const phone = '(max-width: 640px)';

function subscribe(onChange: () => void) {
  const query = window.matchMedia(phone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

const useNarrow = () =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(phone).matches,
    () => false,
  );
