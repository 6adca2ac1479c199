'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import type { Ref } from 'react';

import { Button, IconButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { LoadFailed, Loading } from '@/components/ui/states';
import type { MessageRow } from '@/lib/contract/messages';
import { formatInt64 } from '@/lib/format';
import type { MessageFormats, MessagePlace } from '@/lib/queries/messages';

import { TransactionTag } from './message-columns';
import { RecordActions } from './record-actions';
import { RecordContent } from './record-content';
import { NoContent, RecordFacts } from './record-facts';
import { useRecord } from './use-record';

type RecordPaneProps = {
  topic: string;
  place: MessagePlace;
  /** What the list knows of it; null where it is not in the list. */
  row: MessageRow | null;
  formats: MessageFormats;
  focusRef: Ref<HTMLElement>;
  onGo: (place: MessagePlace) => void;
  onListFrom: (place: MessagePlace) => void;
  onClose: () => void;
};

/** One record beside the list, over it on a phone: content in four views, what is known of it, its headers. */
export function RecordPane({ topic, place, row, formats, focusRef, onGo, onListFrom, onClose }: RecordPaneProps) {
  const { answer, error, refetch, whole, loadWhole } = useRecord(topic, place, formats);
  const message = answer?.message ?? row;
  const { partition, offset } = place;
  return (
    <aside
      ref={focusRef}
      tabIndex={-1}
      aria-label="Record"
      className="flex min-h-0 shrink-0 flex-col border-line bg-panel focus:outline-none max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:w-[430px] lg:border-l 2xl:w-[620px]"
    >
      <header className="flex min-h-10 flex-wrap items-center gap-1.5 border-line border-b py-1.5 pr-2 pl-3.5">
        <h2 className="mr-auto flex items-center gap-2 whitespace-nowrap font-medium">
          <span className="mono">
            <span className="sr-only">Record </span>
            {partition} @ {formatInt64(offset)}
          </span>
          {message?.kind === 'record' && <TransactionTag transaction={message.transaction} />}
        </h2>
        <Neighbour label="Previous" offset={answer?.neighbours.previous} place={place} onGo={onGo} />
        <Neighbour label="Next" offset={answer?.neighbours.next} place={place} onGo={onGo} />
        <RecordActions
          topic={topic}
          place={place}
          formats={formats}
          message={answer?.message ?? null}
          loadWhole={loadWhole}
        />
        <IconButton label="Close" size="sm" onClick={onClose}>
          <X size={14} />
        </IconButton>
      </header>
      {error && message && (
        <Notice tone="warn" className="m-2">
          {error.message} Shown is what the list knew.
        </Notice>
      )}
      {error && !message && (
        <>
          <LoadFailed error={error} onRetry={refetch} />
          <div className="px-[18px]">
            <Button onClick={() => onListFrom(place)}>List from here</Button>
          </div>
        </>
      )}
      {!error && !message && <Loading label="Loading the record" shape="block" className="p-3.5" />}
      {message?.kind === 'record' && (
        <RecordContent
          topic={topic}
          message={message}
          loading={answer === undefined && !error}
          whole={whole}
          // A failure shows where the button was.
          onWhole={() => void loadWhole().catch(() => {})}
          onListFrom={() => onListFrom(place)}
        />
      )}
      {message && message.kind !== 'record' && (
        <div className="min-h-0 flex-1 overflow-y-auto pb-4">
          <NoContent message={message} />
          <RecordFacts message={message} onListFrom={() => onListFrom(place)} />
        </div>
      )}
    </aside>
  );
}

type NeighbourProps = {
  label: 'Previous' | 'Next';
  /** Null: there is none near; undefined: not known yet. */
  offset: string | null | undefined;
  place: MessagePlace;
  onGo: (place: MessagePlace) => void;
};

/** Along the partition, whatever the list shows. */
function Neighbour({ label, offset, place: { partition }, onGo }: NeighbourProps) {
  const where = `of partition ${partition}`;
  return (
    <IconButton
      label={`${label} ${where}`}
      size="sm"
      variant="default"
      blocked={
        typeof offset === 'string'
          ? null
          : offset === null
            ? `There is no ${label.toLowerCase()} one ${where}.`
            : 'Not known yet.'
      }
      onClick={() => typeof offset === 'string' && onGo({ partition, offset })}
    >
      {label === 'Previous' ? <ChevronLeft size={14} /> : <ChevronRight size={14} />}
    </IconButton>
  );
}
