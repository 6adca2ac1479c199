import 'server-only';

import { roleOn } from '@/lib/access/can';
import { type Action, type Role, refusal } from '@/lib/contract/access';
import { type FoundCluster, findCluster } from '@/lib/db/clusters';
import { AppError } from '@/lib/errors';
import type { Visitor } from '@/lib/http/session';
import type { Trace } from '@/lib/http/wrapper';

export type Entered = FoundCluster & { role: Role };

/** The saved cluster and the visitor's role on it, for who may do this there now. */
export async function enterCluster(
  { rights }: Visitor,
  clusterId: string,
  action: Action,
  trace: Trace,
): Promise<Entered> {
  trace.action = action;
  const role = roleOn(rights, clusterId);
  const found = await findCluster(clusterId);
  if (found) trace.cluster = found.cluster;
  if (!role || !found) {
    if (found) trace.hidden = true;
    // The same answer for a cluster that is not there and one that is not theirs.
    throw new AppError('NOT_FOUND', 'There is no such cluster.');
  }
  const entered = { ...found, role };
  permit(entered, action, trace);
  return entered;
}

/** Throws when whoever has entered may not do this there. */
export function permit({ cluster, role }: Entered, action: Action, trace: Trace): void {
  trace.action = action;
  const refused = refusal(role, action, cluster);
  if (refused) throw new AppError(refused.code, refused.message);
}
