'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';

import { type Column, parseSort, type Sort, writeSort } from './data-table-column';

/** One of a closed list in the address; the first is what holds without it. */
export function useUrlChoice<const T extends string>(name: string, choices: readonly [T, ...T[]]) {
  return useQueryState(name, parseAsStringLiteral(choices).withDefault(choices[0]));
}

/** Where a table keeps what was chosen: in the address under a prefix, or in memory when it is a table beside others. */
export function useTableState<Row>(columns: readonly Column<Row>[], urlKey: string | null, initial: Sort | null) {
  const prefix = urlKey === null || urlKey === '' ? '' : `${urlKey}-`;
  const url = {
    sort: useQueryState(`${prefix}sort`, parseAsString),
    columns: useQueryState(`${prefix}columns`, parseAsArrayOf(parseAsString)),
    filter: useQueryState(`${prefix}q`, parseAsString.withDefault('')),
  };
  const memory = {
    sort: useState<string | null>(null),
    columns: useState<string[] | null>(null),
    filter: useState(''),
  };
  const [sortText, setSortText] = urlKey === null ? memory.sort : url.sort;
  const [chosen, setChosen] = urlKey === null ? memory.columns : url.columns;
  const [filter, setFilter] = urlKey === null ? memory.filter : url.filter;

  const parsed = parseSort(sortText);
  const known = parsed !== null && columns.some((column) => column.id === parsed.id && column.sort);
  const standard = columns.filter((column) => !column.hidden).map((column) => column.id);
  const visible = new Set(chosen ?? standard);
  // The first column names the row; without it nothing else says which it is.
  if (columns[0]) visible.add(columns[0].id);

  return {
    sort: known ? parsed : initial,
    setSort: (sort: Sort | null) => void setSortText(sort === null ? null : writeSort(sort)),
    visible,
    setVisible: (ids: Set<string>) => {
      const next = columns.map((column) => column.id).filter((id) => ids.has(id));
      const same = next.length === standard.length && next.every((id, index) => id === standard[index]);
      void setChosen(same ? null : next);
    },
    filter: filter ?? '',
    setFilter: (text: string) => void setFilter(text),
  };
}
