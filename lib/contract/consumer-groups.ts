import { z } from 'zod';

import { ClusterParams, GroupId, Int64, Millis, Sourced, Total } from './common';

/** Of an address, in which lib/paths.ts has put a "~" before some names. */
export const GroupParams = ClusterParams.extend({
  groupId: GroupId.transform((text) => (text.startsWith('~') ? text.slice(1) : text)),
});
export type GroupParams = z.infer<typeof GroupParams>;

/** Kafka's group types (KIP-848, KIP-932, KIP-1071); null when the broker is too old to say. */
export const GroupType = z.enum(['classic', 'consumer', 'share', 'streams']);
export type GroupType = z.infer<typeof GroupType>;

export const GroupRow = z.object({
  groupId: z.string(),
  type: GroupType.nullable(),
  protocolType: z.string(),
  state: z.string().nullable(),
  coordinator: z.number().int().nullable(),
  members: z.number().int().nullable(),
  /** Topics with a commit of this group. */
  topics: z.array(z.string()).nullable(),
  /** Null when nothing of it is known; `atLeast` when a partition's end or commit is not. */
  lag: Total.nullable(),
  /** Sum over the recent past, oldest first, for a sparkline; empty in a list of very many groups. */
  trend: z.array(Int64.nullable()),
  /** Change of the lag in messages per second; positive falls behind. */
  lagPerSecond: z.number().nullable(),
});
export type GroupRow = z.infer<typeof GroupRow>;

export const GroupList = Sourced.extend({ items: z.array(GroupRow) });
export type GroupList = z.infer<typeof GroupList>;

export const GroupMember = z.object({
  memberId: z.string(),
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  rack: z.string().nullable(),
  /** Null when its assignment is not in a form that the console can read. */
  assignment: z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) })).nullable(),
});
export type GroupMember = z.infer<typeof GroupMember>;

export const GroupOffset = z.object({
  topic: z.string(),
  partition: z.number().int(),
  /** Null: nothing committed here. */
  committed: Int64.nullable(),
  committedEpoch: z.number().int().nullable(),
  metadata: z.string().nullable(),
  start: Int64.nullable(),
  /** High watermark; null when its leader did not answer. */
  end: Int64.nullable(),
  /** End for a read_committed reader; differs from `end` while a transaction is open. */
  lastStable: Int64.nullable(),
  /** end - committed; null when either is unknown; negative when the commit is ahead of the end. */
  lag: Int64.nullable(),
  lagPerSecond: z.number().nullable(),
  trend: z.array(Int64.nullable()),
  /** Says what is odd: the commit lies before the start (removed by retention) or after the end. */
  position: z.enum(['in range', 'before start', 'after end', 'none', 'unknown']),
  memberId: z.string().nullable(),
});
export type GroupOffset = z.infer<typeof GroupOffset>;

export const GroupDetail = Sourced.extend({
  group: GroupRow,
  protocol: z.string().nullable(),
  epoch: z.number().int().nullable(),
  members: z.array(GroupMember).nullable(),
  offsets: z.array(GroupOffset),
  /** Total lag over the time that somebody has been watching, oldest first. */
  history: z.array(z.object({ at: Millis, lag: Int64.nullable() })),
});
export type GroupDetail = z.infer<typeof GroupDetail>;
