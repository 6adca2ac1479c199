'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { changeColumns } from '@/components/changes/change-columns';
import { useCluster } from '@/components/clusters/cluster-provider';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { LoadFailed } from '@/components/ui/states';
import { page } from '@/lib/paths';
import { changesQuery } from '@/lib/queries/changes';

export function RecentChanges() {
  const { clusterId } = useCluster();
  const changes = useInfiniteQuery(changesQuery(clusterId));
  const rows = changes.data?.pages[0]?.items.slice(0, 5) ?? null;
  return (
    <Card
      title="Recent changes"
      note={
        <Link href={page.changes(clusterId)} className="text-accent-ink hover:underline">
          All changes
        </Link>
      }
      flush
    >
      {changes.isLoadingError ? (
        <LoadFailed error={changes.error} onRetry={changes.refetch} className="pt-0" />
      ) : rows?.length === 0 ? (
        <p className="border-line border-t px-3 py-[7px] text-ink-2">Nobody has changed anything here yet.</p>
      ) : (
        <DataTable
          label="Recent changes"
          columns={changeColumns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => page.change(clusterId, row.id)}
          urlKey={null}
          toolbar={false}
          fill={false}
          surface="panel"
          empty=""
        />
      )}
    </Card>
  );
}
