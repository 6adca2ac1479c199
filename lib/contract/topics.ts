import { z } from 'zod';

import { ClusterParams, Int64, Millis, Sourced, TopicName, Total } from './common';

export const TopicParams = ClusterParams.extend({ topic: TopicName });
export type TopicParams = z.infer<typeof TopicParams>;

export const TopicHealth = z.enum(['in sync', 'under-replicated', 'under min ISR', 'offline', 'unknown']);
export type TopicHealth = z.infer<typeof TopicHealth>;

export const TopicRow = z.object({
  topic: z.string(),
  topicId: z.string().nullable(),
  internal: z.boolean(),
  partitions: z.number().int(),
  /** The largest of its partitions. */
  replicationFactor: z.number().int(),
  health: TopicHealth,
  outOfSync: z.number().int(),
  /** Replicas that a reassignment adds; they are not counted as out of sync. */
  moving: z.number().int(),
  offline: z.number().int(),
  /** Bytes of every replica; `atLeast` when a broker did not tell. Null before the first answer. */
  size: Total.nullable(),
  /** Sum of end - start: an upper bound, for compaction and markers leave gaps. */
  messages: Total.nullable(),
  /** From two readings of the end offsets; null until there are two. */
  messagesPerSecond: z.number().nullable(),
  /** Messages per second over the recent past, oldest first, for a sparkline; empty in a list of very many topics. */
  trend: z.array(z.number().nullable()),
  /** Config values as text; null until learned. -1 is unlimited. */
  retentionMs: Int64.nullable(),
  retentionBytes: Int64.nullable(),
  cleanupPolicy: z.string().nullable(),
  /** Groups with a commit on this topic. */
  groups: z.number().int().nullable(),
  worstLag: z.object({ groupId: z.string(), lag: Int64 }).nullable(),
});
export type TopicRow = z.infer<typeof TopicRow>;

export const TopicList = Sourced.extend({
  items: z.array(TopicRow),
  /** True while sizes, configs or lags have not been asked for yet: ask again soon. */
  incomplete: z.boolean(),
});
export type TopicList = z.infer<typeof TopicList>;

export const PartitionRow = z.object({
  partition: z.number().int(),
  leader: z.number().int().nullable(),
  leaderEpoch: z.number().int().nullable(),
  replicas: z.array(z.number().int()),
  isr: z.array(z.number().int()),
  offlineReplicas: z.array(z.number().int()),
  /** Replicas that a reassignment adds: out of sync only because they still copy. */
  adding: z.array(z.number().int()),
  start: Int64.nullable(),
  /** The high watermark: the next offset a reader can not yet see. */
  end: Int64.nullable(),
  messages: Int64.nullable(),
  messagesPerSecond: z.number().nullable(),
  /** Of the leader's replica, in bytes. */
  size: Int64.nullable(),
  /** Of each replica, in the order of `replicas`. */
  sizes: z.array(Int64.nullable()),
});
export type PartitionRow = z.infer<typeof PartitionRow>;

export const TopicDetail = Sourced.extend({
  topic: TopicRow,
  minInsyncReplicas: z.number().int().nullable(),
  partitions: z.array(PartitionRow),
  /** Brokers that hold a replica or could: for the replica map. */
  brokers: z.array(z.object({ brokerId: z.number().int(), rack: z.string().nullable(), up: z.boolean().nullable() })),
});
export type TopicDetail = z.infer<typeof TopicDetail>;

export const TopicGroup = z.object({
  groupId: z.string(),
  state: z.string().nullable(),
  members: z.number().int().nullable(),
  partitions: z.number().int(),
  lag: Total.nullable(),
  trend: z.array(Int64.nullable()),
  committedAsOf: Millis.nullable(),
});
export type TopicGroup = z.infer<typeof TopicGroup>;

export const TopicGroupList = Sourced.extend({ items: z.array(TopicGroup) });
export type TopicGroupList = z.infer<typeof TopicGroupList>;
