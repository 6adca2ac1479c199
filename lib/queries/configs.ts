import { queryOptions } from '@tanstack/react-query';

import { ConfigList } from '@/lib/contract/configs';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

export const configKeys = {
  all: (clusterId: string) => ['clusters', clusterId, 'configs'] as const,
  topic: (clusterId: string, topic: string) => [...configKeys.all(clusterId), 'topic', topic] as const,
  broker: (clusterId: string, brokerId: number) => [...configKeys.all(clusterId), 'broker', brokerId] as const,
};

/** Configs change by hand, not by themselves: read on opening and after a change, then rarely. */
const refetchInterval = 30_000;

export const topicConfigsQuery = (clusterId: string, topic: string) =>
  queryOptions({
    queryKey: configKeys.topic(clusterId, topic),
    queryFn: ({ signal }) => fetchJson(api.topicConfigs(clusterId, topic), ConfigList, { signal }),
    refetchInterval,
  });

export const brokerConfigsQuery = (clusterId: string, brokerId: number) =>
  queryOptions({
    queryKey: configKeys.broker(clusterId, brokerId),
    queryFn: ({ signal }) => fetchJson(api.brokerConfigs(clusterId, brokerId), ConfigList, { signal }),
    refetchInterval,
  });
