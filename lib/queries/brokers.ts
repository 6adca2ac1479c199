import { queryOptions } from '@tanstack/react-query';

import { BrokerDetail, BrokerList } from '@/lib/contract/brokers';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

export const brokerKeys = {
  all: (clusterId: string) => ['clusters', clusterId, 'brokers'] as const,
  list: (clusterId: string) => [...brokerKeys.all(clusterId), 'list'] as const,
  detail: (clusterId: string, brokerId: number) => [...brokerKeys.all(clusterId), 'detail', brokerId] as const,
};

export const brokersQuery = (clusterId: string) =>
  queryOptions({
    queryKey: brokerKeys.list(clusterId),
    queryFn: ({ signal }) => fetchJson(api.brokers(clusterId), BrokerList, { signal }),
    refetchInterval: 5000,
  });

export const brokerQuery = (clusterId: string, brokerId: number) =>
  queryOptions({
    queryKey: brokerKeys.detail(clusterId, brokerId),
    queryFn: ({ signal }) => fetchJson(api.broker(clusterId, brokerId), BrokerDetail, { signal }),
    refetchInterval: 3000,
  });
