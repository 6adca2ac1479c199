'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { type CSSProperties, type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from 'react';

import { cn } from './cn';
import { saveFile, toCsv } from './csv';
import type { Column, Sort } from './data-table-column';
import { NoRows } from './data-table-empty';
import { useRowKeys } from './data-table-keys';
import { DataTableHead, DataTableRow, DataTableSkeleton } from './data-table-parts';
import { nextSort, useSorted } from './data-table-sort';
import { useTableState } from './data-table-state';
import { DataTableTools } from './data-table-tools';
import { useTextFilter } from './use-text-filter';

export type { Column } from './data-table-column';
export { useUrlChoice } from './data-table-state';

const rowHeight = 30;
const headHeight = 26;
// The first cell starts where the titles around it do.
const onPage = { '--surface': 'var(--bg)', '--edge': '18px' };
const inCard = { '--surface': 'var(--panel)', '--edge': '12px' };

export type DataTableProps<Row> = {
  /** "Topics": names the table and its file. */
  label: string;
  /** At module scope. The first column names the row and is its link. */
  columns: readonly Column<Row>[];
  /** After the page's own chips; null while the first answer is on its way. Memoise what is computed. */
  rows: readonly Row[] | null;
  rowKey: (row: Row) => string;
  /** The row's address: its first cell is a real link to it. Null: this one has none. */
  rowHref?: ((row: Row) => string | null) | undefined;
  /** Instead of an address: Enter and click. */
  onOpen?: ((row: Row) => void) | undefined;
  selectedKey?: string | null | undefined;
  /** After j, k or an arrow went to a row: for a pane that follows. */
  onMove?: ((row: Row) => void) | undefined;
  /** The text that the filter looks at; without it there is no filter. */
  filterText?: ((row: Row) => string) | undefined;
  filterPlaceholder?: string;
  /** Before anybody clicked a header; without one the order is that of `rows`. */
  initialSort?: Sort | undefined;
  /** Prefix of its parameters in the address; null keeps its state in memory (a table beside others). */
  urlKey?: string | null;
  /** Chips after the filter. */
  tools?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  /** False: no row above, no file, no columns to choose. */
  toolbar?: boolean;
  /** There are no rows at all: why, and what to do. */
  empty: ReactNode;
  /** How many there are before the page's chips narrowed them; tells "none" from "none matches". */
  total?: number | undefined;
  /** Takes back the page's chips. */
  onClearFilters?: (() => void) | undefined;
  /** Below: sums and what is hidden, of the rows shown. */
  footer?: ((shown: readonly Row[]) => ReactNode) | undefined;
  /** True: takes the height that is left of the page. False: as high as its rows, up to `maxRows`. */
  fill?: boolean;
  maxRows?: number;
  /** What it lies on. */
  surface?: 'bg' | 'panel';
  className?: string;
};

