import 'server-only';

import type { GroupDetail, GroupList, GroupOffset } from '@/lib/contract/consumer-groups';
import { AppError } from '@/lib/errors';
import { type DescribedGroup, describeGroup } from '@/lib/kafka/cluster/describe-group';
import { type Facts, factsOf } from '@/lib/kafka/cluster/facts';
import type { Commits } from '@/lib/kafka/cluster/facts-groups';
import { readSeries } from '@/lib/kafka/cluster/facts-series';
import { slope } from '@/lib/kafka/cluster/facts-trails';
import { type Commit, fetchCommits } from '@/lib/kafka/cluster/groups';
import { type Bounds, lookAtOffsets } from '@/lib/kafka/cluster/live';
import type { Warning } from '@/lib/kafka/cluster/warning';
import type { ClusterContext } from '@/lib/kafka/context';
import { groupOffset, groupPartitions, partitionKey, type TopicPartition, totalLag } from '@/lib/kafka/group-offsets';
import { groupRow, groupRows, groupType, lagPoints } from '@/lib/kafka/group-rows';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { rounded } from '@/lib/kafka/topic-rows';
import { merged } from '@/lib/kafka/warnings';

/** Asking one group must not hold its page up: the facts stand in after this. */
const LOOK_MS = 2000;

/** Every group of every kind, from the facts. */
export async function listGroups(ctx: ClusterContext): Promise<GroupList> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal, ['ends', 'lags']);
  const items = facts.store.once('group rows', () => groupRows(facts.store));
  return { items, asOf: facts.asOf('groups', 'offsets'), warnings: facts.warnings() };
}

/** One group, asked of its coordinator now. Commits first, ends second: or a live group would show a negative lag. */
export async function getGroup(ctx: ClusterContext, groupId: string): Promise<GroupDetail> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  const asOf = Date.now();
  const { described, commits, warnings } = await askGroup(ctx, facts, groupId);
  const members = described?.members ?? null;
  const partitions = groupPartitions(members ?? [], commits, facts.store.topics);
  const look = await lookAtOffsets(ctx.kafka, facts, partitions, { signal: ctx.signal, lastStable: true });
  const offsets = offsetRows(facts, groupId, { partitions, commits, described, bounds: look.bounds });
  return {
    group: detailRow(facts, groupId, described, offsets),
    protocol: described?.protocol ?? null,
    epoch: described?.epoch ?? null,
    members:
      members?.map(({ subscribed: _, ...member }) => ({ ...member, assignment: plain(member.assignment) })) ?? null,
    offsets,
    history: historyOf(facts, groupId),
    asOf: warnings.length === 0 ? asOf : facts.asOf('groups', 'offsets'),
    warnings: merged(facts.warnings(), [...warnings, ...look.warnings]),
  };
}

type Asked = { described: DescribedGroup | null; commits: readonly Commit[]; warnings: Warning[] };

/** What the coordinator says; where it does not answer, the commits that the facts remember. */
async function askGroup(ctx: ClusterContext, facts: Facts, groupId: string): Promise<Asked> {
  const known = facts.store.groups.get(groupId);
  const options = { signal: ctx.signal, timeoutMs: LOOK_MS };
  // Share groups keep no committed offsets (KIP-932).
  const asksCommits = known?.listed.type !== 'share';
  const [described, commits] = await Promise.allSettled([
    describeGroup(ctx.kafka, groupId, known?.listed.type ?? null, options),
    asksCommits ? fetchCommits(ctx.kafka, groupId, options) : [],
  ]);
  ctx.signal.throwIfAborted();
  if (described.status === 'fulfilled' && described.value === null) throw gone(groupId);
  const failures = [described, commits].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const warnings = failures.map((error) => warningOf(error, groupId));
  if (failures.length > 0 && !known) throw failures[0];
  return {
    described: described.status === 'fulfilled' ? described.value : null,
    commits: commits.status === 'fulfilled' ? commits.value : remembered(known?.commits ?? null),
    // Both asked the same coordinator: one sentence is enough.
    warnings: warnings.slice(0, 1),
  };
}

