import { TopicGroupList, TopicParams } from '@/lib/contract/topics';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listTopicGroups } from '@/lib/kafka/topics';

export const GET = clusterRoute(
  { access: 'cluster.view', params: TopicParams, response: TopicGroupList },
  ({ ctx, params }) => listTopicGroups(ctx, params.topic),
);
