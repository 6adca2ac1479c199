'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { DataTable } from '@/components/ui/data-table';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import { CellReasons } from '@/components/ui/unknown';
import { Warnings } from '@/components/ui/warnings';
import type { BrokerRow } from '@/lib/contract/brokers';
import { formatInt64, plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { brokersQuery } from '@/lib/queries/brokers';

import { addressOf, brokerColumns } from './broker-columns';
import { brokerScale } from './broker-scale';

const filterText = (broker: BrokerRow) => `${broker.brokerId} ${addressOf(broker) ?? ''} ${broker.rack ?? ''}`;

export function Brokers() {
  const { clusterId } = useCluster();
  const brokers = useQuery(brokersQuery(clusterId));
  const items = brokers.data?.items;
  const columns = useMemo(() => brokerColumns(brokerScale(items ?? [])), [items]);
  return (
    <>
      <PageHeader title="Brokers" age={brokers} />
      <PageBody>
        {brokers.isRefetchError && <StaleNotice error={brokers.error} since={brokers.dataUpdatedAt} />}
        {brokers.isLoadingError ? (
          <LoadFailed error={brokers.error} onRetry={brokers.refetch} />
        ) : (
          <CellReasons of={brokers.data?.warnings}>
            <DataTable
              label="Brokers"
              columns={columns}
              rows={items ?? null}
              rowKey={(broker) => String(broker.brokerId)}
              rowHref={(broker) => page.broker(clusterId, broker.brokerId)}
              filterText={filterText}
              filterPlaceholder="Filter by id, address or rack"
              initialSort={{ id: 'broker', desc: false }}
              empty="The cluster told no brokers."
              footer={(shown) => (
                <>
                  <span>{plural(shown.length, 'broker')}</span>
                  <span>
                    {formatInt64(shown.reduce((sum, each) => sum + each.leaders, 0))} leaders,{' '}
                    {formatInt64(shown.reduce((sum, each) => sum + each.replicas, 0))} replicas
                  </span>
                  <span>the line in a bar marks the mean</span>
                  <Warnings items={brokers.data?.warnings ?? []} />
                </>
              )}
            />
          </CellReasons>
        )}
      </PageBody>
    </>
  );
}
