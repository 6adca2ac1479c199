import { AppError } from '@/lib/errors';
import { OffsetFetchInColumns } from '@/lib/kafka/protocol/columns/offset-fetch';
import { ListGroups, OffsetFetch } from '@/lib/kafka/protocol/messages';

import type { AskOptions, Cluster } from './cluster';
import { type Commits, commitColumns, type ListedGroup } from './facts-groups';
import { inChunks } from './in-chunks';
import { kafkaError } from './kafka-error';
import { isNotOffered, newerOr } from './release';
import type { At } from './routing';

type Options = Omit<AskOptions, 'at'>;

/** One commit of a group. */
export type Commit = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  /** Of the last record before it; null when the committer did not say. */
  readonly leaderEpoch: number | null;
  readonly metadata: string | null;
};

export type GroupCommits = {
  readonly groupId: string;
  readonly topics: readonly { name: string; partitions: readonly CommitRow[] }[];
  /** Why its commits are unknown; null when they are known. */
  readonly error: AppError | null;
};

/** As OffsetFetch has it: an offset below 0 is no commit. */
export type CommitRow = {
  readonly partitionIndex: number;
  readonly committedOffset: bigint;
  readonly committedLeaderEpoch: number;
  readonly metadata: string | null;
  readonly errorCode: number;
};

/**
 * v8 is the first to take many groups at once (KIP-709, Kafka 3.0); v10 names topics by id, which has no name for
 * commits on a topic that was deleted.
 */
const NamedOffsetFetch = { ...OffsetFetch, minVersion: 8, maxVersion: 9 };
/** Before, a request is of one group; v2 is the first to tell all that it has committed. */
const SingleOffsetFetch = { ...OffsetFetch, minVersion: 2, maxVersion: 7 };
const GROUPS_A_REQUEST = 200;
const AT_ONCE = 50;

/** The groups that one broker coordinates. */
export async function listGroupsOf(cluster: Cluster, brokerId: number, options: Options = {}): Promise<ListedGroup[]> {
  const answer = await cluster.ask(ListGroups, {}, { ...options, at: { broker: brokerId } });
  return answer.groups.map(({ groupId, protocolType, groupState, groupType }) => ({
    groupId,
    protocolType,
    state: groupState || null,
    type: groupType?.toLowerCase() || null,
    coordinator: brokerId,
  }));
}

/** All commits of some groups of one coordinator. A group that refuses has its `error`; the others hold. */
export async function fetchGroupCommits(
  cluster: Cluster,
  at: At,
  groupIds: readonly string[],
  options: Options = {},
): Promise<GroupCommits[]> {
  const together = async () => {
    const known: GroupCommits[] = [];
    for (let from = 0; from < groupIds.length; from += GROUPS_A_REQUEST) {
      const groups = groupIds.slice(from, from + GROUPS_A_REQUEST).map((groupId) => ({ groupId, topics: null }));
      const answer = await cluster.ask(NamedOffsetFetch, { groups }, { ...options, at });
      for (const { groupId, topics, errorCode: code } of answer.groups ?? []) {
        const error = code === 0 ? null : kafkaError(code, null, `group ${groupId}`, { api: OffsetFetch, by: cluster });
        known.push({
          groupId,
          topics: topics.map(({ name, partitions }) => ({ name: name ?? '', partitions })),
          error,
        });
      }
    }
    return known;
  };
  const oneByOne = () => inChunks(groupIds, AT_ONCE, (groupId) => fetchCommitsOf(cluster, at, groupId, options));
  return newerOr(together, oneByOne);
}

async function fetchCommitsOf(cluster: Cluster, at: At, groupId: string, options: Options): Promise<GroupCommits> {
  try {
    const { topics = [] } = await cluster.ask(SingleOffsetFetch, { groupId, topics: null }, { ...options, at });
    const rows = topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.map((row) => ({ ...row, committedLeaderEpoch: row.committedLeaderEpoch ?? -1 })),
    }));
    return { groupId, topics: rows, error: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.details?.kafkaCode === undefined) throw thrown;
    return { groupId, topics: [], error: thrown };
  }
}

type ManyCommits = { readonly groupId: string; readonly commits: Commits; readonly error: AppError | null };

/** As `fetchGroupCommits`, in columns: for all groups of a cluster. `at` says when they were asked for. */
export async function fetchManyCommits(
  cluster: Cluster,
  coordinator: At,
  groupIds: readonly string[],
  { at, ...options }: Options & { at: number },
): Promise<ManyCommits[]> {
  const known: ManyCommits[] = [];
  try {
    for (let from = 0; from < groupIds.length; from += GROUPS_A_REQUEST) {
      const groups = groupIds.slice(from, from + GROUPS_A_REQUEST).map((groupId) => ({ groupId, topics: null }));
      const answer = await cluster.ask(OffsetFetchInColumns, { groups }, { ...options, at: coordinator });
      for (const { groupId, errorCode: code, ...commits } of answer.groups) {
        const error = code === 0 ? null : kafkaError(code, null, `group ${groupId}`, { api: OffsetFetch, by: cluster });
        known.push({ groupId, commits: { at, ...commits }, error });
      }
    }
    return known;
  } catch (thrown) {
    if (!isNotOffered(thrown)) throw thrown;
  }
  const answers = await fetchGroupCommits(cluster, coordinator, groupIds, options);
  return answers.map(({ groupId, topics, error }) => ({ groupId, commits: commitColumns(topics, at), error }));
}

/** All commits of one group, asked of its coordinator now. */
export async function fetchCommits(cluster: Cluster, groupId: string, options: Options = {}): Promise<Commit[]> {
  const [group] = await fetchGroupCommits(cluster, { group: groupId }, [groupId], options);
  if (group?.error) throw group.error;
  return (group?.topics ?? []).flatMap(({ name, partitions }) =>
    partitions
      .filter((row) => row.committedOffset >= 0n)
      .map((row) => ({
        topic: name,
        partition: row.partitionIndex,
        offset: row.committedOffset,
        leaderEpoch: row.committedLeaderEpoch < 0 ? null : row.committedLeaderEpoch,
        metadata: row.metadata,
      })),
  );
}
