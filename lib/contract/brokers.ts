import { z } from 'zod';

import { ClusterParams, Int64, Millis, Sourced } from './common';

export const BrokerParams = ClusterParams.extend({ brokerId: z.coerce.number().int().min(0).max(2_147_483_647) });
export type BrokerParams = z.infer<typeof BrokerParams>;

export const BrokerRow = z.object({
  brokerId: z.number().int(),
  /** Null for a broker that left before its address was learned. */
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  rack: z.string().nullable(),
  /** The active controller: by DescribeQuorum, and with ZooKeeper by Metadata; null when unknown. */
  controller: z.boolean().nullable(),
  state: z.enum(['ok', 'unreachable', 'unknown']),
  /** Why it is not ok, as a sentence, and since when. */
  reason: z.string().nullable(),
  since: Millis.nullable(),
  /** Time of its last answer in milliseconds. */
  latencyMs: z.number().nullable(),
  version: z.string().nullable(),
  leaders: z.number().int(),
  replicas: z.number().int(),
  /** Of its replicas, those that are not in sync. */
  outOfSync: z.number().int(),
  /** Relative to the mean over brokers, in percent: 0 is even. */
  leaderSkew: z.number().nullable(),
  replicaSkew: z.number().nullable(),
  /** Bytes of all replicas in its log dirs. */
  size: Int64.nullable(),
  sizeAsOf: Millis.nullable(),
  diskTotal: Int64.nullable(),
  diskUsable: Int64.nullable(),
  messagesPerSecond: z.number().nullable(),
});
export type BrokerRow = z.infer<typeof BrokerRow>;

export const BrokerList = Sourced.extend({ items: z.array(BrokerRow), controllerId: z.number().int().nullable() });
export type BrokerList = z.infer<typeof BrokerList>;

export const LogDir = z.object({
  path: z.string(),
  error: z.string().nullable(),
  total: Int64.nullable(),
  usable: Int64.nullable(),
  size: Int64,
  replicas: z.number().int(),
});
export type LogDir = z.infer<typeof LogDir>;

export const BrokerReplica = z.object({
  topic: z.string(),
  partition: z.number().int(),
  leader: z.boolean(),
  inSync: z.boolean(),
  /** A reassignment adds it: out of sync only because it still copies. */
  adding: z.boolean(),
  /** Null where the broker did not tell its log dirs. */
  size: Int64.nullable(),
  offsetLag: Int64.nullable(),
  logDir: z.string().nullable(),
  /** A replica on its way to another log dir of the same broker. */
  future: z.boolean(),
});
export type BrokerReplica = z.infer<typeof BrokerReplica>;

export const BrokerDetail = Sourced.extend({
  broker: BrokerRow,
  logDirs: z.array(LogDir).nullable(),
  replicas: z.array(BrokerReplica),
});
export type BrokerDetail = z.infer<typeof BrokerDetail>;
