import { type Axis, emptySeries, exactOffset, readSeries } from './facts-series';
import type { TopicColumns } from './facts-topics';

/** What ListGroups says of one group, and who said it: the broker that lists a group is its coordinator. */
export type ListedGroup = {
  readonly groupId: string;
  readonly protocolType: string;
  /** Null from brokers before 2.6. */
  readonly state: string | null;
  /** "classic", "consumer", "share", "streams"; null from brokers before 3.8. */
  readonly type: string | null;
  readonly coordinator: number;
};

/** One commit as OffsetFetch tells it; an offset below 0 is none. */
export type CommitRow = { readonly partitionIndex: number; readonly committedOffset: bigint };

/** Commits of a group: partitions of topic `i` are `first[i]` up to `first[i + 1]`. Offsets are exact numbers. */
export type Commits = {
  readonly at: number;
  readonly topics: readonly string[];
  readonly first: Int32Array;
  readonly partition: Int32Array;
  readonly offset: Float64Array;
};

/** A sum over partitions; `atLeast` when it leaves out one that is unknown. Null: nothing of it is known. */
export type Lag = { readonly value: number; readonly atLeast: boolean } | null;

/** One group in the facts. Replaced fields are replaced whole, so that a reader never sees half of a sweep. */
export type GroupFacts = {
  listed: ListedGroup;
  /** Null until described; a group that is Empty has none. */
  members: number | null;
  /** When its members were last asked for; 0 before. */
  membersAt: number;
  commits: Commits | null;
  lag: Lag;
  /** Change of the lag per second since the reading before. */
  lagPerSecond: number | null;
  readonly trend: Float64Array;
  trendAt: number;
};

export class GroupTable {
  private readonly groups = new Map<string, GroupFacts>();
  private byTopic: Map<string, { groupId: string; lag: Lag; partitions: number }[]> | null = null;

  /** False until a first round of lists is over: no groups and not yet known groups look alike. */
  known = false;

  get size(): number {
    return this.groups.size;
  }

  get(groupId: string): GroupFacts | undefined {
    return this.groups.get(groupId);
  }

  all(): GroupFacts[] {
    return [...this.groups.values()];
  }

  /** What one coordinator lists; a group that moved to it keeps what is known. */
  learnList(listed: readonly ListedGroup[]): void {
    for (const group of listed) {
      const old = this.groups.get(group.groupId);
      if (old) {
        old.listed = group;
        if (group.state === 'Empty') old.members = 0;
        continue;
      }
      this.groups.set(group.groupId, {
        listed: group,
        members: group.state === 'Empty' ? 0 : null,
        membersAt: 0,
        commits: null,
        lag: null,
        lagPerSecond: null,
        trend: emptySeries(),
        trendAt: Number.NaN,
      });
    }
    this.byTopic = null;
  }

  /** After a round: what nobody lists is gone, unless its coordinator is one that did not answer. */
  forget(listed: ReadonlySet<string>, silent: ReadonlySet<number>): void {
    for (const [groupId, group] of this.groups) {
      if (!listed.has(groupId) && !silent.has(group.listed.coordinator)) this.groups.delete(groupId);
    }
    this.known = true;
    this.byTopic = null;
  }

  learnCommits(groupId: string, commits: Commits): void {
    const group = this.groups.get(groupId);
    if (!group) return;
    group.commits = commits;
    this.byTopic = null;
  }

  /** Asked for, whatever came of it: the next turn is another group's. */
  missMembers(groupId: string, at: number): void {
    const group = this.groups.get(groupId);
    if (group) group.membersAt = at;
  }

  learnMembers(groupId: string, members: number): void {
    const group = this.groups.get(groupId);
    if (group) group.members = members;
  }

