import { X509Certificate } from 'node:crypto';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type { ClusterConfig } from './config';
import { claimsOf } from './credentials';

type Resource = 'topic' | 'group' | 'cluster' | 'transactional id';

/**
 * The operation on each resource that an API asks of its caller (KafkaApis, ControllerApis; the table of Kafka's
 * security documentation). What each of them refuses with says which resource it was.
 */
const operations: Readonly<Record<Resource, Readonly<Record<string, string | undefined>>>> = {
  topic: {
    Metadata: 'DESCRIBE',
    DescribeTopicPartitions: 'DESCRIBE',
    ListOffsets: 'DESCRIBE',
    OffsetForLeaderEpoch: 'DESCRIBE',
    OffsetFetch: 'DESCRIBE',
    ConsumerGroupDescribe: 'DESCRIBE',
    ShareGroupDescribe: 'DESCRIBE',
    StreamsGroupDescribe: 'DESCRIBE',
    DescribeShareGroupOffsets: 'DESCRIBE',
    Fetch: 'READ',
    OffsetCommit: 'READ',
    OffsetDelete: 'READ',
    DescribeProducers: 'READ',
    AlterShareGroupOffsets: 'READ',
    DeleteShareGroupOffsets: 'READ',
    DescribeConfigs: 'DESCRIBE_CONFIGS',
    IncrementalAlterConfigs: 'ALTER_CONFIGS',
    AlterConfigs: 'ALTER_CONFIGS',
    CreatePartitions: 'ALTER',
    CreateTopics: 'CREATE',
    DeleteTopics: 'DELETE',
    DeleteRecords: 'DELETE',
    Produce: 'WRITE',
  },
  group: {
    FindCoordinator: 'DESCRIBE',
    DescribeGroups: 'DESCRIBE',
    ConsumerGroupDescribe: 'DESCRIBE',
    ShareGroupDescribe: 'DESCRIBE',
    StreamsGroupDescribe: 'DESCRIBE',
    DescribeShareGroupOffsets: 'DESCRIBE',
    OffsetFetch: 'DESCRIBE',
    OffsetCommit: 'READ',
    AlterShareGroupOffsets: 'READ',
    OffsetDelete: 'DELETE',
    DeleteGroups: 'DELETE',
    DeleteShareGroupOffsets: 'DELETE',
  },
  cluster: {
    DescribeLogDirs: 'DESCRIBE',
    DescribeQuorum: 'DESCRIBE',
    DescribeAcls: 'DESCRIBE',
    DescribeUserScramCredentials: 'DESCRIBE',
    ListPartitionReassignments: 'DESCRIBE',
    DescribeConfigs: 'DESCRIBE_CONFIGS',
    DescribeClientQuotas: 'DESCRIBE_CONFIGS',
    ListConfigResources: 'DESCRIBE_CONFIGS',
    IncrementalAlterConfigs: 'ALTER_CONFIGS',
    AlterConfigs: 'ALTER_CONFIGS',
    AlterClientQuotas: 'ALTER_CONFIGS',
    CreateAcls: 'ALTER',
    DeleteAcls: 'ALTER',
    AlterUserScramCredentials: 'ALTER',
    ElectLeaders: 'ALTER',
    AlterPartitionReassignments: 'ALTER',
    AlterReplicaLogDirs: 'ALTER',
    UpdateFeatures: 'ALTER',
    UnregisterBroker: 'ALTER',
    CreateTopics: 'CREATE',
    InitProducerId: 'IDEMPOTENT_WRITE',
  },
  'transactional id': { FindCoordinator: 'DESCRIBE', DescribeTransactions: 'DESCRIBE', InitProducerId: 'WRITE' },
};

const resources = new Map<number, Resource>([
  [errorCode.TOPIC_AUTHORIZATION_FAILED, 'topic'],
  [errorCode.GROUP_AUTHORIZATION_FAILED, 'group'],
  [errorCode.CLUSTER_AUTHORIZATION_FAILED, 'cluster'],
  [errorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED, 'transactional id'],
]);

/**
 * What a refusal of `api` says is missing: "DESCRIBE_CONFIGS on topic orders". `subject`: what it was asked about, as
 * "topic orders" or "partition orders/3". Null where the answer does not tell.
 */
export function missingRight(api: string, kafkaCode: number, subject: string): string | null {
  const resource = resources.get(kafkaCode);
  const operation = resource && operations[resource][api];
  if (!operation) return null;
  if (resource === 'cluster') return `${operation} on the cluster`;
  const named = subject.replace(/^(?:partition )?(\S+)\/\d+$/, 'topic $1');
  return `${operation} on ${named.startsWith(`${resource} `) ? named : `a ${resource} of ${subject}`}`;
}

/**
 * For whom the brokers take us, as far as the settings tell: brokers may map names otherwise, and never say which
 * principal they have found.
 */
export function principalOf({ tls, sasl }: Pick<ClusterConfig, 'tls' | 'sasl'>): string {
  if (sasl?.mechanism === 'OAUTHBEARER') {
    if ('url' in sasl.from) return `the client ${sasl.from.clientId}`;
    const { sub } = claimsOf(sasl.from.token);
    return sub === null ? 'the owner of the token' : `User:${sub}`;
  }
  if (sasl) return `User:${sasl.username}`;
  if (!tls?.certificate) return 'User:ANONYMOUS';
  try {
    return `the certificate ${new X509Certificate(tls.certificate).subject.replaceAll('\n', ',')}`;
  } catch {
    return 'the client certificate';
  }
}
