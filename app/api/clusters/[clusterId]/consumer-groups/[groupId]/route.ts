import { GroupDetail, GroupParams } from '@/lib/contract/consumer-groups';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getGroup } from '@/lib/kafka/consumer-groups';

export const GET = clusterRoute(
  { access: 'cluster.view', params: GroupParams, response: GroupDetail },
  ({ ctx, params }) => getGroup(ctx, params.groupId),
);
