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

export type SaslConfig = {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly username: string;
  readonly password: string;
};
