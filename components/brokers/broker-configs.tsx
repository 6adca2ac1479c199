'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '@/components/clusters/cluster-provider';
import { ConfigTable } from '@/components/configs/config-table';
import { PageBody } from '@/components/shell/page-body';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import type { ConfigEntry } from '@/lib/contract/configs';
import { brokerConfigsQuery } from '@/lib/queries/configs';

const overridden = (entry: ConfigEntry) => entry.source !== 'default' && entry.source !== 'unknown';

export function BrokerConfigs({ brokerId }: { brokerId: number }) {
  const { clusterId } = useCluster();
  const configs = useQuery(brokerConfigsQuery(clusterId, brokerId));
  if (configs.isLoadingError) return <LoadFailed error={configs.error} onRetry={configs.refetch} />;
  return (
    <PageBody>
      {configs.isRefetchError && <StaleNotice error={configs.error} since={configs.dataUpdatedAt} />}
      <ConfigTable entries={configs.data?.items ?? null} overridden={overridden} />
    </PageBody>
  );
}
