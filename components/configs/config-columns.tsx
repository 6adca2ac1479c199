import type { Column } from '@/components/ui/data-table';
import { Tag } from '@/components/ui/tag';
import type { ConfigEntry } from '@/lib/contract/configs';

import { docText, firstSentence } from './config-doc';
import { ConfigValue, inherited } from './config-value';

/** Text sets it, null takes the override away. */
export type ConfigDraft = { value: string | null };
export type ConfigRow = { entry: ConfigEntry; draft: ConfigDraft | null; overridden: boolean };

export const configColumns: Column<ConfigRow>[] = [
  {
    id: 'name',
    header: 'Config',
    width: 280,
    cell: ({ entry, overridden }) => <span className={overridden ? 'font-medium' : undefined}>{entry.name}</span>,
    sort: ({ entry }) => entry.name,
  },
  {
    id: 'value',
    header: 'Value',
    width: 270,
    cell: ({ entry, draft }) =>
      draft === null ? (
        <ConfigValue {...entry} />
      ) : (
        <>
          <Tag tone="accent" className="mr-1.5">
            not applied yet
          </Tag>
          {draft.value === null ? (
            <span className="text-ink-2">as inherited</span>
          ) : (
            <ConfigValue {...entry} value={draft.value} sensitive={false} />
          )}
        </>
      ),
    csv: ({ entry }) => entry.value,
  },
  {
    id: 'source',
    header: 'Source',
    width: 172,
    cell: ({ entry, overridden }) =>
      overridden ? <Tag tone="accent">{entry.source}</Tag> : <span className="text-ink-3">{entry.source}</span>,
    sort: ({ entry }) => entry.source,
  },
  {
    id: 'inherited',
    header: 'Without it',
    title: 'What would hold if this setting were removed',
    width: 190,
    cell: ({ entry, overridden }) => {
      const other = inherited(entry);
      if (!overridden || other === null) return null;
      return (
        <span className="text-ink-2">
          <ConfigValue name={entry.name} value={other.value} sensitive={entry.sensitive} />
        </span>
      );
    },
    csv: ({ entry }) => inherited(entry)?.value,
  },
  {
    id: 'doc',
    header: 'What it does',
    width: 220,
    grow: true,
    cell: ({ entry }) =>
      entry.documentation && <span className="text-ink-3">{firstSentence(docText(entry.documentation))}</span>,
  },
  {
    id: 'type',
    header: 'Type',
    width: 80,
    hidden: true,
    cell: ({ entry }) => entry.type,
    sort: ({ entry }) => entry.type,
  },
  {
    id: 'read-only',
    header: 'Read-only',
    title: 'The broker takes a change only when it starts',
    width: 90,
    hidden: true,
    cell: ({ entry }) => (entry.readOnly ? 'yes' : <span className="text-ink-3">no</span>),
    sort: ({ entry }) => entry.readOnly,
  },
];
