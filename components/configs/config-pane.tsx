'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Pairs } from '@/components/ui/facts';
import { useHotkey } from '@/components/ui/use-hotkey';
import type { ConfigEntry } from '@/lib/contract/configs';

import { docText } from './config-doc';
import { ConfigValue } from './config-value';

/** The value that holds, then those that would if it were gone. */
const chainOf = (entry: ConfigEntry): Pick<ConfigEntry, 'name' | 'value' | 'source'>[] => [
  entry,
  ...entry.synonyms.filter(({ name, source }) => name !== entry.name || source !== entry.source),
];

type ConfigPaneProps = { entry: ConfigEntry; onClose: () => void; children?: ReactNode };

/** One config: its value, where that comes from, what Kafka says about it, and its editor where there is one. */
export function ConfigPane({ entry, onClose, children }: ConfigPaneProps) {
  useHotkey('Escape', onClose);
  return (
    <aside
      aria-label={`Config ${entry.name}`}
      className="flex min-h-0 w-full shrink-0 flex-col gap-4 overflow-y-auto border-line border-l bg-panel px-3.5 py-3 max-lg:border-t max-lg:border-l-0 lg:w-[400px]"
    >
      <header className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 break-words font-semibold">{entry.name}</h2>
        <CopyButton text={entry.name} label="Copy name" />
        <IconButton label="Close" size="sm" onClick={onClose}>
          <X size={14} />
        </IconButton>
      </header>
      {children}
      <section className="grid gap-1">
        <h3 className="font-medium text-ink-3 text-xs">Where its value comes from, nearest first</h3>
        <Pairs
          items={chainOf(entry).map((each, index) => ({
            label: each.source,
            value: (
              <span className={index === 0 ? 'font-medium' : 'text-ink-2'}>
                <ConfigValue name={each.name} value={each.value} sensitive={entry.sensitive} />
                {each.name !== entry.name && <span className="block text-ink-3 text-xs">as {each.name}</span>}
              </span>
            ),
          }))}
        />
      </section>
      {entry.documentation && (
        <section className="grid gap-1">
          <h3 className="font-medium text-ink-3 text-xs">What Kafka says</h3>
          <p className="whitespace-pre-line break-words text-ink-2">{docText(entry.documentation)}</p>
        </section>
      )}
      <p className="text-ink-3 text-sm">
        Type: {entry.type}
        {entry.readOnly && '; takes a change only when the broker starts'}.
      </p>
    </aside>
  );
}