function gone(groupId: string): AppError {
  return new AppError('NOT_FOUND', `There is no consumer group ${groupId}.`);
}

function warningOf(error: unknown, groupId: string): Warning {
  if (!(error instanceof AppError)) throw error;
  const { code, details } = error;
  const message = movingCodes.has(details?.kafkaCode)
    ? `The coordinator of ${groupId} is moving, or still loading what it knows: this is what was known before.`
    : error.message;
  return { source: `group ${groupId}`, code, message };
}

const movingCodes: ReadonlySet<unknown> = new Set([
  errorCode.COORDINATOR_LOAD_IN_PROGRESS,
  errorCode.COORDINATOR_NOT_AVAILABLE,
  errorCode.NOT_COORDINATOR,
]);

function remembered(commits: Commits | null): Commit[] {
  if (!commits) return [];
  return commits.topics.flatMap((topic, t) =>
    Array.from({ length: commits.first[t + 1]! - commits.first[t]! }, (_, i) => ({
      topic,
      partition: commits.partition[commits.first[t]! + i]!,
      offset: BigInt(commits.offset[commits.first[t]! + i]!),
      leaderEpoch: null,
      metadata: null,
    })),
  );
}

type Known = {
  partitions: readonly TopicPartition[];
  commits: readonly Commit[];
  described: DescribedGroup | null;
  bounds: ReadonlyMap<string, Bounds>;
};

function offsetRows({ store }: Facts, groupId: string, { partitions, commits, described, bounds }: Known) {
  const byKey = new Map(commits.map((commit) => [partitionKey(commit), commit]));
  const owners = new Map<string, string>();
  for (const { memberId, assignment } of described?.members ?? []) {
    for (const { topic, partitions: own } of assignment ?? []) {
      for (const partition of own) owners.set(partitionKey({ topic, partition }), memberId);
    }
  }
  const unknown: Bounds = { start: null, end: null, lastStable: null };
  const rows = partitions.map((partition) => {
    const key = partitionKey(partition);
    return groupOffset(partition, byKey.get(key), bounds.get(key) ?? unknown, owners.get(key) ?? null);
  });
  const lags = rows.map((row) => [partitionKey(row), row.lag === null ? Number.NaN : Number(row.lag)] as const);
  store.trails.learn(groupId, new Map(lags), Date.now());
  return rows.map((row): GroupOffset => {
    const points = store.trails.read(groupId, partitionKey(row));
    const trend = points.map(({ value }) => (value === null ? null : `${value}`));
    return { ...row, trend, lagPerSecond: rounded(slope(points)) };
  });
}

function detailRow(
  { store }: Facts,
  groupId: string,
  described: DescribedGroup | null,
  offsets: readonly GroupOffset[],
) {
  const known = store.groups.get(groupId);
  const row = known && groupRow(store, known);
  if (!described) {
    if (!row) throw gone(groupId);
    return row;
  }
  const topics = new Set(offsets.flatMap(({ topic, committed }) => (committed === null ? [] : [topic])));
  return {
    groupId,
    type: groupType(described.type),
    protocolType: described.protocolType,
    state: described.state,
    coordinator: row?.coordinator ?? null,
    members: described.members.length,
    topics: [...topics],
    lag: totalLag(offsets),
    trend: known ? lagPoints(known, store.axis.slots()) : [],
    lagPerSecond: row?.lagPerSecond ?? null,
  };
}

function historyOf({ store }: Facts, groupId: string): GroupDetail['history'] {
  const known = store.groups.get(groupId);
  if (!known) return [];
  return readSeries(store.axis, known.trend).map(({ at, value }) => ({ at, lag: value === null ? null : `${value}` }));
}

function plain(assignment: DescribedGroup['members'][number]['assignment']) {
  return assignment?.map(({ topic, partitions }) => ({ topic, partitions: [...partitions] })) ?? null;
}
