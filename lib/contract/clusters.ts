import { z } from 'zod';

import { Role } from './access';
import { Int64, Millis, Sourced, Total } from './common';

export const Environment = z.enum(['development', 'staging', 'production']);
export type Environment = z.infer<typeof Environment>;

export const ClusterColour = z.enum(['teal', 'blue', 'purple', 'orange', 'olive', 'red', 'grey']);
export type ClusterColour = z.infer<typeof ClusterColour>;

/** What a secret looks like from outside: only whether there is one. */
export const SecretState = z.object({ set: z.boolean() });
/** Coming in: text sets it, null removes it, absent keeps it. */
const SecretInput = z.string().max(65_536).nullable().optional();

const PasswordMechanism = z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']);
export const SaslMechanism = z.enum([...PasswordMechanism.options, 'OAUTHBEARER']);
export type SaslMechanism = z.infer<typeof SaslMechanism>;

const Pem = z.string().max(262_144).nullable();

/** http or https, with nothing in it that belongs elsewhere: a user, a fragment. */
const isTokenUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === ''
  );
};

/** SASL extensions as "name=value, name=value" (KIP-342): what managed clouds call logicalCluster, identityPoolId. */
const Extensions = z
  .string()
  .trim()
  .max(2000)
  .regex(/^$|^(?!auth=)[A-Za-z]+=[^,\p{Cc}]+(, *(?!auth=)[A-Za-z]+=[^,\p{Cc}]+)*$/u, 'is to be name=value, name=value');

/** How to sign in, with its secrets as they come in or as they look from outside. */
const saslWith = <Secret extends z.ZodType>(secret: Secret) =>
  z.discriminatedUnion('mechanism', [
    z
      .object({
        mechanism: PasswordMechanism,
        username: z.string().min(1, 'a user is needed').max(255),
        password: secret,
      })
      .strict(),
    z
      .object({
        mechanism: z.literal('OAUTHBEARER'),
        /** Where tokens come from, by client credentials (KIP-768); null: `token` is one. */
        endpoint: z
          .object({
            url: z.string().trim().max(2000).refine(isTokenUrl, 'is to be an http or https address'),
            clientId: z.string().min(1, 'a client id is needed').max(255),
            clientSecret: secret,
            scope: z.string().trim().max(1000).nullable(),
            ca: Pem,
          })
          .strict()
          .nullable(),
        token: secret,
        extensions: Extensions,
      })
      .strict(),
  ]);

/** Closed on purpose: nothing is passed through to a client library. PEM text, never paths. */
export const SecurityInput = z
  .object({
    tls: z
      .object({ enabled: z.boolean(), ca: Pem, certificate: Pem, key: SecretInput, passphrase: SecretInput })
      .strict(),
    sasl: saslWith(SecretInput).nullable(),
  })
  .strict();
export type SecurityInput = z.infer<typeof SecurityInput>;

export const ClusterInput = z
  .object({
    name: z.string().trim().min(1, 'a name is needed').max(60),
    colour: ClusterColour,
    environment: Environment,
    /** "host:port, host:port"; IPv6 in brackets; the port defaults to 9092. */
    bootstrapServers: z.string().trim().min(1, 'at least one host:port is needed').max(2000),
    readOnly: z.boolean(),
    security: SecurityInput,
  })
  .strict();
export type ClusterInput = z.infer<typeof ClusterInput>;

/** `clusterId` says whose stored secrets fill the ones left out. */
export const TestConnectionInput = ClusterInput.pick({ bootstrapServers: true, security: true })
  .extend({ clusterId: z.string().optional() })
  .strict();
export type TestConnectionInput = z.infer<typeof TestConnectionInput>;

export const ConnectionStep = z.object({
  step: z.enum(['address', 'connect', 'tls', 'sasl', 'versions']),
  state: z.enum(['ok', 'failed', 'skipped']),
  /** What was found, or the one true sentence of the failure. */
  message: z.string(),
});
export type ConnectionStep = z.infer<typeof ConnectionStep>;

