'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';

import { Button } from '@/components/ui/button';
import type { MessagesAnswer } from '@/lib/contract/messages';

import { cursorsOf, type Order } from './page-status';

type PageTurnerProps = {
  answer: MessagesAnswer;
  order: Order;
  /** True: this is not where the reading began. */
  turned: boolean;
  reading: boolean;
  onCursor: (cursor: string | null) => void;
};

/** To the pages before and after, by where they lie in time; the one that reads on stands last. */
export function PageTurner({ answer, order, turned, reading, onCursor }: PageTurnerProps) {
  const { older, newer } = cursorsOf(answer);
  const first =
    order === 'newest first' ? 'These are the newest: Read asks for newer ones.' : 'There is nothing newer.';
  const pages = [
    { label: 'Newer', cursor: newer, none: first },
    { label: 'Older', cursor: older, none: 'There is nothing older.' },
  ];
  if (order === 'oldest first') pages.reverse();
  const [back, on] = pages as [(typeof pages)[0], (typeof pages)[0]];
  const turn = (cursor: string | null) => {
    if (cursor !== null && !reading) onCursor(cursor);
  };
  return (
    <nav aria-label="Pages of messages" className="flex flex-wrap items-center gap-2">
      {turned && (
        <Button size="sm" variant="ghost" onClick={() => onCursor(null)}>
          {order === 'newest first' ? 'Back to newest' : 'Back to the start'}
        </Button>
      )}
      <Button size="sm" blocked={back.cursor === null ? back.none : null} onClick={() => turn(back.cursor)}>
        <ChevronLeft size={13} />
        {back.label}
      </Button>
      <Button size="sm" blocked={on.cursor === null ? on.none : null} onClick={() => turn(on.cursor)}>
        {on.label}
        <ChevronRight size={13} />
      </Button>
    </nav>
  );
}
