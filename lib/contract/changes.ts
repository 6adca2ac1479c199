import { z } from 'zod';

import type { Action } from './access';
import { ClusterParams, GroupId, Id, Int64, Millis, TopicName, Warning } from './common';

export const ChangeParams = ClusterParams.extend({ changeId: Id });
export type ChangeParams = z.infer<typeof ChangeParams>;

/** An offset of its own for one partition; null removes the commit. Epoch and metadata travel with a commit put back. */
export const EachOffset = z
  .object({
    topic: TopicName,
    partition: z.number().int().min(0),
    offset: Int64.nullable(),
    leaderEpoch: z.number().int().nullable().optional(),
    metadata: z.string().max(65_536).nullable().optional(),
  })
  .strict();
export type EachOffset = z.infer<typeof EachOffset>;

/** Where a reset goes. `timestamp` in milliseconds; `shift` counts messages, negative goes back. */
export const ResetTarget = z.discriminatedUnion('to', [
  z.object({ to: z.literal('earliest') }).strict(),
  z.object({ to: z.literal('latest') }).strict(),
  z.object({ to: z.literal('timestamp'), timestamp: Int64 }).strict(),
  z.object({ to: z.literal('offset'), offset: Int64 }).strict(),
  z.object({ to: z.literal('shift'), by: Int64 }).strict(),
  z.object({ to: z.literal('each'), offsets: z.array(EachOffset).min(1).max(100_000) }).strict(),
]);
export type ResetTarget = z.infer<typeof ResetTarget>;

export const ResetOffsets = z
  .object({
    kind: z.literal('reset-offsets'),
    groupId: GroupId,
    /** Null partitions: all of the topic. */
    topics: z
      .array(
        z
          .object({ topic: TopicName, partitions: z.array(z.number().int().min(0)).min(1).max(10_000).nullable() })
          .strict(),
      )
      .min(1, 'choose at least one topic')
      .max(1000),
    target: ResetTarget,
  })
  .strict();
export type ResetOffsets = z.infer<typeof ResetOffsets>;

/** Value null removes the override, so that the inherited value holds. */
export const TopicConfigs = z
  .object({
    kind: z.literal('topic-configs'),
    topic: TopicName,
    configs: z
      .array(z.object({ name: z.string().min(1).max(200), value: z.string().max(10_000).nullable() }).strict())
      .min(1, 'change at least one config')
      .max(200),
  })
  .strict();
export type TopicConfigs = z.infer<typeof TopicConfigs>;

/** Everything that can be asked for; a new change is a new member here and an applier in lib/changes. */
export const ChangeRequest = z.discriminatedUnion('kind', [ResetOffsets, TopicConfigs]);
export type ChangeRequest = z.infer<typeof ChangeRequest>;

/** What planning, applying and undoing a change of this kind is, for those who decide who may. */
export const actionOfChange: Record<ChangeRequest['kind'], Action> = {
  'reset-offsets': 'group.reset-offsets',
  'topic-configs': 'topic.edit-configs',
};

/** One line of the diff: an offset of one partition. */
export const OffsetStep = z.object({
  kind: z.literal('offset'),
  topic: z.string(),
  partition: z.number().int(),
  before: Int64.nullable(),
  /** Null when the commit is removed, or when the step is refused; `note` says why. */
  after: Int64.nullable(),
  change: Int64.nullable(),
  start: Int64.nullable(),
  end: Int64.nullable(),
  lagAfter: Int64.nullable(),
  note: z.string().nullable(),
  refused: z.boolean(),
});
export type OffsetStep = z.infer<typeof OffsetStep>;

/** One line of the diff: a config of a topic. */
export const ConfigStep = z.object({
  kind: z.literal('config'),
  topic: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  beforeSource: z.string(),
  after: z.string().nullable(),
  afterSource: z.string(),
  note: z.string().nullable(),
  refused: z.boolean(),
});
export type ConfigStep = z.infer<typeof ConfigStep>;

export const ChangeStep = z.discriminatedUnion('kind', [OffsetStep, ConfigStep]);
export type ChangeStep = z.infer<typeof ChangeStep>;

/** How much confirmation a change needs. */
export const ChangeWeight = z.enum(['reversible', 'moves position', 'loses data']);
export type ChangeWeight = z.infer<typeof ChangeWeight>;

export const ChangePlan = z.object({
  request: ChangeRequest,
  title: z.string(),
  weight: ChangeWeight,
  steps: z.array(ChangeStep),
  /** Sentences: "512 340 messages will be read again". */
  impact: z.array(z.string()),
  warnings: z.array(Warning),
  /** Sentences that keep it from being applied now: members of an active group, a refused step. Empty: it can be. */
  blocked: z.array(z.string()),
  /** Who keeps the group active, when that blocks. */
  members: z.array(z.object({ memberId: z.string(), clientId: z.string(), host: z.string() })),
  /** The same thing with Kafka's own tools. */
  command: z.string().nullable(),
  plannedAt: Millis,
});
export type ChangePlan = z.infer<typeof ChangePlan>;

export const ChangeStatus = z.enum(['planned', 'applying', 'succeeded', 'partial', 'failed', 'unknown', 'expired']);
export type ChangeStatus = z.infer<typeof ChangeStatus>;

export const StepResult = z.object({
  ok: z.boolean(),
  /** What the cluster showed when read back. */
  observed: z.string().nullable(),
  error: z.string().nullable(),
});
export type StepResult = z.infer<typeof StepResult>;

export const Change = z.object({
  id: z.string(),
  clusterId: z.string(),
  kind: z.enum(['reset-offsets', 'topic-configs']),
  title: z.string(),
  resourceType: z.string(),
  resourceName: z.string(),
  status: ChangeStatus,
  actor: z.object({ id: z.string(), name: z.string() }),
  plannedAt: Millis,
  appliedAt: Millis.nullable(),
  finishedAt: Millis.nullable(),
  plan: ChangePlan,
  /** In the order of plan.steps; null until applied. */
  results: z.array(StepResult).nullable(),
  error: z.string().nullable(),
  /** The change that this one takes back, and the one that took this back. */
  undoOf: z.string().nullable(),
  undoneBy: z.string().nullable(),
  /** Null: can be undone now; else why not. */
  undoBlocked: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

export const ChangeRow = Change.omit({ plan: true, results: true }).extend({ steps: z.number().int() });
export type ChangeRow = z.infer<typeof ChangeRow>;

export const ChangeList = z.object({ items: z.array(ChangeRow), nextCursor: z.string().nullable() });
export type ChangeList = z.infer<typeof ChangeList>;

export const ChangeQuery = z
  .object({
    cursor: z.string().max(200).optional(),
    resourceType: z.string().max(50).optional(),
    resourceName: z.string().max(32_767).optional(),
  })
  .strict();
export type ChangeQuery = z.infer<typeof ChangeQuery>;
