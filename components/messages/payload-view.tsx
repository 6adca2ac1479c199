'use client';

import { useMemo } from 'react';
import { Loading } from '@/components/ui/states';
import { VisibleText } from '@/components/ui/visible-text';
import { formatBytes } from '@/lib/format';
import { parseJsonText, prettyLines } from '@/lib/json-text';

import { HexView } from './hex-view';
import { JsonPrettyLine } from './json-tokens';
import { JsonTree } from './json-tree';
import { LongLines } from './long-lines';
import { type AnyPayload, bytesOf, hexOf } from './payload-bytes';
import { NothingTag } from './payload-text';
import { rawLines } from './raw-lines';

export const payloadViews = ['pretty', 'tree', 'raw', 'hex'] as const;
export type PayloadViewName = (typeof payloadViews)[number];

/** Longer JSON is not taken apart: a browser would stand still. */
const treeLength = 4 << 20;
/** Longer text gets a box of its own, so that what is known of the record stays in reach. */
const boxedLength = 12_000;

type PayloadViewProps = {
  /** "Value" or "Key": names what is drawn. */
  part: string;
  payload: AnyPayload;
  view: PayloadViewName;
  /** What null means here. */
  nullMeans: string;
  /** True: more of it is on the way. */
  loading: boolean;
};

/** A key or value in one of its four views. */
export function PayloadView({ part, payload, view, nullMeans, loading }: PayloadViewProps) {
  const { format, text, truncated, size } = payload;
  const node = useMemo(
    () => (format === 'json' && !truncated && text.length <= treeLength ? parseJsonText(text) : null),
    [format, text, truncated],
  );
  const lines = useMemo(() => (node && view === 'pretty' ? prettyLines(node) : null), [node, view]);
  const bytes = useMemo(
    () => (view === 'hex' || format === 'binary' ? bytesOf(payload) : null),
    [view, format, payload],
  );
  if (format === 'null' || format === 'empty') {
    return (
      <Sentence>
        <NothingTag format={format} />{' '}
        {format === 'null' ? nullMeans : `The ${part.toLowerCase()} is there and has no bytes, which is not null.`}
      </Sentence>
    );
  }
  // What a row of the list brought along is only a beginning.
  if (loading && (truncated || bytes === null) && payload.bytes === undefined && (truncated || view === 'hex')) {
    return <Loading label={`Loading the ${part.toLowerCase()}`} shape="block" className="px-3.5" />;
  }
  const name = `${part}, ${view}`;
  if (view === 'hex') {
    return bytes ? <HexView bytes={bytes} label={name} /> : <Sentence>Its bytes are not known yet.</Sentence>;
  }
  if (view === 'tree') {
    if (node?.kind === 'object' || node?.kind === 'array') return <JsonTree root={node} label={name} />;
    return <Sentence>{noTree(part, payload, node !== null)}</Sentence>;
  }
  if (view === 'pretty') {
    if (lines) {
      return <LongLines label={name} count={lines.length} line={(index) => <JsonPrettyLine line={lines[index]!} />} />;
    }
    if (bytes && format === 'binary') return <HexView bytes={bytes} label={name} />;
    return (
      <>
        {format === 'json' && <Sentence>{noPretty(truncated, size)}</Sentence>}
        <RawText label={name} text={text} />
      </>
    );
  }
  return <RawText label={name} text={format === 'binary' && bytes ? hexOf(bytes) : text} />;
}

function noTree(part: string, { format, truncated, size }: AnyPayload, scalar: boolean): string {
  if (format !== 'json') return `Only JSON has a tree. This ${part.toLowerCase()} is ${format}.`;
  if (scalar) return `This ${part.toLowerCase()} is a single JSON value, without anything inside.`;
  return noPretty(truncated, size);
}

function noPretty(truncated: boolean, size: number): string {
  if (truncated) return 'Only its beginning is here, so it is shown as it is written.';
  if (size > treeLength)
    return `${formatBytes(size)} of JSON are too much to be taken apart here: it is shown as written.`;
  return 'It begins and ends like JSON but is not: it is shown as it is written.';
}

const Sentence = ({ children }: { children: React.ReactNode }) => (
  <p className="px-3.5 pb-1.5 text-ink-2">{children}</p>
);

function RawText({ text, label }: { text: string; label: string }) {
  const lines = useMemo(() => rawLines(text), [text]);
  return (
    <LongLines
      label={label}
      count={lines.length}
      long={text.length > boxedLength}
      className="whitespace-pre-wrap [overflow-wrap:anywhere]"
      // A line without anything must be as high as the others.
      line={(index) => (lines[index] === '' ? '\u200b' : <VisibleText text={lines[index]!} />)}
    />
  );
}