  /** Lag of every group, from ends that are read after the commits; one point of its trend. */
  measure(topics: TopicColumns, axis: Axis, slot: number): void {
    const at = axis.at[slot]!;
    for (const group of this.groups.values()) {
      const before = group.lag;
      group.lag = group.commits && lagOf(group.commits, topics);
      const exact = group.lag && !group.lag.atLeast ? group.lag.value : Number.NaN;
      const seconds = (at - group.trendAt) / 1000;
      const rate = before && !before.atLeast ? (exact - before.value) / seconds : Number.NaN;
      group.lagPerSecond = Number.isFinite(rate) ? rate : null;
      group.trend[slot] = exact;
      group.trendAt = at;
    }
    this.byTopic = null;
  }

  trendOf(group: GroupFacts, axis: Axis): { at: number; value: number | null }[] {
    return readSeries(axis, group.trend);
  }

  /** Groups with a commit on a topic. */
  ofTopic(topic: string, topics: TopicColumns): readonly { groupId: string; lag: Lag; partitions: number }[] {
    this.byTopic ??= this.invert(topics);
    return this.byTopic.get(topic) ?? [];
  }

  private invert(topics: TopicColumns): Map<string, { groupId: string; lag: Lag; partitions: number }[]> {
    const byTopic = new Map<string, { groupId: string; lag: Lag; partitions: number }[]>();
    for (const { listed, commits } of this.groups.values()) {
      for (const [i, topic] of (commits?.topics ?? []).entries()) {
        const row = {
          groupId: listed.groupId,
          lag: lagOfTopic(commits!, i, topics),
          partitions: commits!.first[i + 1]! - commits!.first[i]!,
        };
        const rows = byTopic.get(topic);
        if (rows) rows.push(row);
        else byTopic.set(topic, [row]);
      }
    }
    return byTopic;
  }
}

/** Leaves out what is no commit: Kafka answers -1 for it. */
export function commitColumns(
  topics: readonly { name: string; partitions: readonly CommitRow[] }[],
  at: number,
): Commits {
  const kept = topics
    .map(({ name, partitions }) => ({ name, partitions: partitions.filter((row) => row.committedOffset >= 0n) }))
    .filter((topic) => topic.partitions.length > 0)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const count = kept.reduce((sum, topic) => sum + topic.partitions.length, 0);
  const first = new Int32Array(kept.length + 1);
  const partition = new Int32Array(count);
  const offset = new Float64Array(count);
  let i = 0;
  for (const [t, topic] of kept.entries()) {
    first[t] = i;
    for (const row of topic.partitions) {
      partition[i] = row.partitionIndex;
      offset[i] = exactOffset(row.committedOffset);
      i += 1;
    }
  }
  first[kept.length] = i;
  return { at, topics: kept.map((topic) => topic.name), first, partition, offset };
}

/** Lag over all topics of a group. A commit ahead of the end counts as it is: negative, never 0. */
export function lagOf(commits: Commits, topics: TopicColumns): Lag {
  let value = 0;
  let knownTopics = 0;
  let atLeast = false;
  for (let t = 0; t < commits.topics.length; t += 1) {
    const lag = lagOfTopic(commits, t, topics);
    if (lag) {
      value += lag.value;
      knownTopics += 1;
    }
    atLeast ||= !lag || lag.atLeast;
  }
  if (commits.topics.length === 0) return null;
  return knownTopics > 0 ? { value, atLeast } : null;
}

export function lagOfTopic(commits: Commits, t: number, topics: TopicColumns): Lag {
  let value = 0;
  let counted = 0;
  const from = commits.first[t]!;
  const to = commits.first[t + 1]!;
  const at = topics.topic(commits.topics[t]!);
  for (let i = from; i < to; i += 1) {
    const p = topics.partitionAt(at, commits.partition[i]!);
    const lag = p < 0 ? Number.NaN : topics.end[p]! - commits.offset[i]!;
    // An end older than the commit may lie before it; what lies between is unknown then, and not a negative lag.
    if (Number.isNaN(lag) || (lag < 0 && topics.endAt[p]! < commits.at)) continue;
    // A commit ahead of the end waits for nothing, and takes nothing from what waits elsewhere.
    value += Math.max(lag, 0);
    counted += 1;
  }
  return counted > 0 ? { value, atLeast: counted < to - from } : null;
}
