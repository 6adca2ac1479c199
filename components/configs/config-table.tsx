'use client';

import { useQueryState } from 'nuqs';
import { type ReactNode, useMemo } from 'react';
import { ChipToggle } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import type { ConfigEntry } from '@/lib/contract/configs';
import { formatInt64, plural } from '@/lib/format';

import { type ConfigDraft, type ConfigRow, configColumns } from './config-columns';
import { ConfigPane } from './config-pane';

type ConfigTableProps = {
  /** Null while the first answer is on its way. */
  entries: ConfigEntry[] | null;
  /** Whether somebody set it for this very thing. */
  overridden: (entry: ConfigEntry) => boolean;
  drafts?: ReadonlyMap<string, ConfigDraft>;
  /** The editor of the chosen config. */
  editor?: (entry: ConfigEntry) => ReactNode;
  actions?: ReactNode;
};

const noDrafts: ReadonlyMap<string, ConfigDraft> = new Map();
const filterText = ({ entry }: ConfigRow) => `${entry.name} ${entry.value ?? ''}`;
const rowKey = ({ entry }: ConfigRow) => entry.name;

/** All configs of one thing; the chosen one, which is in the address, opens beside them. */
export function ConfigTable({ entries, overridden, drafts = noDrafts, editor, actions }: ConfigTableProps) {
  const [only, setOnly] = useUrlChoice('show', ['all', 'overridden']);
  const [key, setKey] = useQueryState('key');
  const all = useMemo(
    () =>
      entries?.map((entry) => ({
        entry,
        draft: drafts.get(entry.name) ?? null,
        overridden: overridden(entry),
      })) ?? null,
    [entries, drafts, overridden],
  );
  const rows = useMemo(
    () => (only === 'all' ? all : (all?.filter((row) => row.overridden || row.draft !== null) ?? null)),
    [all, only],
  );
  const chosen = entries?.find((entry) => entry.name === key) ?? null;
  const set = all?.filter((row) => row.overridden).length ?? 0;
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col-reverse">
      <DataTable
        label="Configs"
        columns={configColumns}
        rows={rows}
        total={all?.length}
        rowKey={rowKey}
        onOpen={({ entry }) => void setKey(entry.name === key ? null : entry.name)}
        selectedKey={key}
        filterText={filterText}
        filterPlaceholder="Filter by name or value"
        initialSort={{ id: 'name', desc: false }}
        empty="Kafka told no configs."
        onClearFilters={() => void setOnly(null)}
        tools={
          <ChipToggle pressed={only === 'overridden'} onChange={(on) => void setOnly(on ? 'overridden' : null)}>
            Only overridden
          </ChipToggle>
        }
        actions={actions}
        footer={(shown) => (
          <>
            <span>{plural(shown.length, 'config')}</span>
            <span>{formatInt64(set)} overridden</span>
          </>
        )}
        className={cn('min-w-0')}
      />
      {chosen && (
        <ConfigPane entry={chosen} onClose={() => void setKey(null)}>
          {editor?.(chosen)}
        </ConfigPane>
      )}
    </div>
  );
}
