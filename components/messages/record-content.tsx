'use client';

import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { Button, LinkButton } from '@/components/ui/button';
import { useUrlChoice } from '@/components/ui/data-table';
import { Notice } from '@/components/ui/notice';
import { PaneTabs } from '@/components/ui/tabs';
import { Choice } from '@/components/ui/toggle';
import { type RecordRow, WHOLE_BYTES } from '@/lib/contract/messages';
import { formatBytes } from '@/lib/format';
import { api } from '@/lib/paths';

import { type AnyPayload, bytesOf } from './payload-bytes';
import { PayloadView, payloadViews } from './payload-view';
import { RecordFacts } from './record-facts';
import { RecordHeaders } from './record-headers';
import type { WholeState } from './use-record';

const views = payloadViews.map((view) => ({ value: view, label: view[0]!.toUpperCase() + view.slice(1) }));
const parts = [
  { value: 'value', label: 'Value' },
  { value: 'key', label: 'Key' },
] as const;

type RecordContentProps = {
  topic: string;
  message: RecordRow;
  /** True: this is only what the list knew. */
  loading: boolean;
  whole: WholeState;
  onWhole: () => void;
  onListFrom: () => void;
};

/** Value or key in four views, then the facts and the headers. */
export function RecordContent({ topic, message, loading, whole, onWhole, onListFrom }: RecordContentProps) {
  const { clusterId } = useCluster();
  const [view, setView] = useUrlChoice('view', payloadViews);
  const [part, setPart] = useUrlChoice('part', ['value', 'key']);
  const payload: AnyPayload = message[part];
  const { partition, offset } = message;
  const href = (query: { part: string; header?: number }) =>
    api.messageDownload(clusterId, topic, partition, offset, query);
  return (
    <>
      <div className="flex shrink-0 items-stretch border-line border-b">
        <PaneTabs
          label={`Views of the ${part}`}
          value={view}
          items={views}
          onChange={(next) => void setView(next)}
          className="flex-1 border-b-0"
        />
        <div className="flex items-center pr-3.5">
          <Choice label="Part of the record" value={part} options={parts} onChange={(next) => void setPart(next)} />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        <div className="pt-2.5">
          {payload.problem !== null && (
            <Notice tone="warn" className="mx-3.5 mb-2">
              {payload.problem} It is shown as {payload.format}.
            </Notice>
          )}
          {payload.truncated && !loading && (
            <Cut payload={payload} whole={whole} href={href({ part })} onWhole={onWhole} />
          )}
          <PayloadView
            key={`${partition}:${offset}:${part}`}
            part={part === 'value' ? 'Value' : 'Key'}
            payload={payload}
            view={view}
            loading={loading}
            nullMeans={
              part === 'key'
                ? 'There is no key: the producer chose the partition by itself.'
                : 'A tombstone: where the topic is compacted, it deletes what was written with this key before.'
            }
          />
        </div>
        <RecordFacts message={message} onListFrom={onListFrom} />
        <RecordHeaders
          headers={message.headers}
          count={message.headerCount}
          hrefOf={(header) => href({ part: 'header', header })}
        />
      </div>
    </>
  );
}

type CutProps = { payload: AnyPayload; whole: WholeState; href: string; onWhole: () => void };

/** Only the beginning is shown: how much there is, and the two ways to have all of it. */
function Cut({ payload, whole, href, onWhole }: CutProps) {
  const { leadsTo } = useCluster();
  const { size } = payload;
  const shown = useMemo(() => bytesOf(payload)?.length ?? null, [payload]);
  const fits = size <= WHOLE_BYTES;
  return (
    <Notice
      tone="info"
      className="mx-3.5 mb-2"
      actions={
        <>
          {whole.state !== 'yes' && fits && (
            <Button size="sm" pending={whole.state === 'loading'} onClick={onWhole}>
              Load whole ({formatBytes(size)})
            </Button>
          )}
          <LinkButton size="sm" href={href} download prefetch={false} {...leadsTo('message.export')}>
            Download
          </LinkButton>
        </>
      }
    >
      {whole.error
        ? whole.error.message
        : `Shown are the first ${formatBytes(shown)} of ${formatBytes(size)}.${fits ? '' : ' The page holds no more than 16 MiB; the file has all.'}`}
    </Notice>
  );
}
