import { ClusterInput, VisibleCluster, VisibleClusterList } from '@/lib/contract/clusters';
import { appRoute } from '@/lib/http/route';
import { createCluster, listClusters } from '@/lib/http/saved-clusters';

export const GET = appRoute({ access: 'user', response: VisibleClusterList }, async ({ visitor }) => ({
  items: await listClusters(visitor),
}));

export const POST = appRoute(
  { access: 'cluster.add', body: ClusterInput, response: VisibleCluster, status: 201 },
  async ({ body, ...call }) => createCluster(call, body),
);
