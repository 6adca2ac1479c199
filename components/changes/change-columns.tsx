import { Age } from '@/components/ui/age';
import type { Column } from '@/components/ui/data-table';
import { plainColumn } from '@/components/ui/data-table-column';
import type { ChangeRow } from '@/lib/contract/changes';
import { formatInt64, formatTime } from '@/lib/format';

import { ChangeStatusTag } from './change-status';

/** When it happened; for a plan, when it was made. */
export const changeTime = (change: Pick<ChangeRow, 'plannedAt' | 'appliedAt'>) => change.appliedAt ?? change.plannedAt;

export const changeColumns: Column<ChangeRow>[] = [
  plainColumn('what', 'What', (row) => row.title, { width: 300, grow: true }),
  {
    id: 'status',
    header: 'Status',
    width: 160,
    cell: (row) => <ChangeStatusTag status={row.status} undone={row.undoneBy !== null} />,
    sort: (row) => row.status,
  },
  {
    id: 'steps',
    header: 'Steps',
    width: 70,
    align: 'right',
    cell: (row) => formatInt64(row.steps),
    sort: (row) => row.steps,
  },
  plainColumn('who', 'Who', (row) => row.actor.name, { width: 150 }),
  {
    id: 'when',
    header: 'When',
    width: 120,
    align: 'right',
    cell: (row) => <Age at={changeTime(row)} className="text-ink-2" />,
    sort: changeTime,
    csv: (row) => formatTime(changeTime(row)),
  },
];
