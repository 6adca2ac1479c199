'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { ChipFilter, ChipToggle } from '@/components/ui/chip';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import { CellReasons, refusalIn } from '@/components/ui/unknown';
import { Warnings } from '@/components/ui/warnings';
import type { GroupList, GroupRow } from '@/lib/contract/consumer-groups';
import { plural } from '@/lib/format';
import { groupsQuery } from '@/lib/queries/consumer-groups';
import { groupColumns } from './group-columns';
import { groupHref } from './group-href';
import { behindText } from './lag';

const states = ['any', 'stable', 'empty', 'rebalancing', 'dead'] as const;
const kinds = ['any', 'classic', 'consumer', 'share', 'streams', 'connect'] as const;
const lags = ['all', 'behind'] as const;

type Choices = { state: (typeof states)[number]; kind: (typeof kinds)[number]; lag: (typeof lags)[number] };

const settled = new Set(['Stable', 'Empty', 'Dead']);

function isShown(group: GroupRow, { state, kind, lag }: Choices): boolean {
  if (lag === 'behind' && (group.lag === null || BigInt(group.lag.value) <= 0n)) return false;
  if (kind === 'connect' ? group.protocolType !== 'connect' : kind !== 'any' && group.type !== kind) return false;
  if (state === 'any') return true;
  if (state === 'rebalancing') return group.state !== null && !settled.has(group.state);
  return group.state?.toLowerCase() === state;
}

const filterText = (group: GroupRow) => group.groupId;

export function ConsumerGroups() {
  const { clusterId } = useCluster();
  const groups = useQuery(groupsQuery(clusterId));
  const [state, setState] = useUrlChoice('state', states);
  const [kind, setKind] = useUrlChoice('kind', kinds);
  const [lag, setLag] = useUrlChoice('lag', lags);
  const all = groups.data?.items;
  const rows = useMemo(
    () => all?.filter((group) => isShown(group, { state, kind, lag })) ?? null,
    [all, state, kind, lag],
  );
  return (
    <>
      <PageHeader title="Consumer groups" age={groups} />
      <PageBody>
        {groups.isRefetchError && <StaleNotice error={groups.error} since={groups.dataUpdatedAt} />}
        {groups.isLoadingError ? (
          <LoadFailed error={groups.error} onRetry={groups.refetch} />
        ) : (
          <CellReasons of={groups.data?.warnings}>
            <DataTable
              label="Groups"
              columns={groupColumns}
              rows={rows}
              total={all?.length}
              rowKey={filterText}
              rowHref={(group) => groupHref(clusterId, group.groupId)}
              filterText={filterText}
              initialSort={{ id: 'lag', desc: true }}
              empty={
                <Empty title={refusalIn(groups.data?.warnings, 'groups') ?? 'This cluster has no consumer groups.'}>
                  A group appears when its first member joins, or when somebody commits an offset for it.
                </Empty>
              }
              onClearFilters={() => {
                void setState(null);
                void setKind(null);
                void setLag(null);
              }}
              tools={
                <>
                  <ChipFilter label="State" value={state} options={states} onChange={setState} />
                  <ChipFilter label="Kind" value={kind} options={kinds} onChange={setKind} />
                  <ChipToggle pressed={lag === 'behind'} onChange={(on) => void setLag(on ? 'behind' : null)}>
                    Only lagging
                  </ChipToggle>
                </>
              }
              footer={(shown) => groups.data && <GroupSums list={groups.data} shown={shown} />}
            />
          </CellReasons>
        )}
      </PageBody>
    </>
  );
}

function GroupSums({ list, shown }: { list: GroupList; shown: readonly GroupRow[] }) {
  const lag = {
    value: String(shown.reduce((sum, { lag: each }) => sum + BigInt(each?.value ?? 0), 0n)),
    atLeast: shown.some((group) => group.lag === null || group.lag.atLeast),
  };
  return (
    <>
      <span>{plural(shown.length, 'group')}</span>
      <span>{behindText(lag)}</span>
      <Warnings items={list.warnings} />
    </>
  );
}
