import { DescribeQuorum } from '@/lib/kafka/protocol/messages';

import type { AskOptions, Cluster } from './cluster';
import { kafkaError } from './kafka-error';

export type Quorum = { readonly leaderId: number | null; readonly leaderEpoch: number };

/** The active controller; null while there is none. */
export async function activeController(cluster: Cluster, options: Omit<AskOptions, 'at'> = {}): Promise<number | null> {
  const { controllerId } = (await cluster.metadata({ signal: options.signal })).columns;
  if (!cluster.underZooKeeper) return (await describeQuorum(cluster, options)).leaderId;
  // With ZooKeeper there is no quorum to describe, and Metadata tells the truth.
  return controllerId < 0 ? null : controllerId;
}

/**
 * Who leads the metadata quorum: the active controller. `controllerId` of Metadata and DescribeCluster is a random
 * live broker under KRaft (KafkaApis), so this is the only true source.
 */
export async function describeQuorum(cluster: Cluster, options: Omit<AskOptions, 'at'> = {}): Promise<Quorum> {
  const topics = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }];
  const answer = await cluster.ask(DescribeQuorum, { topics }, { ...options, at: 'any' });
  const partition = answer.topics[0]?.partitions[0];
  if (partition?.errorCode !== 0) {
    throw kafkaError(partition?.errorCode ?? -1, partition?.errorMessage, 'the metadata quorum', {
      api: DescribeQuorum,
      by: cluster,
    });
  }
  return { leaderId: partition.leaderId < 0 ? null : partition.leaderId, leaderEpoch: partition.leaderEpoch };
}
