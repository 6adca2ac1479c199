import { AppError } from '@/lib/errors';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type {
  ConsumerGroupDescribeResponseDescribedGroup,
  DescribeGroupsResponseDescribedGroup,
  ShareGroupDescribeResponseDescribedGroup,
  StreamsGroupDescribeResponseDescribedGroup,
} from '@/lib/kafka/protocol/message-types';
import {
  ConsumerGroupDescribe,
  DescribeGroups,
  ShareGroupDescribe,
  StreamsGroupDescribe,
} from '@/lib/kafka/protocol/messages';

import { decodeAssignment, decodeSubscription, type TopicPartitions } from './assignment';
import type { AskOptions, Cluster } from './cluster';
import { kafkaError } from './kafka-error';
import { isNotOffered } from './release';
import type { At } from './routing';

export type GroupKind = 'classic' | 'consumer' | 'share' | 'streams';

export type DescribedMember = {
  readonly memberId: string;
  readonly instanceId: string | null;
  readonly clientId: string;
  readonly host: string;
  readonly rack: string | null;
  /** Null when it is not in a form that can be read. */
  readonly assignment: readonly TopicPartitions[] | null;
  readonly subscribed: readonly string[];
};

export type DescribedGroup = {
  readonly groupId: string;
  readonly type: GroupKind;
  readonly protocolType: string;
  readonly state: string;
  /** The assignor, or what a classic group of another kind agreed on. */
  readonly protocol: string | null;
  readonly epoch: number | null;
  readonly members: readonly DescribedMember[];
};

type Options = Omit<AskOptions, 'at'>;
type Asked = { at: At; options: Options };
/** One kind's answer for each group. */
type Ask = (cluster: Cluster, groupIds: readonly string[], asked: Asked) => Promise<GroupAnswer[]>;
/** Null: there is no such group of this kind. An error is of this group alone. */
type GroupAnswer = DescribedGroup | AppError | null;

const asks: Record<GroupKind, Ask> = {
  async consumer(cluster, groupIds, { at, options }) {
    const { groups } = await cluster.ask(ConsumerGroupDescribe, { groupIds }, { ...options, at });
    return groups.map((group) =>
      answered(cluster, ConsumerGroupDescribe, group, () => newGroup('consumer', 'consumer', group)),
    );
  },
  async classic(cluster, groupIds, { at, options }) {
    const { groups } = await cluster.ask(DescribeGroups, { groups: groupIds }, { ...options, at });
    // Up to v5 "Dead" means "no such classic group" (GroupMetadataManager); v6 says GROUP_ID_NOT_FOUND.
    return groups.map((group) =>
      answered(cluster, DescribeGroups, group, () => (group.groupState === 'Dead' ? null : classicGroup(group))),
    );
  },
  async share(cluster, groupIds, { at, options }) {
    const { groups } = await cluster.ask(ShareGroupDescribe, { groupIds }, { ...options, at });
    return groups.map((group) => answered(cluster, ShareGroupDescribe, group, () => newGroup('share', 'share', group)));
  },
  async streams(cluster, groupIds, { at, options }) {
    const { groups } = await cluster.ask(StreamsGroupDescribe, { groupIds }, { ...options, at });
    return groups.map((group) => answered(cluster, StreamsGroupDescribe, group, () => streamsGroup(group)));
  },
};

/** Describes groups of one kind at one coordinator, in the order asked; what one refuses is no other's loss. */
export function describeGroupsOf(
  cluster: Cluster,
  kind: GroupKind,
  groupIds: readonly string[],
  at: At,
  options: Options = {},
): Promise<GroupAnswer[]> {
  return asks[kind](cluster, groupIds, { at, options });
}

