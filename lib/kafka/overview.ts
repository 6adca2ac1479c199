import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import type { ClusterOverview, ClusterStatus } from '@/lib/contract/clusters';
import { AppError } from '@/lib/errors';
import { brokerRows } from '@/lib/kafka/broker-rows';
import { type Facts, factsOf } from '@/lib/kafka/cluster/facts';
import type { GroupFacts } from '@/lib/kafka/cluster/facts-groups';
import { readSeries } from '@/lib/kafka/cluster/facts-series';
import type { FactStore } from '@/lib/kafka/cluster/facts-store';
import { inOrderOfRelease } from '@/lib/kafka/cluster/release';
import type { ClusterContext } from '@/lib/kafka/context';
import { findings } from '@/lib/kafka/findings';
import { rounded, total } from '@/lib/kafka/topic-rows';

/** The page of all clusters waits no longer for one of them. */
const STATUS_MS = 2000;
const WORST_GROUPS = 5;

/** One cluster among others. Its silence is an answer: this never fails because of the cluster. */
export async function getClusterStatus(ctx: ClusterContext): Promise<ClusterStatus> {
  const facts = factsOf(ctx.kafka);
  const late = sleep(STATUS_MS, 'late' as const, { ref: false });
  const ready = facts.ready(ctx.signal).then(
    () => 'ready' as const,
    (error: unknown) => error,
  );
  const outcome = await Promise.race([ready, late]);
  ctx.signal.throwIfAborted();
  if (outcome === 'ready') return statusOf(ctx, facts);
  // A try that still goes on: how the one before ended is the best that is known.
  const failure = outcome === 'late' ? facts.failure : outcome;
  if (failure === null) return nothingOf(ctx, 'unknown', `${ctx.cluster.name} has not answered yet.`);
  if (failure instanceof AppError) return nothingOf(ctx, 'unreachable', failure.message);
  throw outcome;
}

/** One cluster by itself: what it is, what needs a look, and how it moved while somebody was watching. */
export async function getOverview(ctx: ClusterContext): Promise<ClusterOverview> {
  const facts = factsOf(ctx.kafka);
  await facts.ready(ctx.signal);
  const { store } = facts;
  return {
    status: statusOf(ctx, facts),
    controllerId: store.controllerId,
    stored: total(0, store.topics.size.length, (r) => store.topics.size[r]!),
    findings: findings(store, brokerRows(store), Date.now()),
    throughput: readSeries(store.throughputAxis, store.throughput).map(({ at, value }) => ({
      at,
      messagesPerSecond: rounded(value),
    })),
    lagHistory: worstGroups(store).map((group) => ({
      groupId: group.listed.groupId,
      points: readSeries(store.axis, group.trend).map(({ at, value }) => ({
        at,
        lag: value === null ? null : `${value}`,
      })),
    })),
    asOf: facts.asOf('metadata', 'offsets'),
    warnings: facts.warnings(),
  };
}

function statusOf(ctx: ClusterContext, facts: Facts): ClusterStatus {
  const { store } = facts;
  const warnings = facts.warnings();
  const brokers = store.brokers.all();
  const failing = brokers.filter((broker) => broker.failure !== null);
  const health = partitionHealth(store);
  const [worst] = worstGroups(store);
  const [throughput] = readSeries(store.throughputAxis, store.throughput).slice(-1);
  return {
    ...stateOf(facts, failing.length, health),
    clusterId: ctx.cluster.id,
    kafkaClusterId: store.kafkaClusterId,
    version: releaseOf(store),
    brokersUp: brokers.length - failing.length,
    brokers: brokers.length,
    ...counts(store),
    ...health,
    groups: store.groups.known ? store.groups.size : null,
    messagesPerSecond: rounded(throughput?.value),
    worstLag: worst?.lag ? { groupId: worst.listed.groupId, lag: `${worst.lag.value}` } : null,
    asOf: facts.asOf('metadata'),
    warnings,
  };
}

type Health = { underReplicated: number; offline: number };

function stateOf(
  facts: Facts,
  failing: number,
  { underReplicated, offline }: Health,
): Pick<ClusterStatus, 'state' | 'reason'> {
  const brokers = facts.store.brokers.all();
  const first = brokers.find((broker) => broker.failure !== null)?.failure?.message ?? null;
  if (failing > 0 && failing === brokers.length) return { state: 'unreachable', reason: first };
  if (failing === 1) return { state: 'degraded', reason: first };
  if (failing > 1) return { state: 'degraded', reason: `${failing} of ${brokers.length} brokers do not answer.` };
  if (offline > 0) return { state: 'degraded', reason: `${offline} partitions have no leader.` };
  if (underReplicated > 0) return { state: 'degraded', reason: `${underReplicated} partitions are under-replicated.` };
  return { state: 'ok', reason: null };
}

function partitionHealth({ topics }: FactStore): Health {
  let underReplicated = 0;
  let offline = 0;
  for (let p = 0; p < topics.partitionCount; p += 1) {
    if (topics.leader[p]! < 0) offline += 1;
    else if (topics.behindCount(p) > 0) underReplicated += 1;
  }
  return { underReplicated, offline };
}

function counts({ topics }: FactStore): { topics: number; partitions: number } {
  let shown = 0;
  let partitions = 0;
  for (let t = 0; t < topics.topicCount; t += 1) {
    if (topics.internal[t]) continue;
    shown += 1;
    partitions += topics.firstPartition[t + 1]! - topics.firstPartition[t]!;
  }
  return { topics: shown, partitions };
}

function worstGroups({ groups }: FactStore): GroupFacts[] {
  return groups
    .all()
    .filter((group) => group.lag !== null && group.lag.value > 0)
    .sort((a, b) => b.lag!.value - a.lag!.value)
    .slice(0, WORST_GROUPS);
}

/** The release of its brokers; while they differ, as in a rolling upgrade, the oldest and the newest. */
function releaseOf({ brokers }: FactStore): string | null {
  const known = new Set(brokers.all().flatMap(({ release }) => (release ? [release] : [])));
  const releases = [...known].sort(inOrderOfRelease);
  if (releases.length === 0) return null;
  return releases.length === 1 ? releases[0]! : `${releases[0]} to ${releases.at(-1)}`;
}

function nothingOf(ctx: ClusterContext, state: ClusterStatus['state'], reason: string): ClusterStatus {
  const unknown = { kafkaClusterId: null, version: null, brokersUp: null, brokers: null, topics: null };
  const more = { partitions: null, underReplicated: null, offline: null, groups: null };
  const rest = { messagesPerSecond: null, worstLag: null, asOf: null, warnings: [] };
  return { clusterId: ctx.cluster.id, state, reason, ...unknown, ...more, ...rest };
}
