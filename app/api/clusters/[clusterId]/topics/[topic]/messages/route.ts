import { MessagesAnswer, MessagesQuery, TopicMessagesParams } from '@/lib/contract/messages';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listMessages } from '@/lib/kafka/messages';

export const GET = clusterRoute(
  { access: 'message.read', params: TopicMessagesParams, query: MessagesQuery, response: MessagesAnswer },
  ({ ctx, params, query }) => listMessages(ctx, params.topic, query),
);
