import { getChange } from '@/lib/changes/changes';
import { Change, ChangeParams } from '@/lib/contract/changes';
import { clusterRoute } from '@/lib/http/cluster-route';

export const GET = clusterRoute({ access: 'cluster.view', params: ChangeParams, response: Change }, ({ ctx, params }) =>
  getChange(ctx, params.changeId),
);
