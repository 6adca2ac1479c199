import 'server-only';

import type { Action } from '@/lib/contract/access';
import { actionOfChange, type ChangeParams, type ChangeRequest } from '@/lib/contract/changes';
import { findChange } from '@/lib/db/changes';
import type { ActionByInput } from '@/lib/http/cluster-route';

const among = Object.values(actionOfChange);

/** A change that is asked for needs what its kind needs. */
export const requestedChange: ActionByInput<{ body: ChangeRequest }> = {
  among,
  of: ({ body }) => actionOfChange[body.kind],
};

/** So does carrying one out that is stored, and taking it back. */
export const storedChange: ActionByInput<{ params: ChangeParams }> = {
  among,
  async of({ clusterId, params }) {
    const change = await findChange(clusterId, params.changeId);
    const actions: Readonly<Record<string, Action>> = actionOfChange;
    return (change && actions[change.kind]) ?? null;
  },
};
