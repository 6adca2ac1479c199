import { queryOptions } from '@tanstack/react-query';

import { TopicDetail, TopicGroupList, TopicList } from '@/lib/contract/topics';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

export const topicKeys = {
  all: (clusterId: string) => ['clusters', clusterId, 'topics'] as const,
  list: (clusterId: string) => [...topicKeys.all(clusterId), 'list'] as const,
  detail: (clusterId: string, topic: string) => [...topicKeys.all(clusterId), 'detail', topic] as const,
  groups: (clusterId: string, topic: string) => [...topicKeys.detail(clusterId, topic), 'groups'] as const,
};

export const topicsQuery = (clusterId: string) =>
  queryOptions({
    queryKey: topicKeys.list(clusterId),
    queryFn: ({ signal }) => fetchJson(api.topics(clusterId), TopicList, { signal }),
    refetchInterval: ({ state }) => (state.data?.incomplete ? 700 : 5000),
  });

export const topicQuery = (clusterId: string, topic: string) =>
  queryOptions({
    queryKey: topicKeys.detail(clusterId, topic),
    queryFn: ({ signal }) => fetchJson(api.topic(clusterId, topic), TopicDetail, { signal }),
    refetchInterval: 3000,
  });

export const topicGroupsQuery = (clusterId: string, topic: string) =>
  queryOptions({
    queryKey: topicKeys.groups(clusterId, topic),
    queryFn: ({ signal }) => fetchJson(api.topicGroups(clusterId, topic), TopicGroupList, { signal }),
    refetchInterval: 3000,
  });
