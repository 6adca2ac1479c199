import type { Total } from '@/lib/contract/common';
import type { GroupOffset } from '@/lib/contract/consumer-groups';
import type { DescribedMember } from '@/lib/kafka/cluster/describe-group';
import type { TopicColumns } from '@/lib/kafka/cluster/facts-topics';
import type { Commit } from '@/lib/kafka/cluster/groups';
import type { Bounds } from '@/lib/kafka/cluster/live';

export type TopicPartition = { readonly topic: string; readonly partition: number };

export const partitionKey = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/**
 * Where a group may stand: the union of what is assigned, what is committed, and all partitions of the topics that its
 * members subscribe to (as ConsumerGroupCommand.collectGroupOffsets). By topic and partition.
 */
export function groupPartitions(
  members: readonly DescribedMember[],
  commits: readonly TopicPartition[],
  topics: TopicColumns,
): TopicPartition[] {
  const union = new Map<string, TopicPartition>();
  const add = (topic: string, partition: number) => union.set(partitionKey({ topic, partition }), { topic, partition });
  for (const { topic, partition } of commits) add(topic, partition);
  for (const { assignment, subscribed } of members) {
    for (const { topic, partitions } of assignment ?? []) for (const partition of partitions) add(topic, partition);
    for (const topic of subscribed) {
      const t = topics.topic(topic);
      if (t < 0) continue;
      const count = topics.firstPartition[t + 1]! - topics.firstPartition[t]!;
      for (let partition = 0; partition < count; partition += 1) add(topic, partition);
    }
  }
  return [...union.values()].sort((a, b) =>
    a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1,
  );
}

type Row = Omit<GroupOffset, 'trend' | 'lagPerSecond'>;

/** One partition of a group: lag is end - committed, unknown where either is, negative where the commit is ahead. */
export function groupOffset(
  { topic, partition }: TopicPartition,
  commit: Commit | undefined,
  { start, end, lastStable }: Bounds,
  memberId: string | null,
): Row {
  const lag = commit && end !== null ? end - commit.offset : null;
  return {
    topic,
    partition,
    committed: commit ? `${commit.offset}` : null,
    committedEpoch: commit?.leaderEpoch ?? null,
    metadata: commit?.metadata || null,
    start: text(start),
    end: text(end),
    lastStable: text(lastStable),
    lag: text(lag),
    position: position(commit?.offset, start, end),
    memberId,
  };
}

/** A commit before the start was overtaken by retention: its reader will jump. One after the end is on another log. */
function position(committed: bigint | undefined, start: bigint | null, end: bigint | null): GroupOffset['position'] {
  if (committed === undefined) return 'none';
  if (end !== null && committed > end) return 'after end';
  if (start !== null && committed < start) return 'before start';
  return start === null || end === null ? 'unknown' : 'in range';
}

/** Sum over the partitions with a commit, where one ahead of the end counts nothing; null when it is known of none. */
export function totalLag(rows: readonly Pick<GroupOffset, 'committed' | 'lag'>[]): Total | null {
  const committed = rows.filter((row) => row.committed !== null);
  const lags = committed.flatMap(({ lag }) => (lag === null ? [] : [BigInt(lag)]));
  if (lags.length === 0) return null;
  return {
    value: `${lags.reduce((sum, lag) => (lag > 0n ? sum + lag : sum), 0n)}`,
    atLeast: lags.length < committed.length,
  };
}

function text(value: bigint | null): string | null {
  return value === null ? null : `${value}`;
}
