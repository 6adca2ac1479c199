import 'server-only';

import type { EachOffset, OffsetStep } from '@/lib/contract/changes';
import { groupBy } from '@/lib/kafka/cluster/group-by';
import { type Asked, kafkaError } from '@/lib/kafka/cluster/kafka-error';
import type { ClusterContext } from '@/lib/kafka/context';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { OffsetCommit, OffsetDelete } from '@/lib/kafka/protocol/messages';

/** v10 names topics by id. */
const NAMED_OFFSET_COMMIT = 9;
const WRITE_MS = 10_000;

export type Place = { readonly topic: string; readonly partition: number };

export const keyOf = ({ topic, partition }: Place): string => `${topic}/${partition}`;

/** Epoch and metadata belong to one commit: they come back with it, and are not carried over to another place. */
export async function sendCommits(
  ctx: ClusterContext,
  groupId: string,
  moves: readonly OffsetStep[],
  own: ReadonlyMap<string, EachOffset>,
  errors: Map<string, string>,
): Promise<void> {
  if (moves.length === 0) return;
  const topics = [...groupBy(moves, (step) => step.topic)].map(([name, steps]) => ({
    name,
    partitions: steps.map((step) => ({
      partitionIndex: step.partition,
      committedOffset: BigInt(step.after!),
      committedLeaderEpoch: own.get(keyOf(step))?.leaderEpoch ?? -1,
      committedMetadata: own.get(keyOf(step))?.metadata ?? '',
    })),
  }));
  // Generation -1 and no member: an administrator's commit.
  const body = { groupId, generationIdOrMemberEpoch: -1, memberId: '', topics };
  const options = { at: { group: groupId }, maxVersion: NAMED_OFFSET_COMMIT, timeoutMs: WRITE_MS };
  const answer = await ctx.kafka.ask(OffsetCommit, body, options);
  note(groupId, answer.topics, errors, { api: OffsetCommit, by: ctx.kafka });
}

/** Takes commits away (OffsetDelete), where there was none before. */
export async function sendRemovals(
  ctx: ClusterContext,
  groupId: string,
  moves: readonly OffsetStep[],
  errors: Map<string, string>,
): Promise<void> {
  if (moves.length === 0) return;
  const topics = [...groupBy(moves, (step) => step.topic)].map(([name, steps]) => ({
    name,
    partitions: steps.map((step) => ({ partitionIndex: step.partition })),
  }));
  const answer = await ctx.kafka.ask(
    OffsetDelete,
    { groupId, topics },
    { at: { group: groupId }, timeoutMs: WRITE_MS },
  );
  note(groupId, answer.topics, errors, { api: OffsetDelete, by: ctx.kafka });
}

type Answered = readonly {
  name?: string;
  partitions: readonly { partitionIndex: number; errorCode: number }[];
}[];

function note(groupId: string, topics: Answered, errors: Map<string, string>, asked: Asked): void {
  for (const { name = '', partitions } of topics) {
    for (const { partitionIndex: partition, errorCode: code } of partitions) {
      if (code === 0) continue;
      // What Kafka says to an administrator's commit when somebody has joined since the look.
      const joined = code === errorCode.UNKNOWN_MEMBER_ID || code === errorCode.GROUP_SUBSCRIBED_TO_TOPIC;
      const message = joined
        ? `${groupId} has members again: Kafka refused this.`
        : kafkaError(code, null, subjectOf(code, groupId, { topic: name, partition }), asked).message;
      errors.set(keyOf({ topic: name, partition }), message);
    }
  }
}

/** Whatever is wrong with the group is said of each of its partitions. */
const subjectOf = (code: number, groupId: string, place: Place): string =>
  code === errorCode.GROUP_AUTHORIZATION_FAILED ? `group ${groupId}` : keyOf(place);
