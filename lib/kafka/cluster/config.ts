/** How to reach one cluster: closed, plain data. Secrets are here in the clear, so it never leaves the process. */
export type ClusterConfig = {
  /** The console's own id of the saved cluster; not Kafka's cluster id. */
  readonly clusterId: string;
  readonly name: string;
  readonly bootstrapServers: readonly Address[];
  readonly tls: TlsConfig | null;
  readonly sasl: SaslConfig | null;
  /** True: the connection refuses every mutating API key. */
  readonly readOnly: boolean;
};

export type Address = { readonly host: string; readonly port: number };

/** PEM text, never paths. */
export type TlsConfig = {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly passphrase: string | null;
};

export type SaslConfig = PasswordConfig | TokenConfig;

export type PasswordConfig = {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly username: string;
  readonly password: string;
};

export type TokenConfig = {
  readonly mechanism: 'OAUTHBEARER';
  /** Where tokens come from, or one that a person has pasted. */
  readonly from: TokenEndpoint | { readonly token: string };
  /** SASL extensions (KIP-342). */
  readonly extensions: Readonly<Record<string, string>>;
};

/** Client credentials of RFC 6749, 4.4, as in KIP-768. */
export type TokenEndpoint = {
  /** http or https. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
  /** PEM text; null: the authorities that Node.js trusts. */
  readonly ca: string | null;
};
