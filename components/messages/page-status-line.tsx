'use client';

import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';

import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Warnings } from '@/components/ui/warnings';
import type { MessagesAnswer } from '@/lib/contract/messages';

import { countText, type Order, orderText, scannedText, stopText } from './page-status';

type PageStatusLineProps = {
  topic: string;
  /** The page on the screen; null before the first. */
  answer: MessagesAnswer | null;
  order: Order;
  partitions: number | null;
  reading: boolean;
  /** True: a reading was stopped, and what is shown is not what was asked for. */
  stopped: boolean;
  /** True: nothing could be read; why stands below. */
  failed: boolean;
  onStop: () => void;
};

/** What is on the screen and what it took, honestly: order, partitions left out, what was read, why it ended. */
export function PageStatusLine(props: PageStatusLineProps) {
  const { topic, answer, order, partitions, reading, stopped, failed, onStop } = props;
  return (
    <div
      role="status"
      aria-label="What was read"
      className="flex min-h-[30px] shrink-0 flex-wrap items-center gap-x-3.5 gap-y-0.5 border-line border-y bg-sunken px-[18px] py-1 text-ink-2"
    >
      {reading ? (
        <>
          <Reading topic={topic} />
          <Button size="sm" onClick={onStop}>
            Stop
          </Button>
        </>
      ) : stopped ? (
        <span>Stopped before this page was read.</span>
      ) : failed ? (
        <span>Not read.</span>
      ) : (
        answer && <Answered answer={answer} order={order} partitions={partitions} />
      )}
    </div>
  );
}

function Reading({ topic }: { topic: string }) {
  const now = useNow();
  const [begun] = useState(() => Date.now());
  const seconds = Math.floor((now - begun) / 1000);
  return (
    <span className="flex items-center gap-2">
      <LoaderCircle size={13} aria-hidden className="animate-spin text-accent" />
      Reading {topic}…{seconds >= 2 && <span aria-hidden> {seconds} s</span>}
    </span>
  );
}

function Answered({
  answer,
  order,
  partitions,
}: Pick<PageStatusLineProps, 'order' | 'partitions'> & { answer: MessagesAnswer }) {
  const warnings = answer.warnings.map((warning) => ({ ...warning, message: `${warning.source}: ${warning.message}` }));
  return (
    <>
      <span>
        <b className="font-semibold text-ink">{countText(answer.rows)}</b>, {orderText(answer, order, partitions)}
        {' · '}
        {scannedText(answer)}
        {' · '}
        {stopText(answer)}
        {' · '}
        <Age at={answer.asOf} className="text-ink-3" />
      </span>
      <Warnings items={warnings} />
    </>
  );
}
