import { GroupList } from '@/lib/contract/consumer-groups';
import { clusterRoute } from '@/lib/http/cluster-route';
import { listGroups } from '@/lib/kafka/consumer-groups';

export const GET = clusterRoute({ access: 'cluster.view', response: GroupList }, ({ ctx }) => listGroups(ctx));
