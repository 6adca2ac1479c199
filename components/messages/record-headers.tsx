'use client';

import { useCluster } from '@/components/clusters/cluster-provider';
import { LinkButton } from '@/components/ui/button';
import { Pairs } from '@/components/ui/facts';
import { VisibleText } from '@/components/ui/visible-text';
import type { RecordRow } from '@/lib/contract/messages';
import { formatBytes, formatInt64 } from '@/lib/format';

import type { AnyPayload } from './payload-bytes';
import { NothingTag, spacedHex } from './payload-text';

type RecordHeadersProps = {
  headers: RecordRow['headers'];
  count: number;
  /** Where the bytes of one of them can be had. */
  hrefOf: (index: number) => string;
};

const shownLength = 1000;

/** Headers in the order of the log, names as often as they are there, bytes that are no text as hex. */
export function RecordHeaders({ headers, count, hrefOf }: RecordHeadersProps) {
  if (count === 0) return null;
  return (
    <section className="px-3.5">
      <h3 className="mt-3 mb-1 font-medium text-ink-3 text-xs">Headers ({formatInt64(count)})</h3>
      <Pairs
        className="mono"
        items={headers.map(({ name, value }, index) => ({
          label: <VisibleText text={name} />,
          value: <HeaderValue value={value} href={hrefOf(index)} />,
        }))}
      />
      {headers.length < count && <p className="text-ink-3">and {formatInt64(count - headers.length)} more</p>}
    </section>
  );
}

function HeaderValue({ value, href }: { value: AnyPayload; href: string }) {
  const { leadsTo } = useCluster();
  const { format, text, size, truncated } = value;
  if (format === 'null' || format === 'empty') return <NothingTag format={format} />;
  const cut = truncated || text.length > shownLength;
  const shown = text.slice(0, shownLength);
  return (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {format === 'binary' && <span className="mr-1.5 font-sans text-2xs text-ink-3">hex</span>}
      <bdi dir="ltr">{format === 'binary' ? spacedHex(shown) : <VisibleText text={shown} />}</bdi>
      {cut && (
        <>
          …{' '}
          <LinkButton
            size="sm"
            href={href}
            download
            prefetch={false}
            className="h-5 font-sans"
            {...leadsTo('message.export')}
          >
            Download {formatBytes(size)}
          </LinkButton>
        </>
      )}
    </span>
  );
}
