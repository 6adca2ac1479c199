'use client';

import type { ReactNode } from 'react';

import { Chip } from './chip';
import type { Column } from './data-table-column';
import { ColumnsMenu } from './data-table-columns';
import { FilterInput } from './filter-input';

type ToolsProps<Row> = {
  label: string;
  filter: {
    value: string;
    onChange: (value: string) => void;
    error: string | null;
    placeholder: string;
    hotkey: boolean;
  } | null;
  tools: ReactNode;
  actions: ReactNode;
  columns: readonly Column<Row>[];
  visible: Set<string>;
  onVisible: (visible: Set<string>) => void;
  onCsv: (() => void) | null;
};

/** The row above a list: filter, chips, then columns, file and the list's own actions. */
export function DataTableTools<Row>(props: ToolsProps<Row>) {
  const { label, filter, tools, actions, columns, visible, onVisible, onCsv } = props;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-(--edge) py-2.5">
      {filter && (
        <FilterInput
          label={`Filter ${label.toLowerCase()}`}
          placeholder={filter.placeholder}
          value={filter.value}
          onChange={filter.onChange}
          error={filter.error}
          hotkey={filter.hotkey}
          className="max-sm:w-full"
        />
      )}
      {tools}
      <div className="ml-auto flex items-center gap-2">
        {columns.length > 4 && <ColumnsMenu columns={columns} visible={visible} onVisible={onVisible} />}
        {onCsv && (
          <Chip title="Save what is shown as a CSV file" onClick={onCsv}>
            CSV
          </Chip>
        )}
        {actions}
      </div>
      {filter?.error && (
        <p role="alert" className="w-full text-bad text-sm">
          {filter.error}
        </p>
      )}
    </div>
  );
}
