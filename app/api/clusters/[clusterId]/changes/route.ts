import { listChanges, planChange } from '@/lib/changes/changes';
import { Change, ChangeList, ChangeQuery, ChangeRequest } from '@/lib/contract/changes';
import { requestedChange } from '@/lib/http/change-access';
import { clusterRoute } from '@/lib/http/cluster-route';

export const GET = clusterRoute(
  { access: 'cluster.view', query: ChangeQuery, response: ChangeList },
  ({ ctx, query }) => listChanges(ctx, query),
);

/** Plans a change; nothing happens on the cluster yet. */
export const POST = clusterRoute(
  { access: requestedChange, body: ChangeRequest, response: Change, status: 201 },
  ({ ctx, body }) => planChange(ctx, body),
);