/** Every list of the console: sorted, filtered, virtual, walked by keyboard, its state in the address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowHref,
    onOpen,
    filterText,
    fill = true,
    maxRows = 15,
    toolbar = true,
  } = props;
  const state = useTableState(columns, props.urlKey === undefined ? '' : props.urlKey, props.initialSort ?? null);
  const filter = useTextFilter(filterText ? state.filter : '');
  const matching = useDeferredValue(filter);
  const matched = useMemo(
    () => (rows === null ? [] : filterText ? rows.filter((row) => matching.test(filterText(row))) : [...rows]),
    [rows, filterText, matching],
  );
  const shown = useSorted(matched, columns, state.sort);
  const visibleKey = [...state.visible].sort().join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the set, which is new in each render.
  const shownColumns = useMemo(() => columns.filter((column) => state.visible.has(column.id)), [columns, visibleKey]);

  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 900 },
    // The sticky head covers the top of the scroller.
    scrollPaddingEnd: headHeight,
  });
  const { selectedKey = null, onMove } = props;
  const selected = useMemo(
    () => (selectedKey === null ? -1 : shown.findIndex((row) => rowKey(row) === selectedKey)),
    [shown, rowKey, selectedKey],
  );
  const keys = useRowKeys({
    scroller,
    virtualizer,
    count: shown.length,
    wholePage: fill,
    selected,
    onMove: (index) => {
      const row = shown[index];
      if (row !== undefined) onMove?.(row);
    },
  });
  const router = useRouter();
  const onGo = useCallback(
    (href: string, newTab: boolean) => (newTab ? window.open(href, '_blank', 'noopener') : router.push(href)),
    [router],
  );

  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const saveCsv = () => {
    const body = shown.map((row) => shownColumns.map((column) => (column.csv ?? column.sort)?.(row)));
    const name = `${label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`;
    saveFile(
      name,
      `\ufeff${toCsv(
        shownColumns.map(({ header }) => header),
        body,
      )}`,
      'text/csv;charset=utf-8',
    );
  };
  const surface = (props.surface === 'panel' ? inCard : onPage) as CSSProperties;

  return (
    <div
      className={cn('flex min-w-0 flex-col', fill && 'min-h-[min(360px,70dvh)] flex-1', props.className)}
      style={surface}
    >
      {toolbar && (
        <DataTableTools
          label={label}
          filter={
            filterText
              ? {
                  value: state.filter,
                  onChange: state.setFilter,
                  error: filter.error,
                  placeholder: props.filterPlaceholder ?? 'Filter by name, * or /regex/',
                  hotkey: fill,
                }
              : null
          }
          tools={props.tools}
          actions={props.actions}
          columns={columns}
          visible={state.visible}
          onVisible={state.setVisible}
          onCsv={shown.length > 0 ? saveCsv : null}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move the focus between the rows' own links. */}
      <div
        ref={scroller}
        className="relative min-h-0 overflow-auto overscroll-contain"
        style={fill ? undefined : { maxHeight: headHeight + maxRows * rowHeight + 1 }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <table
          aria-label={label}
          aria-rowcount={rows === null ? undefined : shown.length + 1}
          aria-busy={rows === null || undefined}
          className="w-full table-fixed border-separate border-spacing-0"
          style={{ minWidth: minWidth(shownColumns) }}
        >
          <colgroup>
            {shownColumns.map((column, index) => (
              <col key={column.id} style={{ width: column.grow ? undefined : columnWidth(column.width, index) }} />
            ))}
          </colgroup>
          <DataTableHead
            columns={shownColumns}
            sort={state.sort}
            onSort={(column) => state.setSort(nextSort(column, columns[0], state.sort))}
          />
          {rows === null ? (
            <DataTableSkeleton columns={shownColumns} rows={fill ? 12 : 3} />
          ) : (
            <tbody>
              {before > 0 && <tr aria-hidden style={{ height: before }} />}
              {items.map(({ index }) => {
                const row = shown[index];
                if (row === undefined) return null;
                const key = rowKey(row);
                return (
                  <DataTableRow
                    key={key}
                    row={row}
                    index={index}
                    columns={shownColumns}
                    href={rowHref ? rowHref(row) : null}
                    selected={selectedKey === key}
                    reachable={index === keys.active}
                    onOpen={onOpen ?? null}
                    onGo={onGo}
                  />
                );
              })}
              {after > 0 && <tr aria-hidden style={{ height: after }} />}
            </tbody>
          )}
        </table>
        {rows !== null && shown.length === 0 && (
          <NoRows
            label={label}
            empty={props.empty}
            total={props.total ?? rows.length}
            filter={state.filter}
            onClear={() => {
              state.setFilter('');
              props.onClearFilters?.();
            }}
          />
        )}
      </div>
      {props.footer && rows !== null && (
        <div className="flex shrink-0 flex-wrap gap-x-3.5 gap-y-1 px-(--edge) py-2 text-ink-3 text-sm">
          {props.footer(shown)}
        </div>
      )}
    </div>
  );
}

// On a phone the first column, which stays in place, leaves room for the others.
const columnWidth = (width: number, index: number) => (index === 0 ? `min(${width}px, 44vw)` : `${width}px`);

function minWidth<Row>(columns: readonly Column<Row>[]): string {
  return `calc(${columns.map((column, index) => columnWidth(column.width, index)).join(' + ')})`;
}
