import type { MetadataResponse, MetadataResponsePartition } from '@/lib/kafka/protocol/message-types';

export type BrokerNode = {
  readonly brokerId: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
};

export type PartitionMetadata = {
  readonly partition: number;
  /** Null: none, which is what is wrong with it. */
  readonly leader: number | null;
  /** Null from brokers before 2.1. */
  readonly leaderEpoch: number | null;
  /** In the order of the assignment: the first is the preferred leader. */
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
  /** Kafka's error code, or null. */
  readonly error: number | null;
};

export type TopicMetadata = {
  readonly name: string;
  /** Null from brokers before 2.8 (KIP-516). */
  readonly topicId: string | null;
  readonly internal: boolean;
  /** Kafka's error code, or null. */
  readonly error: number | null;
  /** By partition number, ascending. */
  readonly partitions: readonly PartitionMetadata[];
};

/**
 * Brokers, topics and partitions as one broker knew them. Brokers that are down or fenced are not in it. It has no
 * controller: under KRaft brokers name a random one here (KafkaApis), and DescribeQuorum tells the true one.
 */
export type ClusterMetadata = {
  /** When it was asked for, ms since 1970: nothing in it is older. */
  readonly asOf: number;
  /** Kafka's own id of the cluster. */
  readonly kafkaClusterId: string | null;
  /** By id, ascending. */
  readonly brokers: readonly BrokerNode[];
  /** By name. */
  readonly topics: ReadonlyMap<string, TopicMetadata>;
};

const NO_TOPIC_ID = 'A'.repeat(22);

export function readMetadata(answer: MetadataResponse, asOf: number): ClusterMetadata {
  const brokers = answer.brokers.map(({ nodeId, host, port, rack }) => ({
    brokerId: nodeId,
    host,
    port,
    rack: rack ?? null,
  }));
  const topics = new Map<string, TopicMetadata>();
  for (const { name, topicId, isInternal, errorCode, partitions } of answer.topics) {
    if (name === null) continue; // Only for topics asked for by id.
    topics.set(name, {
      name,
      topicId: topicId && topicId !== NO_TOPIC_ID ? topicId : null,
      internal: isInternal ?? false,
      error: errorCode || null,
      partitions: partitions.map(readPartition).sort((a, b) => a.partition - b.partition),
    });
  }
  brokers.sort((a, b) => a.brokerId - b.brokerId);
  return { asOf, kafkaClusterId: answer.clusterId ?? null, brokers, topics };
}

function readPartition(answer: MetadataResponsePartition): PartitionMetadata {
  const { leaderId, leaderEpoch = -1 } = answer;
  return {
    partition: answer.partitionIndex,
    leader: leaderId < 0 ? null : leaderId,
    leaderEpoch: leaderEpoch < 0 ? null : leaderEpoch,
    replicas: answer.replicaNodes,
    isr: answer.isrNodes,
    offlineReplicas: answer.offlineReplicas ?? [],
    error: answer.errorCode || null,
  };
}
