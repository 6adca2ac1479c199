import type { z } from 'zod';

import type { ClusterInput, VisibleCluster } from '@/lib/contract/clusters';

export type ClusterFormValues = z.input<typeof ClusterInput>;

export const newClusterValues: ClusterFormValues = {
  name: '',
  colour: 'teal',
  environment: 'development',
  bootstrapServers: '',
  readOnly: false,
  security: { tls: { enabled: false, ca: null, certificate: null }, sasl: null },
};

/** What is saved, as the form holds it. Secrets are left out: left out means kept. */
export function formValues(cluster: VisibleCluster): ClusterFormValues {
  const { name, colour, environment, bootstrapServers, readOnly, security } = cluster;
  const { tls, sasl } = security;
  return {
    name,
    colour,
    environment,
    bootstrapServers,
    readOnly,
    security: {
      tls: { enabled: tls.enabled, ca: tls.ca, certificate: tls.certificate },
      sasl: sasl && { mechanism: sasl.mechanism, username: sasl.username },
    },
  };
}

/** Which secrets the server holds. */
export type StoredSecrets = { key: boolean; passphrase: boolean; password: boolean };

export const storedSecrets = (cluster: VisibleCluster | null): StoredSecrets => ({
  key: cluster?.security.tls.key.set ?? false,
  passphrase: cluster?.security.tls.passphrase.set ?? false,
  password: cluster?.security.sasl?.password.set ?? false,
});
