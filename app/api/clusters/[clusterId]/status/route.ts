import { ClusterStatus } from '@/lib/contract/clusters';
import { clusterRoute } from '@/lib/http/cluster-route';
import { getClusterStatus } from '@/lib/kafka/overview';

export const GET = clusterRoute({ access: 'viewer', response: ClusterStatus }, ({ ctx }) => getClusterStatus(ctx));
