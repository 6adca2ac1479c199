import { applyChange } from '@/lib/changes/changes';
import { Change, ChangeParams } from '@/lib/contract/changes';
import { clusterRoute } from '@/lib/http/cluster-route';

export const POST = clusterRoute({ access: 'operator', params: ChangeParams, response: Change }, ({ ctx, params }) =>
  applyChange(ctx, params.changeId),
);