/** Describes one group as its coordinator has it now; null when there is none. Unknown kind: the likely ones in turn. */
export async function describeGroup(
  cluster: Cluster,
  groupId: string,
  kind: string | null,
  options: Options = {},
): Promise<DescribedGroup | null> {
  const named = kinds.filter((one) => one === kind);
  // A kind may be stale: a group can come back as another one, so the rest is tried too before it is called gone.
  for (const one of [...named, ...kinds.filter((other) => other !== kind)]) {
    try {
      const [group] = await asks[one](cluster, [groupId], { at: { group: groupId }, options });
      if (group instanceof AppError) throw group;
      if (group) return group;
    } catch (error) {
      // A cluster that does not know the API has no such groups either.
      if (!isNotOffered(error)) throw error;
    }
  }
  return null;
}

const kinds = ['consumer', 'classic', 'streams', 'share'] as const;

type Coded = { groupId: string; errorCode: number; errorMessage?: string | null };

function answered(
  by: Cluster,
  api: { readonly name: string },
  { groupId, errorCode: code, errorMessage }: Coded,
  read: () => DescribedGroup | null,
): GroupAnswer {
  if (code === 0) return read();
  // 3.7 to 3.9 offer the newer kinds and, as they are set up by default, refuse to have any.
  if (code === errorCode.GROUP_ID_NOT_FOUND || code === errorCode.UNSUPPORTED_VERSION) return null;
  return kafkaError(code, errorMessage, `group ${groupId}`, { api, by });
}

function classicGroup(group: DescribeGroupsResponseDescribedGroup): DescribedGroup {
  const readable = group.protocolType === 'consumer';
  return {
    groupId: group.groupId,
    type: 'classic',
    protocolType: group.protocolType,
    state: group.groupState,
    protocol: group.protocolData || null,
    epoch: null,
    members: group.members.map((member) => ({
      memberId: member.memberId,
      instanceId: member.groupInstanceId ?? null,
      clientId: member.clientId,
      host: hostText(member.clientHost),
      rack: null,
      assignment: readable ? decodeAssignment(member.memberAssignment) : null,
      subscribed: readable ? (decodeSubscription(member.memberMetadata) ?? []) : [],
    })),
  };
}

function newGroup(
  type: 'consumer' | 'share',
  protocolType: string,
  group: ConsumerGroupDescribeResponseDescribedGroup | ShareGroupDescribeResponseDescribedGroup,
): DescribedGroup {
  return {
    groupId: group.groupId,
    type,
    protocolType,
    state: group.groupState,
    protocol: group.assignorName || null,
    epoch: group.groupEpoch,
    members: group.members.map((member) => ({
      memberId: member.memberId,
      instanceId: 'instanceId' in member ? member.instanceId : null,
      clientId: member.clientId,
      host: hostText(member.clientHost),
      rack: member.rackId,
      assignment: member.assignment.topicPartitions.map(({ topicName, partitions }) => ({
        topic: topicName,
        partitions: partitions.toSorted((a, b) => a - b),
      })),
      subscribed: member.subscribedTopicNames,
    })),
  };
}

/** Tasks are of subtopologies, whose partitions are those of each of its source topics. */
function streamsGroup(group: StreamsGroupDescribeResponseDescribedGroup): DescribedGroup {
  const sources = new Map(
    (group.topology?.subtopologies ?? []).map((one) => [
      one.subtopologyId,
      [...one.sourceTopics, ...one.repartitionSourceTopics.map((topic) => topic.name)],
    ]),
  );
  return {
    groupId: group.groupId,
    type: 'streams',
    protocolType: 'streams',
    state: group.groupState,
    protocol: null,
    epoch: group.groupEpoch,
    members: group.members.map((member) => ({
      memberId: member.memberId,
      instanceId: member.instanceId,
      clientId: member.clientId,
      host: hostText(member.clientHost),
      rack: member.rackId,
      assignment: member.assignment.activeTasks.flatMap(({ subtopologyId, partitions }) =>
        (sources.get(subtopologyId) ?? []).map((topic) => ({ topic, partitions })),
      ),
      subscribed: [...sources.values()].flat(),
    })),
  };
}

/** Java writes an address as "name/1.2.3.4" with the name mostly empty. */
function hostText(host: string): string {
  return host.replace(/^\//, '');
}
