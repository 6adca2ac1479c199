import { TopicList } from '@/lib/contract/topics';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listTopics } from '@/lib/kafka/topics';

export const GET = clusterRoute({ access: 'viewer', response: TopicList }, ({ ctx }) => listTopics(ctx));
