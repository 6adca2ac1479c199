'use client';

import { Chip } from './chip';
import type { Column } from './data-table-column';
import { Menu, MenuCheck, MenuItem, MenuSeparator } from './menu';

type ColumnsMenuProps<Row> = {
  columns: readonly Column<Row>[];
  visible: Set<string>;
  onVisible: (visible: Set<string>) => void;
};

/** Which columns a table shows; the first names the row and is always there. */
export function ColumnsMenu<Row>({ columns, visible, onVisible }: ColumnsMenuProps<Row>) {
  return (
    <Menu label="Columns" align="end" trigger={<Chip>Columns</Chip>}>
      {columns.slice(1).map((column) => (
        <MenuCheck
          key={column.id}
          checked={visible.has(column.id)}
          onChange={(checked) => {
            const next = new Set(visible);
            if (checked) next.add(column.id);
            else next.delete(column.id);
            onVisible(next);
          }}
        >
          {column.header}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onVisible(new Set(columns.filter((column) => !column.hidden).map(({ id }) => id)))}>
        Usual columns
      </MenuItem>
    </Menu>
  );
}
