'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { Button } from '@/components/ui/button';
import { ChipFilter } from '@/components/ui/chip';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import type { ChangeRow } from '@/lib/contract/changes';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { changesQuery } from '@/lib/queries/changes';

import { changeColumns } from './change-columns';

const statuses = ['any', 'succeeded', 'partial', 'failed', 'unknown'] as const;

const filterText = (change: ChangeRow) => `${change.title} ${change.resourceName} ${change.actor.name}`;

type ChangeTableProps = { of?: { resourceType: string; resourceName: string }; empty: string };

/** The trail of changes, newest first: of a cluster, or of one thing in it. */
export function ChangeTable({ of, empty }: ChangeTableProps) {
  const { clusterId } = useCluster();
  const changes = useInfiniteQuery(changesQuery(clusterId, of));
  const [status, setStatus] = useUrlChoice('status', statuses);
  const all = useMemo(() => changes.data?.pages.flatMap(({ items }) => items), [changes.data]);
  const rows = useMemo(
    () => all?.filter((change) => status === 'any' || change.status === status) ?? null,
    [all, status],
  );
  if (changes.isLoadingError) return <LoadFailed error={changes.error} onRetry={changes.refetch} />;
  return (
    <PageBody>
      {changes.isRefetchError && <StaleNotice error={changes.error} since={changes.dataUpdatedAt} />}
      <DataTable
        label="Changes"
        columns={changeColumns}
        rows={rows}
        total={all?.length}
        rowKey={(row) => row.id}
        rowHref={(row) => page.change(clusterId, row.id)}
        filterText={filterText}
        filterPlaceholder="Filter by what or who"
        onClearFilters={() => void setStatus(null)}
        tools={<ChipFilter label="Status" value={status} options={statuses} onChange={setStatus} />}
        empty={
          <Empty title={empty}>
            Every change is written down here before it is made: the plan, who applied it, what came of it, and the way
            back.
          </Empty>
        }
        footer={(shown) => (
          <>
            <span>{plural(shown.length, 'change')}</span>
            {changes.hasNextPage && (
              <Button
                size="sm"
                variant="ghost"
                pending={changes.isFetchingNextPage}
                onClick={() => void changes.fetchNextPage()}
              >
                Load older ones
              </Button>
            )}
          </>
        )}
      />
    </PageBody>
  );
}
