import { applyChange } from '@/lib/changes/changes';
import { Change, ChangeParams } from '@/lib/contract/changes';
import { storedChange } from '@/lib/http/change-access';
import { clusterRoute } from '@/lib/http/cluster-route';

export const POST = clusterRoute({ access: storedChange, params: ChangeParams, response: Change }, ({ ctx, params }) =>
  applyChange(ctx, params.changeId),
);
