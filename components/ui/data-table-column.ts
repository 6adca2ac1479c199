import type { ReactNode } from 'react';

import type { CsvValue } from './csv';

export type SortValue = string | number | bigint | boolean | null | undefined;

/** One column. Declare the list at module scope, so that rows are drawn again only when they change. */
export type Column<Row> = {
  /** Names it in the address and in the list of columns. */
  id: string;
  header: string;
  /** What exactly is counted, on hover. */
  title?: string;
  /** Pixels; for a growing column the least. */
  width: number;
  /** Takes what is left of the width. One or two per table. */
  grow?: boolean;
  align?: 'left' | 'right';
  cell: (row: Row) => ReactNode;
  /** Present: the header sorts by it. Decimal text must become bigint (`toBigInt`). Unknown is last in both directions. */
  sort?: (row: Row) => SortValue;
  /** The first direction when the header is clicked; by default `asc` for the first column and `desc` for numbers. */
  sortFirst?: 'asc' | 'desc';
  /** What the file says; by default the sort value. */
  csv?: (row: Row) => CsvValue;
  /** True: not shown until chosen. */
  hidden?: boolean;
};

type Plain = string | number | null;

/** A column that shows what it sorts by: a name, a number. */
export const plainColumn = <Row>(
  id: string,
  header: string,
  read: (row: Row) => Plain,
  look: Omit<Column<Row>, 'id' | 'header' | 'cell' | 'sort'>,
): Column<Row> => ({ id, header, cell: read, sort: read, ...look });

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers by size, text by words with numbers in it by size (orders-2 before orders-10). Both known. */
export function compareSortValues(left: SortValue, right: SortValue): number {
  if (typeof left === 'string' && typeof right === 'string') return collator.compare(left, right);
  if (left === right) return 0;
  return (left as number) < (right as number) ? -1 : 1;
}

export type Sort = { id: string; desc: boolean };

/** "size" or "-size". */
export function parseSort(text: string | null): Sort | null {
  if (!text) return null;
  return text.startsWith('-') ? { id: text.slice(1), desc: true } : { id: text, desc: false };
}

export const writeSort = (sort: Sort): string => (sort.desc ? `-${sort.id}` : sort.id);
