import { TopicDetail, TopicParams } from '@/lib/contract/topics';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getTopic } from '@/lib/kafka/topics';

export const GET = clusterRoute(
  { access: 'cluster.view', params: TopicParams, response: TopicDetail },
  ({ ctx, params }) => getTopic(ctx, params.topic),
);
