'use client';

import { getCoreRowModel, getSortedRowModel, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';

import { type Column, compareSortValues, parseSort, type Sort, writeSort } from './data-table-column';

/** The rows in the order of one column; unknown last, equal ones as they came. */
export function useSorted<Row>(rows: Row[], columns: readonly Column<Row>[], sort: Sort | null): Row[] {
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        // The library keeps undefined last in both directions.
        accessorFn: (row: Row) => column.sort?.(row) ?? undefined,
        sortUndefined: 'last' as const,
        sortingFn: (left: { getValue: (id: string) => unknown }, right: { getValue: (id: string) => unknown }) =>
          compareSortValues(left.getValue(column.id) as never, right.getValue(column.id) as never),
      })),
    [columns],
  );
  // As text it stays the same from render to render, and the rows need no new order.
  const text = sort === null ? null : writeSort(sort);
  const sorting = useMemo(() => [parseSort(text) ?? []].flat(), [text]);
  const table = useReactTable<Row>({
    data: rows,
    columns: definitions,
    state: { sorting },
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const model = table.getSortedRowModel();
  return useMemo(() => model.rows.map((row) => row.original), [model]);
}

/** One direction, the other, then back to the usual order. */
export function nextSort<Row>(column: Column<Row>, first: Column<Row> | undefined, now: Sort | null): Sort | null {
  const firstDesc = (column.sortFirst ?? (column !== first && column.align === 'right' ? 'desc' : 'asc')) === 'desc';
  if (now?.id !== column.id) return { id: column.id, desc: firstDesc };
  return now.desc === firstDesc ? { id: column.id, desc: !firstDesc } : null;
}
