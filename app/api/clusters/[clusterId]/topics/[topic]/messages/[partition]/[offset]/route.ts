import { MessageAnswer, MessageParams, MessageQuery } from '@/lib/contract/messages';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getMessage } from '@/lib/kafka/messages';

export const GET = clusterRoute(
  { access: 'message.read', params: MessageParams, query: MessageQuery, response: MessageAnswer },
  ({ ctx, params, query }) => getMessage(ctx, params.topic, params.partition, BigInt(params.offset), query),
);
