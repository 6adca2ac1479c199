import 'server-only';

import { roleOn } from '@/lib/access/can';
import type { ClusterInput, SavedCluster, VisibleCluster } from '@/lib/contract/clusters';
import { audited } from '@/lib/db/audit';
import * as rows from '@/lib/db/clusters';
import { enterCluster } from '@/lib/http/enter-cluster';
import type { Visitor } from '@/lib/http/session';
import type { Trace } from '@/lib/http/wrapper';
import { closeCluster } from '@/lib/kafka/cluster/pool';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';

type Call = { visitor: Visitor; requestId: string; trace: Trace };

/** Those that the visitor has a role on. */
export async function listClusters({ rights }: Visitor): Promise<VisibleCluster[]> {
  return (await rows.listClusters()).flatMap((cluster) => {
    const role = roleOn(rights, cluster.id);
    return role ? [{ ...cluster, role }] : [];
  });
}

export async function getCluster({ visitor, trace }: Call, clusterId: string): Promise<VisibleCluster> {
  const { cluster, role } = await enterCluster(visitor, clusterId, 'cluster.view', trace);
  return { ...cluster, role };
}

export async function createCluster(call: Call, input: ClusterInput): Promise<VisibleCluster> {
  parseBootstrapServers(input.bootstrapServers);
  const act = () => rows.createCluster(input, { createdById: call.visitor.actor.id });
  const saved = await audited({ ...event(call, 'cluster.create', input.name), params: shown(input) }, act);
  return getCluster(call, saved.id);
}

export async function updateCluster(call: Call, clusterId: string, input: ClusterInput): Promise<VisibleCluster> {
  parseBootstrapServers(input.bootstrapServers);
  const before = await getCluster(call, clusterId);
  const act = () => rows.updateCluster(clusterId, input);
  await audited({ ...event(call, 'cluster.update', before.name, before), params: shown(input), before }, act);
  return getCluster(call, clusterId);
}

export async function deleteCluster(call: Call, clusterId: string): Promise<void> {
  const before = await getCluster(call, clusterId);
  await audited({ ...event(call, 'cluster.delete', before.name, before), before }, () => rows.deleteCluster(clusterId));
  closeCluster(clusterId);
}

const event = ({ visitor, requestId }: Call, action: string, resourceName: string, cluster?: SavedCluster) => ({
  ...{ actor: visitor.actor, requestId, action, resourceType: 'cluster', resourceName },
  cluster: cluster ?? null,
});

/** The input as the audit trail keeps it: of a secret only what happened to it. */
function shown({ security: { tls, sasl }, ...rest }: ClusterInput) {
  return {
    ...rest,
    security: {
      tls: { ...tls, key: secret(tls.key), passphrase: secret(tls.passphrase) },
      sasl: sasl && shownSasl(sasl),
    },
  };
}

const secret = (given: string | null | undefined) => (given === undefined ? 'kept' : given ? 'set' : 'none');

function shownSasl(sasl: NonNullable<ClusterInput['security']['sasl']>) {
  if (sasl.mechanism !== 'OAUTHBEARER') return { ...sasl, password: secret(sasl.password) };
  const { endpoint, token } = sasl;
  const shown = endpoint && { ...endpoint, clientSecret: secret(endpoint.clientSecret) };
  return { ...sasl, endpoint: shown, token: endpoint ? 'none' : secret(token) };
}