export const ConnectionReport = z.object({
  ok: z.boolean(),
  kafkaClusterId: z.string().nullable(),
  seeds: z.array(z.object({ address: z.string(), ok: z.boolean(), steps: z.array(ConnectionStep) })),
  /** The brokers that the cluster names, tried at the addresses that it advertises. */
  brokers: z.array(z.object({ brokerId: z.number().int(), address: z.string(), ok: z.boolean(), message: z.string() })),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

/** A saved cluster with its connection, secrets replaced by whether they are set. */
export const SavedCluster = z.object({
  id: z.string(),
  name: z.string(),
  colour: ClusterColour,
  environment: Environment,
  bootstrapServers: z.string(),
  readOnly: z.boolean(),
  /** True for the one that the process environment predefines. */
  managed: z.boolean(),
  /** A sentence when its secrets cannot be opened with the key at hand; it cannot be reached then. */
  locked: z.string().nullable(),
  security: z.object({
    tls: z.object({
      enabled: z.boolean(),
      ca: z.string().nullable(),
      certificate: z.string().nullable(),
      key: SecretState,
      passphrase: SecretState,
    }),
    sasl: saslWith(SecretState).nullable(),
  }),
  createdAt: Millis,
  updatedAt: Millis,
});
export type SavedCluster = z.infer<typeof SavedCluster>;

/** As one person sees it: with their role on it. */
export const VisibleCluster = SavedCluster.extend({ role: Role });
export type VisibleCluster = z.infer<typeof VisibleCluster>;

export const VisibleClusterList = z.object({ items: z.array(VisibleCluster) });
export type VisibleClusterList = z.infer<typeof VisibleClusterList>;

/** One row of the clusters page; null where the cluster has not told yet. */
export const ClusterStatus = Sourced.extend({
  clusterId: z.string(),
  state: z.enum(['ok', 'degraded', 'unreachable', 'unknown']),
  /** Why it is not ok, as a sentence. */
  reason: z.string().nullable(),
  kafkaClusterId: z.string().nullable(),
  version: z.string().nullable(),
  brokersUp: z.number().int().nullable(),
  brokers: z.number().int().nullable(),
  /** Without Kafka's internal topics, as the list of topics begins. */
  topics: z.number().int().nullable(),
  partitions: z.number().int().nullable(),
  /** Partitions, internal ones too. */
  underReplicated: z.number().int().nullable(),
  offline: z.number().int().nullable(),
  groups: z.number().int().nullable(),
  /** Into all topics but the internal ones. */
  messagesPerSecond: z.number().nullable(),
  worstLag: z.object({ groupId: z.string(), lag: Int64 }).nullable(),
});
export type ClusterStatus = z.infer<typeof ClusterStatus>;

/** A finding: something that needs a look, as a sentence with where to go. */
export const Finding = z.object({
  id: z.string(),
  severity: z.enum(['bad', 'warn', 'info']),
  sentence: z.string(),
  link: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('broker'), brokerId: z.number().int() }),
      z.object({ kind: z.literal('topic'), topic: z.string() }),
      z.object({ kind: z.literal('group'), groupId: z.string() }),
      z.object({ kind: z.literal('topics'), health: z.string() }),
      z.object({ kind: z.literal('brokers') }),
    ])
    .nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** The overview of one cluster. */
export const ClusterOverview = Sourced.extend({
  status: ClusterStatus,
  /** The active controller: by DescribeQuorum, and with ZooKeeper by Metadata; null when it could not be learned. */
  controllerId: z.number().int().nullable(),
  stored: Total.nullable(),
  findings: z.array(Finding),
  /** Messages in per second over the time that somebody has been watching, oldest first. */
  throughput: z.array(z.object({ at: Millis, messagesPerSecond: z.number().nullable() })),
  /** Total lag of the groups that are worst now, over the same time. */
  lagHistory: z.array(
    z.object({ groupId: z.string(), points: z.array(z.object({ at: Millis, lag: Int64.nullable() })) }),
  ),
});
export type ClusterOverview = z.infer<typeof ClusterOverview>;
