import { ClusterOverview } from '@/lib/contract/clusters';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getOverview } from '@/lib/kafka/overview';

export const GET = clusterRoute({ access: 'cluster.view', response: ClusterOverview }, ({ ctx }) => getOverview(ctx));
