import type { z } from 'zod';

import type { ClusterInput, SaslMechanism, VisibleCluster } from '@/lib/contract/clusters';

export type ClusterFormInput = z.input<typeof ClusterInput>;

/** All fields of all ways to sign in, so that choosing another one and coming back loses nothing that was typed. */
export type SaslFields = {
  mechanism: SaslMechanism | 'none';
  username: string;
  password: Secret;
  tokensFrom: 'endpoint' | 'pasted';
  endpoint: { url: string; clientId: string; clientSecret: Secret; scope: string | null; ca: string | null };
  token: Secret;
  extensions: string;
};

/** Text sets it, null removes it, undefined keeps it (or leaves it unset). */
type Secret = string | null | undefined;

export type ClusterFormValues = Omit<ClusterFormInput, 'security'> & {
  security: { tls: ClusterFormInput['security']['tls']; sasl: SaslFields };
};

const noSasl: SaslFields = {
  mechanism: 'none',
  username: '',
  password: undefined,
  tokensFrom: 'endpoint',
  endpoint: { url: '', clientId: '', clientSecret: undefined, scope: null, ca: null },
  token: undefined,
  extensions: '',
};

export const newClusterValues: ClusterFormValues = {
  name: '',
  colour: 'teal',
  environment: 'development',
  bootstrapServers: '',
  readOnly: false,
  security: { tls: { enabled: false, ca: null, certificate: null }, sasl: noSasl },
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
      sasl: saslFields(sasl),
    },
  };
}

function saslFields(sasl: VisibleCluster['security']['sasl']): SaslFields {
  if (!sasl) return noSasl;
  if (sasl.mechanism !== 'OAUTHBEARER') return { ...noSasl, mechanism: sasl.mechanism, username: sasl.username };
  const { mechanism, endpoint, extensions } = sasl;
  if (!endpoint) return { ...noSasl, mechanism, extensions, tokensFrom: 'pasted' };
  return { ...noSasl, mechanism, extensions, endpoint: { ...endpoint, clientSecret: undefined } };
}

/** What is sent: of the ways to sign in only the chosen one. Each field is where the form has it. */
export function clusterInput({ security: { tls, sasl }, ...rest }: ClusterFormValues): ClusterFormInput {
  return { ...rest, security: { tls, sasl: chosen(sasl) } };
}

function chosen(fields: SaslFields): ClusterFormInput['security']['sasl'] {
  const { mechanism, username, password, tokensFrom, endpoint, token, extensions } = fields;
  if (mechanism === 'none') return null;
  if (mechanism !== 'OAUTHBEARER') return { mechanism, username, password };
  if (tokensFrom === 'pasted') return { mechanism, endpoint: null, token, extensions };
  return { mechanism, endpoint, extensions };
}

/** Which secrets the server holds. */
export type StoredSecrets = {
  key: boolean;
  passphrase: boolean;
  password: boolean;
  clientSecret: boolean;
  token: boolean;
};

export function storedSecrets(cluster: VisibleCluster | null): StoredSecrets {
  const { tls, sasl } = cluster?.security ?? { tls: null, sasl: null };
  const tokens = sasl?.mechanism === 'OAUTHBEARER' ? sasl : null;
  return {
    key: tls?.key.set ?? false,
    passphrase: tls?.passphrase.set ?? false,
    password: sasl && sasl.mechanism !== 'OAUTHBEARER' ? sasl.password.set : false,
    clientSecret: tokens?.endpoint?.clientSecret.set ?? false,
    token: tokens?.token.set ?? false,
  };
}
