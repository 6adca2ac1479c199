import 'server-only';

import type { ChangePlan, EachOffset, OffsetStep, ResetOffsets } from '@/lib/contract/changes';
import { AppError } from '@/lib/errors';
import { formatInt64, plural } from '@/lib/format';
import { type DescribedGroup, describeGroup } from '@/lib/kafka/cluster/describe-group';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { groupBy } from '@/lib/kafka/cluster/group-by';
import { type Commit, fetchCommits } from '@/lib/kafka/cluster/groups';
import type { TopicMetadata } from '@/lib/kafka/cluster/metadata';
import { listOffsets, type OffsetAnswer } from '@/lib/kafka/cluster/offsets';
import type { ClusterContext } from '@/lib/kafka/context';

import type { Applier } from './applier';
import { fingerprint } from './fingerprint';
import { resetCommand } from './reset-command';
import { isChange, type ResetPartition, resetBlocks, resetImpact, resetStep } from './reset-plan';
import { keyOf, type Place, sendCommits, sendRemovals } from './reset-send';

/** Moves the position of a consumer group. Kafka takes it only while the group has no members. */
export const resetOffsets: Applier<ResetOffsets> = {
  async plan(ctx, request, { restoring }) {
    const { groupId, target } = request;
    const [group, topics] = await Promise.all([resettableGroup(ctx, groupId), topicsOf(ctx, request)]);
    // Commits first, ends second: or a group that moves would seem to be ahead of the end.
    const commits = await fetchCommits(ctx.kafka, groupId, { signal: ctx.signal });
    const { partitions, warnings } = await partitionsOf(ctx, request, topics, commits);
    const steps = partitions.map((partition) => resetStep(partition, target, { restoring }));
    const active = isActive(group);
    const plan: ChangePlan = {
      request,
      title: titleOf(request, restoring),
      weight: 'moves position',
      steps,
      impact: resetImpact(steps),
      warnings,
      blocked: [...(active ? [activeSentence(group)] : []), ...resetBlocks(steps)],
      members: active ? group.members.map(({ memberId, clientId, host }) => ({ memberId, clientId, host })) : [],
      command: resetCommand(ctx.kafka.config, request),
      plannedAt: Date.now(),
    };
    const touched = new Set(steps.map(keyOf));
    const before = commits.filter((commit) => touched.has(keyOf(commit))).map(restorable);
    return {
      plan,
      resourceType: 'consumer-group',
      resourceName: groupId,
      fingerprint: fingerprint([active, topics.map(({ name, topicId }) => [name, topicId]), steps.map(standing)]),
      before,
    };
  },

  async apply(ctx, { request, steps }) {
    const { groupId } = request as ResetOffsets;
    const moves = offsetSteps(steps).filter(isChange);
    const errors = new Map<string, string>();
    await sendCommits(
      ctx,
      groupId,
      moves.filter((step) => step.after !== null),
      ownOffsets(request),
      errors,
    );
    await sendRemovals(
      ctx,
      groupId,
      moves.filter((step) => step.after === null),
      errors,
    );
    return offsetSteps(steps).map((step) => errors.get(keyOf(step)) ?? null);
  },

  async readBack(ctx, { request, steps }) {
    const commits = await fetchCommits(ctx.kafka, (request as ResetOffsets).groupId);
    const byKey = new Map(commits.map((one) => [keyOf(one), one.offset]));
    return offsetSteps(steps).map((step) => {
      const offset = byKey.get(keyOf(step));
      const observed = offset === undefined ? null : `${offset}`;
      return { text: observed ?? 'no commit', asPlanned: observed === step.after };
    });
  },

  undo(plan, before, results) {
    const { groupId } = plan.request as ResetOffsets;
    const old = new Map((before as EachOffset[]).map((one) => [keyOf(one), one]));
    const moved = offsetSteps(plan.steps).filter((step, i) => isChange(step) && results?.[i]?.ok !== false);
    if (moved.length === 0) return { impossible: 'It moved nothing.' };
    const offsets = moved.map(
      ({ topic, partition }) => old.get(keyOf({ topic, partition })) ?? { topic, partition, offset: null },
    );
    const topics = [...groupBy(moved, (step) => step.topic)].map(([topic, own]) => ({
      topic,
      partitions: own.map((step) => step.partition),
    }));
    return { kind: 'reset-offsets', groupId, topics, target: { to: 'each', offsets } };
  },
};

const offsetSteps = (steps: ChangePlan['steps']) => steps.filter((step): step is OffsetStep => step.kind === 'offset');

/** What must still hold of a partition for its step to mean what was shown. An end that has grown changes nothing. */
const standing = ({ topic, partition, before, after, end, refused }: OffsetStep) => [
  ...[topic, partition, before, refused],
  after === end ? null : after,
];

const restorable = ({ topic, partition, offset, leaderEpoch, metadata }: Commit): EachOffset => ({
  topic,
  partition,
  offset: `${offset}`,
  leaderEpoch,
  metadata,
});

