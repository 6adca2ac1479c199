import Link from 'next/link';

import { Dot } from './dot';
import { Name } from './visible-text';

export type FindingItem = {
  id: string;
  severity: 'bad' | 'warn' | 'info';
  sentence: string;
  link?: { label: string; href: string } | null | undefined;
};

const severityWord = { bad: 'Problem', warn: 'Warning', info: 'Note' };

/** What needs a look, as sentences, each with where to go. Goes into a flush Card. */
export function Findings({ items, empty }: { items: readonly FindingItem[]; empty: string }) {
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-3 border-line border-t px-3 py-[7px] text-ink-2">
        <Dot tone="ok" />
        {empty}
      </p>
    );
  }
  return (
    <ul>
      {items.map(({ id, severity, sentence, link }) => (
        <li key={id} className="grid grid-cols-[16px_1fr_auto] items-baseline gap-2 border-line border-t px-3 py-[7px]">
          <Dot tone={severity} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="sr-only">{severityWord[severity]}: </span>
            <Name text={sentence} />
          </span>
          {link && (
            <Link href={link.href} className="max-w-56 truncate text-accent-ink underline-offset-3 hover:underline">
              <Name text={link.label} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
