import 'server-only';

import type { ConnectionReport, SecurityInput, TestConnectionInput } from '@/lib/contract/clusters';
import { type ClusterSecrets, type FoundCluster, findCluster, mergeSecrets } from '@/lib/db/clusters';
import { AppError } from '@/lib/errors';
import type { ClusterConfig, SaslConfig } from '@/lib/kafka/cluster/config';
import { parseBootstrapServers } from '@/lib/kafka/cluster/seeds';
import { testConnection } from '@/lib/kafka/cluster/test-connection';

/** How to reach a saved cluster, secrets in the clear. */
export function clusterConfig({ cluster, secrets }: FoundCluster): ClusterConfig {
  if (secrets === null) {
    throw new AppError('UNAVAILABLE', `${cluster.name} is locked. ${cluster.locked}`);
  }
  const { id, name, bootstrapServers, readOnly, security } = cluster;
  return { clusterId: id, name, readOnly, ...connection(bootstrapServers, security, secrets) };
}

/** Tries each seed and each broker; what did not work is in the report, not an error. */
export const tryConnection = async (input: TestConnectionInput, signal: AbortSignal): Promise<ConnectionReport> =>
  testConnection(await testConfig(input), { signal });

/** How to reach a cluster that is about to be saved; secrets left out are those of the one it will replace. */
async function testConfig(input: TestConnectionInput): Promise<ClusterConfig> {
  const stored = input.clusterId === undefined ? null : await findCluster(input.clusterId);
  if (input.clusterId !== undefined && !stored) throw new AppError('NOT_FOUND', 'There is no such cluster.');
  const secrets = mergeSecrets(stored?.secrets ?? null, input.security);
  return {
    clusterId: input.clusterId ?? 'new',
    name: stored?.cluster.name ?? 'new cluster',
    // A test only asks, whatever will be allowed later.
    readOnly: true,
    ...connection(input.bootstrapServers, input.security, secrets),
  };
}

type Security = { tls: Pick<SecurityInput['tls'], 'enabled' | 'ca' | 'certificate'>; sasl: Sasl | null };
/** What is saved, or about to be: the secrets in it are not read, those in the clear come beside it. */
type Sasl = NonNullable<SecurityInput['sasl']> | NonNullable<FoundCluster['cluster']['security']['sasl']>;

function connection(bootstrapServers: string, { tls, sasl }: Security, secrets: ClusterSecrets) {
  return {
    bootstrapServers: parseBootstrapServers(bootstrapServers),
    tls: tls.enabled
      ? { ca: tls.ca, certificate: tls.certificate, key: secrets['tls.key'], passphrase: secrets['tls.passphrase'] }
      : null,
    sasl: sasl && saslConfig(sasl, secrets),
  };
}

function saslConfig(sasl: Sasl, secrets: ClusterSecrets): SaslConfig {
  if (sasl.mechanism !== 'OAUTHBEARER') {
    const { mechanism, username } = sasl;
    return { mechanism, username, password: secrets['sasl.password'] ?? '' };
  }
  const { mechanism, endpoint } = sasl;
  const pairs = sasl.extensions.split(',').map((pair) => pair.trim().split(/=(.*)/s));
  return {
    mechanism,
    from: endpoint
      ? {
          ...{ url: endpoint.url, clientId: endpoint.clientId, clientSecret: secrets['sasl.clientSecret'] ?? '' },
          ...{ scope: endpoint.scope || null, ca: endpoint.ca },
        }
      : { token: secrets['sasl.token'] ?? '' },
    extensions: Object.fromEntries(pairs.flatMap(([name = '', value = '']) => (name ? [[name, value]] : []))),
  };
}
