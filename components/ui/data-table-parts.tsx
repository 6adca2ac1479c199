'use client';

import Link from 'next/link';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react';
import { cn } from './cn';
import type { Column, Sort } from './data-table-column';
import { Name } from './visible-text';

const edge = 'first:pl-(--edge) last:pr-(--edge)';

type HeadProps<Row> = { columns: readonly Column<Row>[]; sort: Sort | null; onSort: (column: Column<Row>) => void };

export function DataTableHead<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              title={column.title}
              aria-sort={column.sort ? (sorted ?? 'none') : undefined}
              className={cn(
                'sticky top-0 z-[2] h-[26px] overflow-hidden whitespace-nowrap border-line border-b bg-(--surface) px-[10px] text-left font-medium text-ink-3 text-xs first:left-0 first:z-[3]',
                edge,
                column.align === 'right' && 'text-right',
              )}
            >
              {column.sort ? (
                <button
                  type="button"
                  className={cn('max-w-full truncate rounded-[3px] hover:text-ink', sorted && 'text-ink-2')}
                  onClick={() => onSort(column)}
                >
                  {column.header}
                  {sorted && <span aria-hidden>{sorted === 'ascending' ? ' ↑' : ' ↓'}</span>}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps<Row> = {
  row: Row;
  /** In what is shown, from 0. */
  index: number;
  columns: readonly Column<Row>[];
  href: string | null;
  selected: boolean;
  /** True: Tab reaches this row. */
  reachable: boolean;
  onOpen: ((row: Row) => void) | null;
  onGo: (href: string, newTab: boolean) => void;
};

function Row<Row>({ row, index, columns, href, selected, reachable, onOpen, onGo }: RowProps<Row>) {
  const opens = href === null && onOpen !== null;

  function onClick(event: MouseEvent<HTMLTableRowElement>) {
    const target = event.target as HTMLElement;
    // What is inside the row and does something itself, and text being selected, are not a click on the row.
    if (target.closest('a, button, input, label, select') || window.getSelection()?.toString()) return;
    if (href !== null) onGo(href, event.ctrlKey || event.metaKey);
    else onOpen?.(row);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
    event.preventDefault();
    onOpen?.(row);
  }

  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={selected || undefined}
      tabIndex={href === null ? (reachable ? 0 : -1) : undefined}
      onClick={href !== null || opens ? onClick : undefined}
      onKeyDown={opens ? onKeyDown : undefined}
      className={cn(
        'group/row h-(--row) bg-(--surface) focus-within:bg-hover hover:bg-hover focus-visible:-outline-offset-2',
        (href !== null || opens) && 'cursor-default',
        selected && 'bg-accent-soft focus-within:bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {columns.map((column, position) => {
        const drawn = column.cell(row);
        // Text alone is most often a name that somebody else chose.
        const content: ReactNode = typeof drawn === 'string' ? <Name text={drawn} /> : drawn;
        return (
          <td
            key={column.id}
            className={cn(
              'h-(--row) overflow-hidden text-ellipsis whitespace-nowrap border-line border-b px-[10px]',
              edge,
              // It lies above the row's own outline, and draws its part of it.
              position === 0 &&
                'sticky left-0 z-[1] bg-inherit group-focus-visible/row:shadow-[inset_2px_0_var(--accent),inset_0_2px_var(--accent),inset_0_-2px_var(--accent)]',
              column.align === 'right' && 'text-right',
            )}
          >
            {position === 0 && href !== null ? (
              <Link
                href={href}
                prefetch={false}
                data-row-link
                tabIndex={reachable ? 0 : -1}
                className="rounded-[2px] font-medium underline-offset-3 hover:underline"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Drawn again only when its row, place or columns change. */
export const DataTableRow = memo(Row) as typeof Row;

const shares = ['58%', '74%', '44%', '66%', '50%'];

/** Grey bars in the shape of the columns while the first answer is on its way. */
export function DataTableSkeleton<Row>({ columns, rows }: { columns: readonly Column<Row>[]; rows: number }) {
  return (
    <tbody className="late" aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed decoration.
        <tr key={index}>
          {columns.map((column, place) => (
            <td key={column.id} className={cn('h-(--row) border-line border-b px-[10px]', edge)}>
              <div
                className={cn('h-2.5 rounded-[3px] bg-line', column.align === 'right' && 'ml-auto')}
                style={{ width: shares[(index * 2 + place) % shares.length] }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
