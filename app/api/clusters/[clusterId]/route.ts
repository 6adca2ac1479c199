import { ClusterInput, VisibleCluster } from '@/lib/contract/clusters';
import { ClusterParams } from '@/lib/contract/common';
import { appRoute } from '@/lib/http/route';
import { deleteCluster, getCluster, updateCluster } from '@/lib/http/saved-clusters';

export const GET = appRoute(
  { access: 'user', params: ClusterParams, response: VisibleCluster },
  async ({ params, ...call }) => getCluster(call, params.clusterId),
);

/** A secret left out stays as it is, null removes it. */
export const PUT = appRoute(
  { access: 'cluster.edit', params: ClusterParams, body: ClusterInput, response: VisibleCluster },
  async ({ params, body, ...call }) => updateCluster(call, params.clusterId, body),
);

/** Forgets how to reach it; the Kafka cluster itself is not touched. */
export const DELETE = appRoute({ access: 'cluster.remove', params: ClusterParams }, async ({ params, ...call }) => {
  await deleteCluster(call, params.clusterId);
});
