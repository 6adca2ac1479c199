import { TopicList } from '@/lib/contract/topics';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listTopics } from '@/lib/kafka/topics';

export const GET = clusterRoute({ access: 'cluster.view', response: TopicList }, ({ ctx }) => listTopics(ctx));
