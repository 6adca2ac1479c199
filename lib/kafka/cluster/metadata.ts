import type { MetadataColumns } from '@/lib/kafka/protocol/columns/metadata';

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
  readonly topics: TopicsByName;
  /** The same, for what looks at all of it. */
  readonly columns: MetadataColumns;
};

export type TopicsByName = Pick<ReadonlyMap<string, TopicMetadata>, 'get' | 'has' | 'size' | 'keys' | 'values'>;

/** Its topics become objects only as they are asked for. */
export function readMetadata(columns: MetadataColumns, asOf: number): ClusterMetadata {
  const brokers = columns.brokers.toSorted((a, b) => a.brokerId - b.brokerId);
  return { asOf, kafkaClusterId: columns.kafkaClusterId, brokers, topics: new TopicsInColumns(columns), columns };
}

class TopicsInColumns implements TopicsByName {
  private readonly indexOf: ReadonlyMap<string, number>;
  private readonly made = new Map<string, TopicMetadata>();

  constructor(private readonly columns: MetadataColumns) {
    this.indexOf = new Map(columns.names.map((name, t) => [name, t]));
  }

  get size(): number {
    return this.indexOf.size;
  }

  has(name: string): boolean {
    return this.indexOf.has(name);
  }

  get(name: string): TopicMetadata | undefined {
    const t = this.indexOf.get(name);
    if (t === undefined) return undefined;
    let topic = this.made.get(name);
    if (!topic) this.made.set(name, (topic = topicAt(this.columns, t)));
    return topic;
  }

  keys(): MapIterator<string> {
    return this.indexOf.keys();
  }

  *values(): MapIterator<TopicMetadata> {
    for (const name of this.columns.names) yield this.get(name)!;
  }
}

function topicAt(columns: MetadataColumns, t: number): TopicMetadata {
  const from = columns.firstPartition[t]!;
  const partitions = Array.from({ length: columns.firstPartition[t + 1]! - from }, (_, i) =>
    partitionAt(columns, from + i),
  );
  return {
    name: columns.names[t]!,
    topicId: columns.topicIds[t]!,
    internal: columns.internal[t] === 1,
    error: columns.topicError[t] || null,
    partitions: partitions.sort((a, b) => a.partition - b.partition),
  };
}

function partitionAt(columns: MetadataColumns, p: number): PartitionMetadata {
  const first = columns.firstReplica[p]!;
  const replicas = [...columns.replica.subarray(first, columns.firstReplica[p + 1])];
  const leader = columns.leader[p]!;
  const leaderEpoch = columns.leaderEpoch[p]!;
  return {
    partition: columns.partition[p]!,
    leader: leader < 0 ? null : leader,
    leaderEpoch: leaderEpoch < 0 ? null : leaderEpoch,
    replicas,
    isr: replicas.filter((_, i) => columns.inSync[first + i] === 1),
    offlineReplicas: replicas.filter((_, i) => columns.offline[first + i] === 1),
    error: columns.partitionError[p] || null,
  };
}
