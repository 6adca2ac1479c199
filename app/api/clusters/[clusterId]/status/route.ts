import { ClusterStatus } from '@/lib/contract/clusters';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getClusterStatus } from '@/lib/kafka/overview';

export const GET = clusterRoute({ access: 'cluster.view', response: ClusterStatus }, ({ ctx }) =>
  getClusterStatus(ctx),
);
