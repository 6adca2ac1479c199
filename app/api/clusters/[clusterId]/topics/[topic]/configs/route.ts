import { ConfigList } from '@/lib/contract/configs';
import { TopicParams } from '@/lib/contract/topics';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listTopicConfigs } from '@/lib/kafka/topics';

export const GET = clusterRoute(
  { access: 'cluster.view', params: TopicParams, response: ConfigList },
  ({ ctx, params }) => listTopicConfigs(ctx, params.topic),
);