async function resettableGroup(ctx: ClusterContext, groupId: string): Promise<DescribedGroup> {
  const type = factsOf(ctx.kafka).store.groups.get(groupId)?.listed.type ?? null;
  const group = await describeGroup(ctx.kafka, groupId, type, { signal: ctx.signal });
  if (!group) throw new AppError('NOT_FOUND', `There is no consumer group ${groupId}.`);
  if (group.type === 'share') {
    throw new AppError('WRONG_STATE', `${groupId} is a share group: it has no committed offsets to reset.`);
  }
  return group;
}

/** Kafka takes a commit from outside only for a group without members (ClassicGroup, ConsumerGroup.validateOffsetCommit). */
function isActive({ state, members }: DescribedGroup): boolean {
  return members.length > 0 || state !== 'Empty';
}

function activeSentence({ groupId, state, members }: DescribedGroup): string {
  if (members.length === 0) return `${groupId} is ${state}: Kafka refuses a reset until it is Empty.`;
  const who = [...new Set(members.map(({ clientId, host }) => `${clientId} on ${host}`))];
  const named = who.slice(0, 3).join(', ') + (who.length > 3 ? ` and ${formatInt64(who.length - 3)} more` : '');
  return `${groupId} is active: ${plural(members.length, 'member')} (${named}). Kafka refuses a reset until they stop.`;
}

function titleOf({ groupId, topics, target }: ResetOffsets, restoring: boolean): string {
  const where = topics.length === 1 ? topics[0]!.topic : plural(topics.length, 'topic');
  if (restoring) return `Put back the offsets of ${groupId} on ${where}`;
  const goal = {
    earliest: () => 'the earliest offset',
    latest: () => 'the end',
    timestamp: (one: { timestamp: string }) => `time ${one.timestamp}`,
    offset: (one: { offset: string }) => `offset ${formatInt64(one.offset)}`,
    shift: (one: { by: string }) => `${formatInt64(one.by)} from where it is`,
    each: () => 'chosen offsets',
  }[target.to] as (one: ResetOffsets['target']) => string;
  return `Reset ${groupId} on ${where} to ${goal(target)}`;
}

async function topicsOf(ctx: ClusterContext, { topics }: ResetOffsets): Promise<TopicMetadata[]> {
  const twice = topics.find(({ topic }, i) => topics.findIndex((one) => one.topic === topic) < i);
  if (twice) throw new AppError('BAD_INPUT', `${twice.topic} is named twice.`);
  const metadata = await ctx.kafka.metadata({ maxAgeMs: 0, signal: ctx.signal });
  return topics.map(({ topic, partitions }) => {
    const known = metadata.topics.get(topic);
    if (!known) throw new AppError('NOT_FOUND', `There is no topic ${topic}.`);
    const missing = partitions?.find((partition) => !known.partitions.some((one) => one.partition === partition));
    if (missing !== undefined) {
      const count = plural(known.partitions.length, 'partition');
      throw new AppError('BAD_INPUT', `${topic} has ${count}: there is no partition ${missing}.`);
    }
    return known;
  });
}

async function partitionsOf(
  ctx: ClusterContext,
  { topics: asked, target }: ResetOffsets,
  topics: readonly TopicMetadata[],
  commits: readonly Commit[],
): Promise<{ partitions: ResetPartition[]; warnings: ChangePlan['warnings'] }> {
  const places = asked.flatMap(({ topic, partitions }, i) => {
    const numbers = partitions ?? topics[i]!.partitions.map((one) => one.partition);
    return [...new Set(numbers)].sort((a, b) => a - b).map((partition): Place => ({ topic, partition }));
  });
  const options = { signal: ctx.signal };
  const at = target.to === 'timestamp' ? { timestamp: BigInt(target.timestamp) } : null;
  const [starts, ends, times] = await Promise.all([
    listOffsets(ctx.kafka, places, 'earliest', options),
    listOffsets(ctx.kafka, places, 'latest', options),
    at && listOffsets(ctx.kafka, places, at, options),
  ]);
  const committed = new Map(commits.map((one) => [keyOf(one), one.offset]));
  const own = target.to === 'each' ? new Map(target.offsets.map((one) => [keyOf(one), one])) : null;
  const partitions = places.map((place, i): ResetPartition => {
    const answers = [starts[i], ends[i], times?.[i]].filter((one): one is OffsetAnswer => one !== undefined);
    return {
      ...place,
      committed: committed.get(keyOf(place)) ?? null,
      start: starts[i]?.offset ?? null,
      end: ends[i]?.offset ?? null,
      atTime: times?.[i]?.offset ?? null,
      error: answers.find((one) => one.error)?.error?.message ?? null,
      own: own?.get(keyOf(place)) ?? null,
    };
  });
  const failures = ends.flatMap(({ error }) => (error ? [{ ...error }] : []));
  return { partitions, warnings: [...new Map(failures.map((one) => [one.message, one])).values()] };
}

const ownOffsets = (request: ChangePlan['request']): ReadonlyMap<string, EachOffset> =>
  request.kind === 'reset-offsets' && request.target.to === 'each'
    ? new Map(request.target.offsets.map((one) => [keyOf(one), one]))
    : new Map();
