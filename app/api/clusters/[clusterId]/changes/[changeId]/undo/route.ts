import { undoChange } from '@/lib/changes/changes';
import { Change, ChangeParams } from '@/lib/contract/changes';
import { storedChange } from '@/lib/http/change-access';
import { clusterRoute } from '@/lib/http/cluster-route';

/** Plans the way back; it is applied like any other change. */
export const POST = clusterRoute(
  { access: storedChange, params: ChangeParams, response: Change, status: 201 },
  ({ ctx, params }) => undoChange(ctx, params.changeId),
);
