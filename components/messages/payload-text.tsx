import { Tag } from '@/components/ui/tag';
import { VisibleParts } from '@/components/ui/visible-text';
import type { Preview, SerdeName } from '@/lib/contract/messages';
import { formatBytes } from '@/lib/format';
import { type VisiblePart, visibleParts } from '@/lib/visible-text';

/** Null, empty and the text "null" look different: the first two are tags, the last is text like any other. */
export function NothingTag({ format }: { format: 'null' | 'empty' }) {
  return format === 'null' ? (
    <Tag mono title="Null: there are no bytes at all">
      null
    </Tag>
  ) : (
    <Tag mono tone="dim" title="Empty: there are bytes, and their number is 0" className="border-dashed">
      empty
    </Tag>
  );
}

/** What a row has room for. */
const shownLength = 320;

type PayloadLineProps = {
  payload: Preview;
  /** The format that was asked for. */
  asked?: SerdeName;
  length?: number;
};

/** A key, value or header value on one line. The format is named where the text does not tell it. */
export function PayloadLine({ payload, asked, length = shownLength }: PayloadLineProps) {
  const { format, problem } = payload;
  if (format === 'null' || format === 'empty') return <NothingTag format={format} />;
  const name = formatName(payload);
  return (
    <>
      {problem !== null && (
        <Tag tone="warn" title={problem} className="mr-1.5">
          not {asked ?? 'as asked'}
        </Tag>
      )}
      {name && <span className="mr-1.5 text-2xs text-ink-3">{name}</span>}
      <bdi dir="ltr" className="mono whitespace-pre">
        <VisibleParts parts={lineParts(payload, length)} />
      </bdi>
    </>
  );
}

function formatName({ format, text }: Preview): string | null {
  if (format === 'binary') return 'hex';
  if (format === 'json' || format === 'text') return text.trim() === 'null' || text.trim() === '' ? format : null;
  return format;
}

/** The start of a payload as it stands on one line: line breaks and outer blanks of a text become marks. */
export function lineParts({ format, text, truncated }: Preview, length: number): VisiblePart[] {
  const cut = shorten(text, length);
  const more = truncated || cut.length < text.length ? [{ text: '…', escaped: false }] : [];
  if (format === 'binary') return [{ text: spacedHex(cut), escaped: false }, ...more];
  // Between the tokens of JSON blanks mean nothing, and within them no line breaks can be.
  if (format === 'json') return [...visibleParts(cut.replace(/\s*[\n\r]\s*/g, ' ')), ...more];
  const [, before = '', middle = '', after = ''] = /^( *)(.*?)( *)$/s.exec(cut) ?? [];
  const dots = (blanks: string) => (blanks === '' ? [] : [{ text: '·'.repeat(blanks.length), escaped: true }]);
  return [
    ...dots(before),
    ...middle.split(/(\n)/).flatMap((part) => (part === '\n' ? [{ text: '↵', escaped: true }] : visibleParts(part))),
    ...(more.length > 0 ? [{ text: after, escaped: false }] : dots(after)),
    ...more,
  ];
}

/** Never between the halves of a surrogate pair, which would look like a damaged text. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

export const spacedHex = (hex: string): string => hex.replace(/(..)(?=.)/g, '$1 ');

/** "json, 1.3 KiB" */
export function payloadSummary({ format, size }: Preview): string {
  if (format === 'null') return 'null, no bytes';
  return format === 'empty' ? 'empty, 0 B' : `${format}, ${formatBytes(size)}`;
}
