import 'server-only';

import { roleOn } from '@/lib/access/can';
import type { ClusterInput, SavedCluster, VisibleCluster } from '@/lib/contract/clusters';
import { audited } from '@/lib/db/audit';
import * as rows from '@/lib/db/clusters';
import { AppError } from '@/lib/errors';
import type { Visitor } from '@/lib/http/session';
import { closeCluster } from '@/lib/kafka/cluster/pool';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';

type Call = { visitor: Visitor; requestId: string };

/** Those that the visitor has a role on. */
export async function listClusters({ actor }: Visitor): Promise<VisibleCluster[]> {
  return (await rows.listClusters()).flatMap((cluster) => {
    const role = roleOn(actor, cluster.id);
    return role ? [{ ...cluster, role }] : [];
  });
}

export async function getCluster({ actor }: Visitor, clusterId: string): Promise<VisibleCluster> {
  const role = roleOn(actor, clusterId);
  const found = role && (await rows.findCluster(clusterId));
  if (!found) throw new AppError('NOT_FOUND', 'There is no such cluster.');
  return { ...found.cluster, role };
}

export async function createCluster(call: Call, input: ClusterInput): Promise<VisibleCluster> {
  parseBootstrapServers(input.bootstrapServers);
  const act = () => rows.createCluster(input, { createdById: call.visitor.actor.id });
  const saved = await audited({ ...event(call, 'cluster.create', input.name), params: shown(input) }, act);
  return getCluster(call.visitor, saved.id);
}

export async function updateCluster(call: Call, clusterId: string, input: ClusterInput): Promise<VisibleCluster> {
  parseBootstrapServers(input.bootstrapServers);
  const before = await getCluster(call.visitor, clusterId);
  const act = () => rows.updateCluster(clusterId, input);
  await audited({ ...event(call, 'cluster.update', before.name, before), params: shown(input), before }, act);
  return getCluster(call.visitor, clusterId);
}

export async function deleteCluster(call: Call, clusterId: string): Promise<void> {
  const before = await getCluster(call.visitor, clusterId);
  await audited({ ...event(call, 'cluster.delete', before.name, before), before }, () => rows.deleteCluster(clusterId));
  closeCluster(clusterId);
}

const event = ({ visitor, requestId }: Call, action: string, resourceName: string, cluster?: SavedCluster) => ({
  ...{ actor: visitor.actor, requestId, action, resourceType: 'cluster', resourceName },
  cluster: cluster ?? null,
});

/** The input as the audit trail keeps it: of a secret only what happened to it. */
function shown({ security: { tls, sasl }, ...rest }: ClusterInput) {
  const secret = (given: string | null | undefined) => (given === undefined ? 'kept' : given ? 'set' : 'none');
  return {
    ...rest,
    security: {
      tls: { ...tls, key: secret(tls.key), passphrase: secret(tls.passphrase) },
      sasl: sasl && { ...sasl, password: secret(sasl.password) },
    },
  };
}
