'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { brokerColumns } from '@/components/brokers/broker-columns';
import { brokerScale } from '@/components/brokers/broker-scale';
import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { Facts } from '@/components/ui/facts';
import { Findings } from '@/components/ui/findings';
import { LoadFailed, Loading, StaleNotice } from '@/components/ui/states';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { brokersQuery } from '@/lib/queries/brokers';
import { overviewQuery } from '@/lib/queries/overview';

import { findingItem } from './finding-link';
import { LagHistory, Throughput } from './overview-charts';
import { overviewFacts } from './overview-facts';
import { RecentChanges } from './recent-changes';

export function Overview() {
  const { clusterId } = useCluster();
  const overview = useQuery(overviewQuery(clusterId));
  return (
    <>
      <PageHeader title="Overview" age={overview} />
      <PageBody>
        {overview.isPending ? (
          <Loading label="Loading the overview" shape="facts" />
        ) : overview.isLoadingError ? (
          <LoadFailed error={overview.error} onRetry={overview.refetch} />
        ) : (
          <>
            {overview.isRefetchError && <StaleNotice error={overview.error} since={overview.dataUpdatedAt} />}
            <Facts items={overviewFacts(clusterId, overview.data)} />
            <div className="grid gap-3.5 px-[18px] py-4">
              <Card title="What needs a look" note={plural(overview.data.findings.length, 'finding')} flush>
                <Findings
                  items={overview.data.findings.map((finding) => findingItem(clusterId, finding))}
                  empty="Nothing: all brokers answer, every partition is in sync, nobody falls behind."
                />
              </Card>
              <div className="grid gap-3.5 xl:grid-cols-2">
                <Throughput overview={overview.data} />
                <LagHistory overview={overview.data} />
              </div>
              <BrokerCard />
              <RecentChanges />
            </div>
          </>
        )}
      </PageBody>
    </>
  );
}

function BrokerCard() {
  const { clusterId } = useCluster();
  const brokers = useQuery(brokersQuery(clusterId));
  const items = brokers.data?.items;
  const columns = useMemo(
    () => brokerColumns(brokerScale(items ?? [])).filter(({ id }) => id !== 'address' && id !== 'out-of-sync'),
    [items],
  );
  return (
    <Card title="Brokers" note="leaders, replicas, disk; the line marks the mean" flush>
      {brokers.isLoadingError ? (
        <LoadFailed error={brokers.error} onRetry={brokers.refetch} className="pt-0" />
      ) : (
        <DataTable
          label="Brokers"
          columns={columns}
          rows={items ?? null}
          rowKey={(broker) => String(broker.brokerId)}
          rowHref={(broker) => page.broker(clusterId, broker.brokerId)}
          initialSort={{ id: 'broker', desc: false }}
          urlKey={null}
          toolbar={false}
          fill={false}
          surface="panel"
          empty="The cluster told no brokers."
        />
      )}
    </Card>
  );
}
