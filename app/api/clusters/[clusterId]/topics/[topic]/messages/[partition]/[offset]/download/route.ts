import { MessageDownloadQuery, MessageParams } from '@/lib/contract/messages';
import { clusterDownload } from '@/lib/http/cluster-route';
import { getMessageBytes } from '@/lib/kafka/messages';

export const GET = clusterDownload(
  { access: 'message.export', params: MessageParams, query: MessageDownloadQuery },
  ({ ctx, params, query }) => getMessageBytes(ctx, params.topic, params.partition, BigInt(params.offset), query),
);
