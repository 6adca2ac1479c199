import { Fragment } from 'react';

import { type VisiblePart, visibleParts } from '@/lib/visible-text';

/** Text with what would not be seen, or would mislead, written out. */
export const VisibleText = ({ text }: { text: string }) => <VisibleParts parts={visibleParts(text)} />;

export function VisibleParts({ parts }: { parts: readonly VisiblePart[] }) {
  return parts.map((part, index) =>
    part.escaped ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, drawn together.
      <span key={index} className="rounded-[2px] bg-warn-soft px-px text-warn" title="A character that cannot be seen">
        {part.text}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, drawn together.
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

/** What most names are made of. */
const plain = /^[ -~]*$/;

/** More is not read by anybody, and would be laid out all the same. */
const longestName = 400;

/**
 * A name that somebody else chose: it cannot hide a character, turn the text around it, or break a line. A very long one
 * loses its middle; whole it is where it can be copied.
 */
export function Name({ text }: { text: string }) {
  if (text.length <= longestName && plain.test(text)) return text;
  return (
    <bdi>
      <VisibleText text={shortName(text)} />
    </bdi>
  );
}

/** Both ends of a very long name. */
export function shortName(text: string): string {
  if (text.length <= longestName) return text.replaceAll(/[\n\t]/g, escapeBlank);
  return shortName(`${text.slice(0, longestName - 100).toWellFormed()} … ${text.slice(-90).toWellFormed()}`);
}

// Harmless in a text of lines, misleading in a name.
const escapeBlank = (blank: string) => (blank === '\n' ? '↵' : '→');
