// Made from Apache Kafka 4.3.1 by: npm run messages. Do not edit.

export type ProduceRequest = {
  /** The transactional ID, or null if the producer is not transactional. */
  transactionalId?: string | null;
  /** The number of acknowledgments the producer requires the leader to have received before considering a request complete. Allowed values: 0 for no acknowledgments, 1 for only the leader and -1 for the full ISR. */
  acks?: number;
  /** The timeout to await a response in milliseconds. */
  timeoutMs?: number;
  /** Each topic to produce to. */
  topicData?: readonly ProduceRequestTopicProduceData[];
};

export type ProduceRequestTopicProduceData = {
  /** v3 to v12: The topic name. */
  name?: string;
  /** v13+: The unique topic ID */
  topicId?: string;
  /** Each partition to produce to. */
  partitionData?: readonly ProduceRequestPartitionProduceData[];
};

export type ProduceRequestPartitionProduceData = {
  /** The partition index. */
  index?: number;
  /** The record data to be produced. */
  records?: Uint8Array | null;
};

export type ProduceResponse = {
  /** Each produce response. */
  responses: ProduceResponseTopicProduceResponse[];
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v10+: Endpoints for all current-leaders enumerated in PartitionProduceResponses, with errors NOT_LEADER_OR_FOLLOWER. */
  nodeEndpoints?: ProduceResponseNodeEndpoint[];
};

export type ProduceResponseTopicProduceResponse = {
  /** v3 to v12: The topic name. */
  name?: string;
  /** v13+: The unique topic ID */
  topicId?: string;
  /** Each partition that we produced to within the topic. */
  partitionResponses: ProduceResponsePartitionProduceResponse[];
};

export type ProduceResponsePartitionProduceResponse = {
  /** The partition index. */
  index: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The base offset. */
  baseOffset: bigint;
  /** The timestamp returned by broker after appending the messages. If CreateTime is used for the topic, the timestamp will be -1.  If LogAppendTime is used for the topic, the timestamp will be the broker local time when the messages are appended. */
  logAppendTimeMs: bigint;
  /** v5+: The log start offset. */
  logStartOffset?: bigint;
  /** v8+: The batch indices of records that caused the batch to be dropped. */
  recordErrors?: ProduceResponseBatchIndexAndErrorMessage[];
  /** v8+: The global error message summarizing the common root cause of the records that caused the batch to be dropped. */
  errorMessage?: string | null;
  /** v10+: The leader broker that the producer should use for future requests. */
  currentLeader?: ProduceResponseLeaderIdAndEpoch;
};

export type ProduceResponseBatchIndexAndErrorMessage = {
  /** The batch index of the record that caused the batch to be dropped. */
  batchIndex: number;
  /** The error message of the record that caused the batch to be dropped. */
  batchIndexErrorMessage: string | null;
};

export type ProduceResponseLeaderIdAndEpoch = {
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type ProduceResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
  /** The rack of the node, or null if it has not been assigned to a rack. */
  rack: string | null;
};

export type FetchRequest = {
  /** v12+: The clusterId if known. This is used to validate metadata fetches prior to broker registration. */
  clusterId?: string | null;
  /** v4 to v14: The broker ID of the follower, of -1 if this request is from a consumer. */
  replicaId?: number;
  /** v15+: The state of the replica in the follower. */
  replicaState?: FetchRequestReplicaState;
  /** The maximum time in milliseconds to wait for the response. */
  maxWaitMs?: number;
  /** The minimum bytes to accumulate in the response. */
  minBytes?: number;
  /** The maximum bytes to fetch.  See KIP-74 for cases where this limit may not be honored. */
  maxBytes?: number;
  /** This setting controls the visibility of transactional records. Using READ_UNCOMMITTED (isolation_level = 0) makes all records visible. With READ_COMMITTED (isolation_level = 1), non-transactional and COMMITTED transactional records are visible. To be more concrete, READ_COMMITTED returns all data from offsets smaller than the current LSO (last stable offset), and enables the inclusion of the list of aborted transactions in the result, which allows consumers to discard ABORTED transactional records. */
  isolationLevel?: number;
  /** v7+: The fetch session ID. */
  sessionId?: number;
  /** v7+: The fetch session epoch, which is used for ordering requests in a session. */
  sessionEpoch?: number;
  /** The topics to fetch. */
  topics?: readonly FetchRequestFetchTopic[];
  /** v7+: In an incremental fetch request, the partitions to remove. */
  forgottenTopicsData?: readonly FetchRequestForgottenTopic[];
  /** v11+: Rack ID of the consumer making this request. */
  rackId?: string;
};

export type FetchRequestReplicaState = {
  /** The replica ID of the follower, or -1 if this request is from a consumer. */
  replicaId?: number;
  /** The epoch of this follower, or -1 if not available. */
  replicaEpoch?: bigint;
};

export type FetchRequestFetchTopic = {
  /** v4 to v12: The name of the topic to fetch. */
  topic?: string;
  /** v13+: The unique topic ID. */
  topicId?: string;
  /** The partitions to fetch. */
  partitions?: readonly FetchRequestFetchPartition[];
};

export type FetchRequestFetchPartition = {
  /** The partition index. */
  partition?: number;
  /** v9+: The current leader epoch of the partition. */
  currentLeaderEpoch?: number;
  /** The message offset. */
  fetchOffset?: bigint;
  /** v12+: The epoch of the last fetched record or -1 if there is none. */
  lastFetchedEpoch?: number;
  /** v5+: The earliest available offset of the follower replica.  The field is only used when the request is sent by the follower. */
  logStartOffset?: bigint;
  /** The maximum bytes to fetch from this partition.  See KIP-74 for cases where this limit may not be honored. */
  partitionMaxBytes?: number;
  /** v17+: The directory id of the follower fetching. */
  replicaDirectoryId?: string;
  /** v18+: The high-watermark known by the replica. -1 if the high-watermark is not known and 9223372036854775807 if the feature is not supported. */
  highWatermark?: bigint;
};

export type FetchRequestForgottenTopic = {
  /** v7 to v12: The topic name. */
  topic?: string;
  /** v13+: The unique topic ID. */
  topicId?: string;
  /** The partitions indexes to forget. */
  partitions?: readonly number[];
};

export type FetchResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v7+: The top level response error code. */
  errorCode?: number;
  /** v7+: The fetch session ID, or 0 if this is not part of a fetch session. */
  sessionId?: number;
  /** The response topics. */
  responses: FetchResponseFetchableTopicResponse[];
  /** v16+: Endpoints for all current-leaders enumerated in PartitionData, with errors NOT_LEADER_OR_FOLLOWER & FENCED_LEADER_EPOCH. */
  nodeEndpoints?: FetchResponseNodeEndpoint[];
};

export type FetchResponseFetchableTopicResponse = {
  /** v4 to v12: The topic name. */
  topic?: string;
  /** v13+: The unique topic ID. */
  topicId?: string;
  /** The topic partitions. */
  partitions: FetchResponsePartitionData[];
};

export type FetchResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no fetch error. */
  errorCode: number;
  /** The current high water mark. */
  highWatermark: bigint;
  /** The last stable offset (or LSO) of the partition. This is the last offset such that the state of all transactional records prior to this offset have been decided (ABORTED or COMMITTED). */
  lastStableOffset: bigint;
  /** v5+: The current log start offset. */
  logStartOffset?: bigint;
  /** v12+: In case divergence is detected based on the `LastFetchedEpoch` and `FetchOffset` in the request, this field indicates the largest epoch and its end offset such that subsequent records are known to diverge. */
  divergingEpoch?: FetchResponseEpochEndOffset;
  /** v12+: The current leader of the partition. */
  currentLeader?: FetchResponseLeaderIdAndEpoch;
  /** v12+: In the case of fetching an offset less than the LogStartOffset, this is the end offset and epoch that should be used in the FetchSnapshot request. */
  snapshotId?: FetchResponseSnapshotId;
  /** The aborted transactions. */
  abortedTransactions: FetchResponseAbortedTransaction[] | null;
  /** v11+: The preferred read replica for the consumer to use on its next fetch request. */
  preferredReadReplica?: number;
  /** The record data. */
  records: Uint8Array | null;
};

export type FetchResponseEpochEndOffset = {
  /** The largest epoch. */
  epoch: number;
  /** The end offset of the epoch. */
  endOffset: bigint;
};

export type FetchResponseLeaderIdAndEpoch = {
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type FetchResponseSnapshotId = {
  /** The end offset of the epoch. */
  endOffset: bigint;
  /** The largest epoch. */
  epoch: number;
};

export type FetchResponseAbortedTransaction = {
  /** The producer id associated with the aborted transaction. */
  producerId: bigint;
  /** The first offset in the aborted transaction. */
  firstOffset: bigint;
};

export type FetchResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
  /** The rack of the node, or null if it has not been assigned to a rack. */
  rack: string | null;
};

export type ListOffsetsRequest = {
  /** The broker ID of the requester, or -1 if this request is being made by a normal consumer. */
  replicaId?: number;
  /** v2+: This setting controls the visibility of transactional records. Using READ_UNCOMMITTED (isolation_level = 0) makes all records visible. With READ_COMMITTED (isolation_level = 1), non-transactional and COMMITTED transactional records are visible. To be more concrete, READ_COMMITTED returns all data from offsets smaller than the current LSO (last stable offset), and enables the inclusion of the list of aborted transactions in the result, which allows consumers to discard ABORTED transactional records. */
  isolationLevel?: number;
  /** Each topic in the request. */
  topics?: readonly ListOffsetsRequestListOffsetsTopic[];
  /** v10+: The timeout to await a response in milliseconds for requests that require reading from remote storage for topics enabled with tiered storage. */
  timeoutMs?: number;
};

export type ListOffsetsRequestListOffsetsTopic = {
  /** The topic name. */
  name?: string;
  /** Each partition in the request. */
  partitions?: readonly ListOffsetsRequestListOffsetsPartition[];
};

export type ListOffsetsRequestListOffsetsPartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** v4+: The current leader epoch. */
  currentLeaderEpoch?: number;
  /** The current timestamp. */
  timestamp?: bigint;
};

export type ListOffsetsResponse = {
  /** v2+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** Each topic in the response. */
  topics: ListOffsetsResponseListOffsetsTopicResponse[];
};

export type ListOffsetsResponseListOffsetsTopicResponse = {
  /** The topic name. */
  name: string;
  /** Each partition in the response. */
  partitions: ListOffsetsResponseListOffsetsPartitionResponse[];
};

export type ListOffsetsResponseListOffsetsPartitionResponse = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition error code, or 0 if there was no error. */
  errorCode: number;
  /** The timestamp associated with the returned offset. */
  timestamp: bigint;
  /** The returned offset. */
  offset: bigint;
  /** v4+: The leader epoch associated with the returned offset. */
  leaderEpoch?: number;
};

export type MetadataRequest = {
  /** The topics to fetch metadata for. */
  topics?: readonly MetadataRequestTopic[] | null;
  /** v4+: If this is true, the broker may auto-create topics that we requested which do not already exist, if it is configured to do so. */
  allowAutoTopicCreation?: boolean;
  /** v8 to v10: Whether to include cluster authorized operations. */
  includeClusterAuthorizedOperations?: boolean;
  /** v8+: Whether to include topic authorized operations. */
  includeTopicAuthorizedOperations?: boolean;
};

export type MetadataRequestTopic = {
  /** v10+: The topic id. */
  topicId?: string;
  /** The topic name. */
  name?: string | null;
};

export type MetadataResponse = {
  /** v3+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** A list of brokers present in the cluster. */
  brokers: MetadataResponseBroker[];
  /** v2+: The cluster ID that responding broker belongs to. */
  clusterId?: string | null;
  /** v1+: The ID of the controller broker. */
  controllerId?: number;
  /** Each topic in the response. */
  topics: MetadataResponseTopic[];
  /** v8 to v10: 32-bit bitfield to represent authorized operations for this cluster. */
  clusterAuthorizedOperations?: number;
  /** v13+: The top-level error code, or 0 if there was no error. */
  errorCode?: number;
};

export type MetadataResponseBroker = {
  /** The broker ID. */
  nodeId: number;
  /** The broker hostname. */
  host: string;
  /** The broker port. */
  port: number;
  /** v1+: The rack of the broker, or null if it has not been assigned to a rack. */
  rack?: string | null;
};

export type MetadataResponseTopic = {
  /** The topic error, or 0 if there was no error. */
  errorCode: number;
  /** The topic name. Null for non-existing topics queried by ID. This is never null when ErrorCode is zero. One of Name and TopicId is always populated. */
  name: string | null;
  /** v10+: The topic id. Zero for non-existing topics queried by name. This is never zero when ErrorCode is zero. One of Name and TopicId is always populated. */
  topicId?: string;
  /** v1+: True if the topic is internal. */
  isInternal?: boolean;
  /** Each partition in the topic. */
  partitions: MetadataResponsePartition[];
  /** v8+: 32-bit bitfield to represent authorized operations for this topic. */
  topicAuthorizedOperations?: number;
};

export type MetadataResponsePartition = {
  /** The partition error, or 0 if there was no error. */
  errorCode: number;
  /** The partition index. */
  partitionIndex: number;
  /** The ID of the leader broker. */
  leaderId: number;
  /** v7+: The leader epoch of this partition. */
  leaderEpoch?: number;
  /** The set of all nodes that host this partition. */
  replicaNodes: number[];
  /** The set of nodes that are in sync with the leader for this partition. */
  isrNodes: number[];
  /** v5+: The set of offline replicas of this partition. */
  offlineReplicas?: number[];
};

export type OffsetCommitRequest = {
  /** The unique group identifier. */
  groupId?: string;
  /** The generation of the group if using the classic group protocol or the member epoch if using the consumer protocol. */
  generationIdOrMemberEpoch?: number;
  /** The member ID assigned by the group coordinator. */
  memberId?: string;
  /** v7+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** v2 to v4: The time period in ms to retain the offset. */
  retentionTimeMs?: bigint;
  /** The topics to commit offsets for. */
  topics?: readonly OffsetCommitRequestTopic[];
};

export type OffsetCommitRequestTopic = {
  /** v2 to v9: The topic name. */
  name?: string;
  /** v10+: The topic ID. */
  topicId?: string;
  /** Each partition to commit offsets for. */
  partitions?: readonly OffsetCommitRequestPartition[];
};

export type OffsetCommitRequestPartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** The message offset to be committed. */
  committedOffset?: bigint;
  /** v6+: The leader epoch of this partition. */
  committedLeaderEpoch?: number;
  /** Any associated metadata the client wants to keep. */
  committedMetadata?: string | null;
};

export type OffsetCommitResponse = {
  /** v3+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The responses for each topic. */
  topics: OffsetCommitResponseTopic[];
};

export type OffsetCommitResponseTopic = {
  /** v2 to v9: The topic name. */
  name?: string;
  /** v10+: The topic ID. */
  topicId?: string;
  /** The responses for each partition in the topic. */
  partitions: OffsetCommitResponsePartition[];
};

export type OffsetCommitResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type OffsetFetchRequest = {
  /** v1 to v7: The group to fetch offsets for. */
  groupId?: string;
  /** v1 to v7: Each topic we would like to fetch offsets for, or null to fetch offsets for all topics. */
  topics?: readonly OffsetFetchRequestTopic[] | null;
  /** v8+: Each group we would like to fetch offsets for. */
  groups?: readonly OffsetFetchRequestGroup[];
  /** v7+: Whether broker should hold on returning unstable offsets but set a retriable error code for the partitions. */
  requireStable?: boolean;
};

export type OffsetFetchRequestTopic = {
  /** The topic name. */
  name?: string;
  /** The partition indexes we would like to fetch offsets for. */
  partitionIndexes?: readonly number[];
};

export type OffsetFetchRequestGroup = {
  /** The group ID. */
  groupId?: string;
  /** v9+: The member id. */
  memberId?: string | null;
  /** v9+: The member epoch if using the new consumer protocol (KIP-848). */
  memberEpoch?: number;
  /** Each topic we would like to fetch offsets for, or null to fetch offsets for all topics. */
  topics?: readonly OffsetFetchRequestTopics[] | null;
};

export type OffsetFetchRequestTopics = {
  /** v8 to v9: The topic name. */
  name?: string;
  /** v10+: The topic ID. */
  topicId?: string;
  /** The partition indexes we would like to fetch offsets for. */
  partitionIndexes?: readonly number[];
};

export type OffsetFetchResponse = {
  /** v3+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** v1 to v7: The responses per topic. */
  topics?: OffsetFetchResponseTopic[];
  /** v2 to v7: The top-level error code, or 0 if there was no error. */
  errorCode?: number;
  /** v8+: The responses per group id. */
  groups?: OffsetFetchResponseGroup[];
};

export type OffsetFetchResponseTopic = {
  /** The topic name. */
  name: string;
  /** The responses per partition. */
  partitions: OffsetFetchResponsePartition[];
};

export type OffsetFetchResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The committed message offset. */
  committedOffset: bigint;
  /** v5+: The leader epoch. */
  committedLeaderEpoch?: number;
  /** The partition metadata. */
  metadata: string | null;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type OffsetFetchResponseGroup = {
  /** The group ID. */
  groupId: string;
  /** The responses per topic. */
  topics: OffsetFetchResponseTopics[];
  /** The group-level error code, or 0 if there was no error. */
  errorCode: number;
};

export type OffsetFetchResponseTopics = {
  /** v8 to v9: The topic name. */
  name?: string;
  /** v10+: The topic ID. */
  topicId?: string;
  /** The responses per partition. */
  partitions: OffsetFetchResponsePartitions[];
};

export type OffsetFetchResponsePartitions = {
  /** The partition index. */
  partitionIndex: number;
  /** The committed message offset. */
  committedOffset: bigint;
  /** The leader epoch. */
  committedLeaderEpoch: number;
  /** The partition metadata. */
  metadata: string | null;
  /** The partition-level error code, or 0 if there was no error. */
  errorCode: number;
};

export type FindCoordinatorRequest = {
  /** v0 to v3: The coordinator key. */
  key?: string;
  /** v1+: The coordinator key type. (group, transaction, share). */
  keyType?: number;
  /** v4+: The coordinator keys. */
  coordinatorKeys?: readonly string[];
};

export type FindCoordinatorResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** v0 to v3: The error code, or 0 if there was no error. */
  errorCode?: number;
  /** v1 to v3: The error message, or null if there was no error. */
  errorMessage?: string | null;
  /** v0 to v3: The node id. */
  nodeId?: number;
  /** v0 to v3: The host name. */
  host?: string;
  /** v0 to v3: The port. */
  port?: number;
  /** v4+: Each coordinator result in the response. */
  coordinators?: FindCoordinatorResponseCoordinator[];
};

export type FindCoordinatorResponseCoordinator = {
  /** The coordinator key. */
  key: string;
  /** The node id. */
  nodeId: number;
  /** The host name. */
  host: string;
  /** The port. */
  port: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type JoinGroupRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The coordinator considers the consumer dead if it receives no heartbeat after this timeout in milliseconds. */
  sessionTimeoutMs?: number;
  /** v1+: The maximum time in milliseconds that the coordinator will wait for each member to rejoin when rebalancing the group. */
  rebalanceTimeoutMs?: number;
  /** The member id assigned by the group coordinator. */
  memberId?: string;
  /** v5+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** The unique name the for class of protocols implemented by the group we want to join. */
  protocolType?: string;
  /** The list of protocols that the member supports. */
  protocols?: readonly JoinGroupRequestProtocol[];
  /** v8+: The reason why the member (re-)joins the group. */
  reason?: string | null;
};

export type JoinGroupRequestProtocol = {
  /** The protocol name. */
  name?: string;
  /** The protocol metadata. */
  metadata?: Uint8Array;
};

export type JoinGroupResponse = {
  /** v2+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The generation ID of the group. */
  generationId: number;
  /** v7+: The group protocol name. */
  protocolType?: string | null;
  /** The group protocol selected by the coordinator. */
  protocolName: string | null;
  /** The leader of the group. */
  leader: string;
  /** v9+: True if the leader must skip running the assignment. */
  skipAssignment?: boolean;
  /** The member ID assigned by the group coordinator. */
  memberId: string;
  /** The group members. */
  members: JoinGroupResponseMember[];
};

export type JoinGroupResponseMember = {
  /** The group member ID. */
  memberId: string;
  /** v5+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** The group member metadata. */
  metadata: Uint8Array;
};

export type HeartbeatRequest = {
  /** The group id. */
  groupId?: string;
  /** The generation of the group. */
  generationId?: number;
  /** The member ID. */
  memberId?: string;
  /** v3+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
};

export type HeartbeatResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type LeaveGroupRequest = {
  /** The ID of the group to leave. */
  groupId?: string;
  /** v0 to v2: The member ID to remove from the group. */
  memberId?: string;
  /** v3+: List of leaving member identities. */
  members?: readonly LeaveGroupRequestMemberIdentity[];
};

export type LeaveGroupRequestMemberIdentity = {
  /** The member ID to remove from the group. */
  memberId?: string;
  /** The group instance ID to remove from the group. */
  groupInstanceId?: string | null;
  /** v5+: The reason why the member left the group. */
  reason?: string | null;
};

export type LeaveGroupResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** v3+: List of leaving member responses. */
  members?: LeaveGroupResponseMemberResponse[];
};

export type LeaveGroupResponseMemberResponse = {
  /** The member ID to remove from the group. */
  memberId: string;
  /** The group instance ID to remove from the group. */
  groupInstanceId: string | null;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type SyncGroupRequest = {
  /** The unique group identifier. */
  groupId?: string;
  /** The generation of the group. */
  generationId?: number;
  /** The member ID assigned by the group. */
  memberId?: string;
  /** v3+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** v5+: The group protocol type. */
  protocolType?: string | null;
  /** v5+: The group protocol name. */
  protocolName?: string | null;
  /** Each assignment. */
  assignments?: readonly SyncGroupRequestAssignment[];
};

export type SyncGroupRequestAssignment = {
  /** The ID of the member to assign. */
  memberId?: string;
  /** The member assignment. */
  assignment?: Uint8Array;
};

export type SyncGroupResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** v5+: The group protocol type. */
  protocolType?: string | null;
  /** v5+: The group protocol name. */
  protocolName?: string | null;
  /** The member assignment. */
  assignment: Uint8Array;
};

export type DescribeGroupsRequest = {
  /** The names of the groups to describe. */
  groups?: readonly string[];
  /** v3+: Whether to include authorized operations. */
  includeAuthorizedOperations?: boolean;
};

export type DescribeGroupsResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** Each described group. */
  groups: DescribeGroupsResponseDescribedGroup[];
};

export type DescribeGroupsResponseDescribedGroup = {
  /** The describe error, or 0 if there was no error. */
  errorCode: number;
  /** v6+: The describe error message, or null if there was no error. */
  errorMessage?: string | null;
  /** The group ID string. */
  groupId: string;
  /** The group state string, or the empty string. */
  groupState: string;
  /** The group protocol type, or the empty string. */
  protocolType: string;
  /** The group protocol data, or the empty string. */
  protocolData: string;
  /** The group members. */
  members: DescribeGroupsResponseDescribedGroupMember[];
  /** v3+: 32-bit bitfield to represent authorized operations for this group. */
  authorizedOperations?: number;
};

export type DescribeGroupsResponseDescribedGroupMember = {
  /** The member id. */
  memberId: string;
  /** v4+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** The client ID used in the member's latest join group request. */
  clientId: string;
  /** The client host. */
  clientHost: string;
  /** The metadata corresponding to the current group protocol in use. */
  memberMetadata: Uint8Array;
  /** The current assignment provided by the group leader. */
  memberAssignment: Uint8Array;
};

export type ListGroupsRequest = {
  /** v4+: The states of the groups we want to list. If empty, all groups are returned with their state. */
  statesFilter?: readonly string[];
  /** v5+: The types of the groups we want to list. If empty, all groups are returned with their type. */
  typesFilter?: readonly string[];
};

export type ListGroupsResponse = {
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** Each group in the response. */
  groups: ListGroupsResponseListedGroup[];
};

export type ListGroupsResponseListedGroup = {
  /** The group ID. */
  groupId: string;
  /** The group protocol type. */
  protocolType: string;
  /** v4+: The group state name. */
  groupState?: string;
  /** v5+: The group type name. */
  groupType?: string;
};

export type SaslHandshakeRequest = {
  /** The SASL mechanism chosen by the client. */
  mechanism?: string;
};

export type SaslHandshakeResponse = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The mechanisms enabled in the server. */
  mechanisms: string[];
};

export type ApiVersionsRequest = {
  /** v3+: The name of the client. */
  clientSoftwareName?: string;
  /** v3+: The version of the client. */
  clientSoftwareVersion?: string;
};

export type ApiVersionsResponse = {
  /** The top-level error code. */
  errorCode: number;
  /** The APIs supported by the broker. */
  apiKeys: ApiVersionsResponseApiVersion[];
  /** v1+: The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs?: number;
  /** v3+: Features supported by the broker. Note: in v0-v3, features with MinSupportedVersion = 0 are omitted. */
  supportedFeatures?: ApiVersionsResponseSupportedFeatureKey[];
  /** v3+: The monotonically increasing epoch for the finalized features information. Valid values are >= 0. A value of -1 is special and represents unknown epoch. */
  finalizedFeaturesEpoch?: bigint;
  /** v3+: List of cluster-wide finalized features. The information is valid only if FinalizedFeaturesEpoch >= 0. */
  finalizedFeatures?: ApiVersionsResponseFinalizedFeatureKey[];
  /** v3+: Set by a KRaft controller if the required configurations for ZK migration are present. */
  zkMigrationReady?: boolean;
};

export type ApiVersionsResponseApiVersion = {
  /** The API index. */
  apiKey: number;
  /** The minimum supported version, inclusive. */
  minVersion: number;
  /** The maximum supported version, inclusive. */
  maxVersion: number;
};

export type ApiVersionsResponseSupportedFeatureKey = {
  /** The name of the feature. */
  name: string;
  /** The minimum supported version for the feature. */
  minVersion: number;
  /** The maximum supported version for the feature. */
  maxVersion: number;
};

export type ApiVersionsResponseFinalizedFeatureKey = {
  /** The name of the feature. */
  name: string;
  /** The cluster-wide finalized max version level for the feature. */
  maxVersionLevel: number;
  /** The cluster-wide finalized min version level for the feature. */
  minVersionLevel: number;
};

export type CreateTopicsRequest = {
  /** The topics to create. */
  topics?: readonly CreateTopicsRequestCreatableTopic[];
  /** How long to wait in milliseconds before timing out the request. */
  timeoutMs?: number;
  /** If true, check that the topics can be created as specified, but don't create anything. */
  validateOnly?: boolean;
};

export type CreateTopicsRequestCreatableTopic = {
  /** The topic name. */
  name?: string;
  /** The number of partitions to create in the topic, or -1 if we are either specifying a manual partition assignment or using the default partitions. */
  numPartitions?: number;
  /** The number of replicas to create for each partition in the topic, or -1 if we are either specifying a manual partition assignment or using the default replication factor. */
  replicationFactor?: number;
  /** The manual partition assignment, or the empty array if we are using automatic assignment. */
  assignments?: readonly CreateTopicsRequestCreatableReplicaAssignment[];
  /** The custom topic configurations to set. */
  configs?: readonly CreateTopicsRequestCreatableTopicConfig[];
};

export type CreateTopicsRequestCreatableReplicaAssignment = {
  /** The partition index. */
  partitionIndex?: number;
  /** The brokers to place the partition on. */
  brokerIds?: readonly number[];
};

export type CreateTopicsRequestCreatableTopicConfig = {
  /** The configuration name. */
  name?: string;
  /** The configuration value. */
  value?: string | null;
};

export type CreateTopicsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Results for each topic we tried to create. */
  topics: CreateTopicsResponseCreatableTopicResult[];
};

export type CreateTopicsResponseCreatableTopicResult = {
  /** The topic name. */
  name: string;
  /** v7+: The unique topic ID. */
  topicId?: string;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** v5+: Optional topic config error returned if configs are not returned in the response. */
  topicConfigErrorCode?: number;
  /** v5+: Number of partitions of the topic. */
  numPartitions?: number;
  /** v5+: Replication factor of the topic. */
  replicationFactor?: number;
  /** v5+: Configuration of the topic. */
  configs?: CreateTopicsResponseCreatableTopicConfigs[] | null;
};

export type CreateTopicsResponseCreatableTopicConfigs = {
  /** The configuration name. */
  name: string;
  /** The configuration value. */
  value: string | null;
  /** True if the configuration is read-only. */
  readOnly: boolean;
  /** The configuration source. */
  configSource: number;
  /** True if this configuration is sensitive. */
  isSensitive: boolean;
};

export type DeleteTopicsRequest = {
  /** v6+: The name or topic ID of the topic. */
  topics?: readonly DeleteTopicsRequestDeleteTopicState[];
  /** v1 to v5: The names of the topics to delete. */
  topicNames?: readonly string[];
  /** The length of time in milliseconds to wait for the deletions to complete. */
  timeoutMs?: number;
};

export type DeleteTopicsRequestDeleteTopicState = {
  /** The topic name. */
  name?: string | null;
  /** The unique topic ID. */
  topicId?: string;
};

export type DeleteTopicsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each topic we tried to delete. */
  responses: DeleteTopicsResponseDeletableTopicResult[];
};

export type DeleteTopicsResponseDeletableTopicResult = {
  /** The topic name. */
  name: string | null;
  /** v6+: The unique topic ID. */
  topicId?: string;
  /** The deletion error, or 0 if the deletion succeeded. */
  errorCode: number;
  /** v5+: The error message, or null if there was no error. */
  errorMessage?: string | null;
};

export type DeleteRecordsRequest = {
  /** Each topic that we want to delete records from. */
  topics?: readonly DeleteRecordsRequestDeleteRecordsTopic[];
  /** How long to wait for the deletion to complete, in milliseconds. */
  timeoutMs?: number;
};

export type DeleteRecordsRequestDeleteRecordsTopic = {
  /** The topic name. */
  name?: string;
  /** Each partition that we want to delete records from. */
  partitions?: readonly DeleteRecordsRequestDeleteRecordsPartition[];
};

export type DeleteRecordsRequestDeleteRecordsPartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** The deletion offset. -1 means that records should be truncated to the high watermark. */
  offset?: bigint;
};

export type DeleteRecordsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each topic that we wanted to delete records from. */
  topics: DeleteRecordsResponseDeleteRecordsTopicResult[];
};

export type DeleteRecordsResponseDeleteRecordsTopicResult = {
  /** The topic name. */
  name: string;
  /** Each partition that we wanted to delete records from. */
  partitions: DeleteRecordsResponseDeleteRecordsPartitionResult[];
};

export type DeleteRecordsResponseDeleteRecordsPartitionResult = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition low water mark. */
  lowWatermark: bigint;
  /** The deletion error code, or 0 if the deletion succeeded. */
  errorCode: number;
};

export type InitProducerIdRequest = {
  /** The transactional id, or null if the producer is not transactional. */
  transactionalId?: string | null;
  /** The time in ms to wait before aborting idle transactions sent by this producer. This is only relevant if a TransactionalId has been defined. */
  transactionTimeoutMs?: number;
  /** v3+: The producer id. This is used to disambiguate requests if a transactional id is reused following its expiration. */
  producerId?: bigint;
  /** v3+: The producer's current epoch. This will be checked against the producer epoch on the broker, and the request will return an error if they do not match. */
  producerEpoch?: number;
};

export type InitProducerIdResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The current producer id. */
  producerId: bigint;
  /** The current epoch associated with the producer id. */
  producerEpoch: number;
};

export type OffsetForLeaderEpochRequest = {
  /** v3+: The broker ID of the follower, of -1 if this request is from a consumer. */
  replicaId?: number;
  /** Each topic to get offsets for. */
  topics?: readonly OffsetForLeaderEpochRequestOffsetForLeaderTopic[];
};

export type OffsetForLeaderEpochRequestOffsetForLeaderTopic = {
  /** The topic name. */
  topic?: string;
  /** Each partition to get offsets for. */
  partitions?: readonly OffsetForLeaderEpochRequestOffsetForLeaderPartition[];
};

export type OffsetForLeaderEpochRequestOffsetForLeaderPartition = {
  /** The partition index. */
  partition?: number;
  /** An epoch used to fence consumers/replicas with old metadata. If the epoch provided by the client is larger than the current epoch known to the broker, then the UNKNOWN_LEADER_EPOCH error code will be returned. If the provided epoch is smaller, then the FENCED_LEADER_EPOCH error code will be returned. */
  currentLeaderEpoch?: number;
  /** The epoch to look up an offset for. */
  leaderEpoch?: number;
};

export type OffsetForLeaderEpochResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each topic we fetched offsets for. */
  topics: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[];
};

export type OffsetForLeaderEpochResponseOffsetForLeaderTopicResult = {
  /** The topic name. */
  topic: string;
  /** Each partition in the topic we fetched offsets for. */
  partitions: OffsetForLeaderEpochResponseEpochEndOffset[];
};

export type OffsetForLeaderEpochResponseEpochEndOffset = {
  /** The error code 0, or if there was no error. */
  errorCode: number;
  /** The partition index. */
  partition: number;
  /** The leader epoch of the partition. */
  leaderEpoch: number;
  /** The end offset of the epoch. */
  endOffset: bigint;
};

export type AddPartitionsToTxnRequest = {
  /** v4+: List of transactions to add partitions to. */
  transactions?: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTransaction[];
  /** v0 to v3: The transactional id corresponding to the transaction. */
  v3AndBelowTransactionalId?: string;
  /** v0 to v3: Current producer id in use by the transactional id. */
  v3AndBelowProducerId?: bigint;
  /** v0 to v3: Current epoch associated with the producer id. */
  v3AndBelowProducerEpoch?: number;
  /** v0 to v3: The partitions to add to the transaction. */
  v3AndBelowTopics?: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTopic[];
};

export type AddPartitionsToTxnRequestAddPartitionsToTxnTransaction = {
  /** The transactional id corresponding to the transaction. */
  transactionalId?: string;
  /** Current producer id in use by the transactional id. */
  producerId?: bigint;
  /** Current epoch associated with the producer id. */
  producerEpoch?: number;
  /** Boolean to signify if we want to check if the partition is in the transaction rather than add it. */
  verifyOnly?: boolean;
  /** The partitions to add to the transaction. */
  topics?: readonly AddPartitionsToTxnRequestAddPartitionsToTxnTopic[];
};

export type AddPartitionsToTxnRequestAddPartitionsToTxnTopic = {
  /** The name of the topic. */
  name?: string;
  /** The partition indexes to add to the transaction. */
  partitions?: readonly number[];
};

export type AddPartitionsToTxnResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v4+: The response top level error code. */
  errorCode?: number;
  /** v4+: Results categorized by transactional ID. */
  resultsByTransaction?: AddPartitionsToTxnResponseAddPartitionsToTxnResult[];
  /** v0 to v3: The results for each topic. */
  resultsByTopicV3AndBelow?: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[];
};

export type AddPartitionsToTxnResponseAddPartitionsToTxnResult = {
  /** The transactional id corresponding to the transaction. */
  transactionalId: string;
  /** The results for each topic. */
  topicResults: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[];
};

export type AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult = {
  /** The topic name. */
  name: string;
  /** The results for each partition. */
  resultsByPartition: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[];
};

export type AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult = {
  /** The partition indexes. */
  partitionIndex: number;
  /** The response error code. */
  partitionErrorCode: number;
};

export type AddOffsetsToTxnRequest = {
  /** The transactional id corresponding to the transaction. */
  transactionalId?: string;
  /** Current producer id in use by the transactional id. */
  producerId?: bigint;
  /** Current epoch associated with the producer id. */
  producerEpoch?: number;
  /** The unique group identifier. */
  groupId?: string;
};

export type AddOffsetsToTxnResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The response error code, or 0 if there was no error. */
  errorCode: number;
};

export type EndTxnRequest = {
  /** The ID of the transaction to end. */
  transactionalId?: string;
  /** The producer ID. */
  producerId?: bigint;
  /** The current epoch associated with the producer. */
  producerEpoch?: number;
  /** True if the transaction was committed, false if it was aborted. */
  committed?: boolean;
};

export type EndTxnResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** v5+: The producer ID. */
  producerId?: bigint;
  /** v5+: The current epoch associated with the producer. */
  producerEpoch?: number;
};

export type WriteTxnMarkersRequest = {
  /** The transaction markers to be written. */
  markers?: readonly WriteTxnMarkersRequestWritableTxnMarker[];
};

export type WriteTxnMarkersRequestWritableTxnMarker = {
  /** The current producer ID. */
  producerId?: bigint;
  /** The current epoch associated with the producer ID. */
  producerEpoch?: number;
  /** The result of the transaction to write to the partitions (false = ABORT, true = COMMIT). */
  transactionResult?: boolean;
  /** Each topic that we want to write transaction marker(s) for. */
  topics?: readonly WriteTxnMarkersRequestWritableTxnMarkerTopic[];
  /** Epoch associated with the transaction state partition hosted by this transaction coordinator. */
  coordinatorEpoch?: number;
  /** v2+: Transaction version of the marker. Ex: 0/1 = legacy (TV0/TV1), 2 = TV2 etc. */
  transactionVersion?: number;
};

export type WriteTxnMarkersRequestWritableTxnMarkerTopic = {
  /** The topic name. */
  name?: string;
  /** The indexes of the partitions to write transaction markers for. */
  partitionIndexes?: readonly number[];
};

export type WriteTxnMarkersResponse = {
  /** The results for writing makers. */
  markers: WriteTxnMarkersResponseWritableTxnMarkerResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerResult = {
  /** The current producer ID in use by the transactional ID. */
  producerId: bigint;
  /** The results by topic. */
  topics: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerTopicResult = {
  /** The topic name. */
  name: string;
  /** The results by partition. */
  partitions: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerPartitionResult = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type TxnOffsetCommitRequest = {
  /** The ID of the transaction. */
  transactionalId?: string;
  /** The ID of the group. */
  groupId?: string;
  /** The current producer ID in use by the transactional ID. */
  producerId?: bigint;
  /** The current epoch associated with the producer ID. */
  producerEpoch?: number;
  /** v3+: The generation of the consumer. */
  generationId?: number;
  /** v3+: The member ID assigned by the group coordinator. */
  memberId?: string;
  /** v3+: The unique identifier of the consumer instance provided by end user. */
  groupInstanceId?: string | null;
  /** Each topic that we want to commit offsets for. */
  topics?: readonly TxnOffsetCommitRequestTopic[];
};

export type TxnOffsetCommitRequestTopic = {
  /** The topic name. */
  name?: string;
  /** The partitions inside the topic that we want to commit offsets for. */
  partitions?: readonly TxnOffsetCommitRequestPartition[];
};

export type TxnOffsetCommitRequestPartition = {
  /** The index of the partition within the topic. */
  partitionIndex?: number;
  /** The message offset to be committed. */
  committedOffset?: bigint;
  /** v2+: The leader epoch of the last consumed record. */
  committedLeaderEpoch?: number;
  /** Any associated metadata the client wants to keep. */
  committedMetadata?: string | null;
};

export type TxnOffsetCommitResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The responses for each topic. */
  topics: TxnOffsetCommitResponseTopic[];
};

export type TxnOffsetCommitResponseTopic = {
  /** The topic name. */
  name: string;
  /** The responses for each partition in the topic. */
  partitions: TxnOffsetCommitResponsePartition[];
};

export type TxnOffsetCommitResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type DescribeAclsRequest = {
  /** The resource type. */
  resourceTypeFilter?: number;
  /** The resource name, or null to match any resource name. */
  resourceNameFilter?: string | null;
  /** The resource pattern to match. */
  patternTypeFilter?: number;
  /** The principal to match, or null to match any principal. */
  principalFilter?: string | null;
  /** The host to match, or null to match any host. */
  hostFilter?: string | null;
  /** The operation to match. */
  operation?: number;
  /** The permission type to match. */
  permissionType?: number;
};

export type DescribeAclsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** Each Resource that is referenced in an ACL. */
  resources: DescribeAclsResponseDescribeAclsResource[];
};

export type DescribeAclsResponseDescribeAclsResource = {
  /** The resource type. */
  resourceType: number;
  /** The resource name. */
  resourceName: string;
  /** The resource pattern type. */
  patternType: number;
  /** The ACLs. */
  acls: DescribeAclsResponseAclDescription[];
};

export type DescribeAclsResponseAclDescription = {
  /** The ACL principal. */
  principal: string;
  /** The ACL host. */
  host: string;
  /** The ACL operation. */
  operation: number;
  /** The ACL permission type. */
  permissionType: number;
};

export type CreateAclsRequest = {
  /** The ACLs that we want to create. */
  creations?: readonly CreateAclsRequestAclCreation[];
};

export type CreateAclsRequestAclCreation = {
  /** The type of the resource. */
  resourceType?: number;
  /** The resource name for the ACL. */
  resourceName?: string;
  /** The pattern type for the ACL. */
  resourcePatternType?: number;
  /** The principal for the ACL. */
  principal?: string;
  /** The host for the ACL. */
  host?: string;
  /** The operation type for the ACL (read, write, etc.). */
  operation?: number;
  /** The permission type for the ACL (allow, deny, etc.). */
  permissionType?: number;
};

export type CreateAclsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each ACL creation. */
  results: CreateAclsResponseAclCreationResult[];
};

export type CreateAclsResponseAclCreationResult = {
  /** The result error, or zero if there was no error. */
  errorCode: number;
  /** The result message, or null if there was no error. */
  errorMessage: string | null;
};

export type DeleteAclsRequest = {
  /** The filters to use when deleting ACLs. */
  filters?: readonly DeleteAclsRequestDeleteAclsFilter[];
};

export type DeleteAclsRequestDeleteAclsFilter = {
  /** The resource type. */
  resourceTypeFilter?: number;
  /** The resource name, or null to match any resource name. */
  resourceNameFilter?: string | null;
  /** The pattern type. */
  patternTypeFilter?: number;
  /** The principal filter, or null to accept all principals. */
  principalFilter?: string | null;
  /** The host filter, or null to accept all hosts. */
  hostFilter?: string | null;
  /** The ACL operation. */
  operation?: number;
  /** The permission type. */
  permissionType?: number;
};

export type DeleteAclsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each filter. */
  filterResults: DeleteAclsResponseDeleteAclsFilterResult[];
};

export type DeleteAclsResponseDeleteAclsFilterResult = {
  /** The error code, or 0 if the filter succeeded. */
  errorCode: number;
  /** The error message, or null if the filter succeeded. */
  errorMessage: string | null;
  /** The ACLs which matched this filter. */
  matchingAcls: DeleteAclsResponseDeleteAclsMatchingAcl[];
};

export type DeleteAclsResponseDeleteAclsMatchingAcl = {
  /** The deletion error code, or 0 if the deletion succeeded. */
  errorCode: number;
  /** The deletion error message, or null if the deletion succeeded. */
  errorMessage: string | null;
  /** The ACL resource type. */
  resourceType: number;
  /** The ACL resource name. */
  resourceName: string;
  /** The ACL resource pattern type. */
  patternType: number;
  /** The ACL principal. */
  principal: string;
  /** The ACL host. */
  host: string;
  /** The ACL operation. */
  operation: number;
  /** The ACL permission type. */
  permissionType: number;
};

export type DescribeConfigsRequest = {
  /** The resources whose configurations we want to describe. */
  resources?: readonly DescribeConfigsRequestDescribeConfigsResource[];
  /** True if we should include all synonyms. */
  includeSynonyms?: boolean;
  /** v3+: True if we should include configuration documentation. */
  includeDocumentation?: boolean;
};

export type DescribeConfigsRequestDescribeConfigsResource = {
  /** The resource type. */
  resourceType?: number;
  /** The resource name. */
  resourceName?: string;
  /** The configuration keys to list, or null to list all configuration keys. */
  configurationKeys?: readonly string[] | null;
};

export type DescribeConfigsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each resource. */
  results: DescribeConfigsResponseDescribeConfigsResult[];
};

export type DescribeConfigsResponseDescribeConfigsResult = {
  /** The error code, or 0 if we were able to successfully describe the configurations. */
  errorCode: number;
  /** The error message, or null if we were able to successfully describe the configurations. */
  errorMessage: string | null;
  /** The resource type. */
  resourceType: number;
  /** The resource name. */
  resourceName: string;
  /** Each listed configuration. */
  configs: DescribeConfigsResponseDescribeConfigsResourceResult[];
};

export type DescribeConfigsResponseDescribeConfigsResourceResult = {
  /** The configuration name. */
  name: string;
  /** The configuration value. */
  value: string | null;
  /** True if the configuration is read-only. */
  readOnly: boolean;
  /** The configuration source. */
  configSource: number;
  /** True if this configuration is sensitive. */
  isSensitive: boolean;
  /** The synonyms for this configuration key. */
  synonyms: DescribeConfigsResponseDescribeConfigsSynonym[];
  /** v3+: The configuration data type. Type can be one of the following values - BOOLEAN, STRING, INT, SHORT, LONG, DOUBLE, LIST, CLASS, PASSWORD. */
  configType?: number;
  /** v3+: The configuration documentation. */
  documentation?: string | null;
};

export type DescribeConfigsResponseDescribeConfigsSynonym = {
  /** The synonym name. */
  name: string;
  /** The synonym value. */
  value: string | null;
  /** The synonym source. */
  source: number;
};

export type AlterConfigsRequest = {
  /** The updates for each resource. */
  resources?: readonly AlterConfigsRequestAlterConfigsResource[];
  /** True if we should validate the request, but not change the configurations. */
  validateOnly?: boolean;
};

export type AlterConfigsRequestAlterConfigsResource = {
  /** The resource type. */
  resourceType?: number;
  /** The resource name. */
  resourceName?: string;
  /** The configurations. */
  configs?: readonly AlterConfigsRequestAlterableConfig[];
};

export type AlterConfigsRequestAlterableConfig = {
  /** The configuration key name. */
  name?: string;
  /** The value to set for the configuration key. */
  value?: string | null;
};

export type AlterConfigsResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The responses for each resource. */
  responses: AlterConfigsResponseAlterConfigsResourceResponse[];
};

export type AlterConfigsResponseAlterConfigsResourceResponse = {
  /** The resource error code. */
  errorCode: number;
  /** The resource error message, or null if there was no error. */
  errorMessage: string | null;
  /** The resource type. */
  resourceType: number;
  /** The resource name. */
  resourceName: string;
};

export type AlterReplicaLogDirsRequest = {
  /** The alterations to make for each directory. */
  dirs?: readonly AlterReplicaLogDirsRequestAlterReplicaLogDir[];
};

export type AlterReplicaLogDirsRequestAlterReplicaLogDir = {
  /** The absolute directory path. */
  path?: string;
  /** The topics to add to the directory. */
  topics?: readonly AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[];
};

export type AlterReplicaLogDirsRequestAlterReplicaLogDirTopic = {
  /** The topic name. */
  name?: string;
  /** The partition indexes. */
  partitions?: readonly number[];
};

export type AlterReplicaLogDirsResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each topic. */
  results: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[];
};

export type AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult = {
  /** The name of the topic. */
  topicName: string;
  /** The results for each partition. */
  partitions: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[];
};

export type AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type DescribeLogDirsRequest = {
  /** Each topic that we want to describe log directories for, or null for all topics. */
  topics?: readonly DescribeLogDirsRequestDescribableLogDirTopic[] | null;
};

export type DescribeLogDirsRequestDescribableLogDirTopic = {
  /** The topic name. */
  topic?: string;
  /** The partition indexes. */
  partitions?: readonly number[];
};

export type DescribeLogDirsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v3+: The error code, or 0 if there was no error. */
  errorCode?: number;
  /** The log directories. */
  results: DescribeLogDirsResponseDescribeLogDirsResult[];
};

export type DescribeLogDirsResponseDescribeLogDirsResult = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The absolute log directory path. */
  logDir: string;
  /** The topics. */
  topics: DescribeLogDirsResponseDescribeLogDirsTopic[];
  /** v4+: The total size in bytes of the volume the log directory is in. This value does not include the size of data stored in remote storage. */
  totalBytes?: bigint;
  /** v4+: The usable size in bytes of the volume the log directory is in. This value does not include the size of data stored in remote storage. */
  usableBytes?: bigint;
  /** v5+: True if this log directory is cordoned. */
  isCordoned?: boolean;
};

export type DescribeLogDirsResponseDescribeLogDirsTopic = {
  /** The topic name. */
  name: string;
  /** The partitions. */
  partitions: DescribeLogDirsResponseDescribeLogDirsPartition[];
};

export type DescribeLogDirsResponseDescribeLogDirsPartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The size of the log segments in this partition in bytes. */
  partitionSize: bigint;
  /** The lag of the log's LEO w.r.t. partition's HW (if it is the current log for the partition) or current replica's LEO (if it is the future log for the partition). */
  offsetLag: bigint;
  /** True if this log is created by AlterReplicaLogDirsRequest and will replace the current log of the replica in the future. */
  isFutureKey: boolean;
};

export type SaslAuthenticateRequest = {
  /** The SASL authentication bytes from the client, as defined by the SASL mechanism. */
  authBytes?: Uint8Array;
};

export type SaslAuthenticateResponse = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** The SASL authentication bytes from the server, as defined by the SASL mechanism. */
  authBytes: Uint8Array;
  /** v1+: Number of milliseconds after which only re-authentication over the existing connection to create a new session can occur. */
  sessionLifetimeMs?: bigint;
};

export type CreatePartitionsRequest = {
  /** Each topic that we want to create new partitions inside. */
  topics?: readonly CreatePartitionsRequestCreatePartitionsTopic[];
  /** The time in ms to wait for the partitions to be created. */
  timeoutMs?: number;
  /** If true, then validate the request, but don't actually increase the number of partitions. */
  validateOnly?: boolean;
};

export type CreatePartitionsRequestCreatePartitionsTopic = {
  /** The topic name. */
  name?: string;
  /** The new partition count. */
  count?: number;
  /** The new partition assignments. */
  assignments?: readonly CreatePartitionsRequestCreatePartitionsAssignment[] | null;
};

export type CreatePartitionsRequestCreatePartitionsAssignment = {
  /** The assigned broker IDs. */
  brokerIds?: readonly number[];
};

export type CreatePartitionsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The partition creation results for each topic. */
  results: CreatePartitionsResponseCreatePartitionsTopicResult[];
};

export type CreatePartitionsResponseCreatePartitionsTopicResult = {
  /** The topic name. */
  name: string;
  /** The result error, or zero if there was no error. */
  errorCode: number;
  /** The result message, or null if there was no error. */
  errorMessage: string | null;
};

export type CreateDelegationTokenRequest = {
  /** v3+: The principal type of the owner of the token. If it's null it defaults to the token request principal. */
  ownerPrincipalType?: string | null;
  /** v3+: The principal name of the owner of the token. If it's null it defaults to the token request principal. */
  ownerPrincipalName?: string | null;
  /** A list of those who are allowed to renew this token before it expires. */
  renewers?: readonly CreateDelegationTokenRequestCreatableRenewers[];
  /** The maximum lifetime of the token in milliseconds, or -1 to use the server side default. */
  maxLifetimeMs?: bigint;
};

export type CreateDelegationTokenRequestCreatableRenewers = {
  /** The type of the Kafka principal. */
  principalType?: string;
  /** The name of the Kafka principal. */
  principalName?: string;
};

export type CreateDelegationTokenResponse = {
  /** The top-level error, or zero if there was no error. */
  errorCode: number;
  /** The principal type of the token owner. */
  principalType: string;
  /** The name of the token owner. */
  principalName: string;
  /** v3+: The principal type of the requester of the token. */
  tokenRequesterPrincipalType?: string;
  /** v3+: The principal type of the requester of the token. */
  tokenRequesterPrincipalName?: string;
  /** When this token was generated. */
  issueTimestampMs: bigint;
  /** When this token expires. */
  expiryTimestampMs: bigint;
  /** The maximum lifetime of this token. */
  maxTimestampMs: bigint;
  /** The token UUID. */
  tokenId: string;
  /** HMAC of the delegation token. */
  hmac: Uint8Array;
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
};

export type RenewDelegationTokenRequest = {
  /** The HMAC of the delegation token to be renewed. */
  hmac?: Uint8Array;
  /** The renewal time period in milliseconds. */
  renewPeriodMs?: bigint;
};

export type RenewDelegationTokenResponse = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The timestamp in milliseconds at which this token expires. */
  expiryTimestampMs: bigint;
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
};

export type ExpireDelegationTokenRequest = {
  /** The HMAC of the delegation token to be expired. */
  hmac?: Uint8Array;
  /** The expiry time period in milliseconds. */
  expiryTimePeriodMs?: bigint;
};

export type ExpireDelegationTokenResponse = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The timestamp in milliseconds at which this token expires. */
  expiryTimestampMs: bigint;
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
};

export type DescribeDelegationTokenRequest = {
  /** Each owner that we want to describe delegation tokens for, or null to describe all tokens. */
  owners?: readonly DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null;
};

export type DescribeDelegationTokenRequestDescribeDelegationTokenOwner = {
  /** The owner principal type. */
  principalType?: string;
  /** The owner principal name. */
  principalName?: string;
};

export type DescribeDelegationTokenResponse = {
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The tokens. */
  tokens: DescribeDelegationTokenResponseDescribedDelegationToken[];
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
};

export type DescribeDelegationTokenResponseDescribedDelegationToken = {
  /** The token principal type. */
  principalType: string;
  /** The token principal name. */
  principalName: string;
  /** v3+: The principal type of the requester of the token. */
  tokenRequesterPrincipalType?: string;
  /** v3+: The principal type of the requester of the token. */
  tokenRequesterPrincipalName?: string;
  /** The token issue timestamp in milliseconds. */
  issueTimestamp: bigint;
  /** The token expiry timestamp in milliseconds. */
  expiryTimestamp: bigint;
  /** The token maximum timestamp length in milliseconds. */
  maxTimestamp: bigint;
  /** The token ID. */
  tokenId: string;
  /** The token HMAC. */
  hmac: Uint8Array;
  /** Those who are able to renew this token before it expires. */
  renewers: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[];
};

export type DescribeDelegationTokenResponseDescribedDelegationTokenRenewer = {
  /** The renewer principal type. */
  principalType: string;
  /** The renewer principal name. */
  principalName: string;
};

export type DeleteGroupsRequest = {
  /** The group names to delete. */
  groupsNames?: readonly string[];
};

export type DeleteGroupsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The deletion results. */
  results: DeleteGroupsResponseDeletableGroupResult[];
};

export type DeleteGroupsResponseDeletableGroupResult = {
  /** The group id. */
  groupId: string;
  /** The deletion error, or 0 if the deletion succeeded. */
  errorCode: number;
};

export type ElectLeadersRequest = {
  /** v1+: Type of elections to conduct for the partition. A value of '0' elects the preferred replica. A value of '1' elects the first live replica if there are no in-sync replica. */
  electionType?: number;
  /** The topic partitions to elect leaders. */
  topicPartitions?: readonly ElectLeadersRequestTopicPartitions[] | null;
  /** The time in ms to wait for the election to complete. */
  timeoutMs?: number;
};

export type ElectLeadersRequestTopicPartitions = {
  /** The name of a topic. */
  topic?: string;
  /** The partitions of this topic whose leader should be elected. */
  partitions?: readonly number[];
};

export type ElectLeadersResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v1+: The top level response error code. */
  errorCode?: number;
  /** The election results, or an empty array if the requester did not have permission and the request asks for all partitions. */
  replicaElectionResults: ElectLeadersResponseReplicaElectionResult[];
};

export type ElectLeadersResponseReplicaElectionResult = {
  /** The topic name. */
  topic: string;
  /** The results for each partition. */
  partitionResult: ElectLeadersResponsePartitionResult[];
};

export type ElectLeadersResponsePartitionResult = {
  /** The partition id. */
  partitionId: number;
  /** The result error, or zero if there was no error. */
  errorCode: number;
  /** The result message, or null if there was no error. */
  errorMessage: string | null;
};

export type IncrementalAlterConfigsRequest = {
  /** The incremental updates for each resource. */
  resources?: readonly IncrementalAlterConfigsRequestAlterConfigsResource[];
  /** True if we should validate the request, but not change the configurations. */
  validateOnly?: boolean;
};

export type IncrementalAlterConfigsRequestAlterConfigsResource = {
  /** The resource type. */
  resourceType?: number;
  /** The resource name. */
  resourceName?: string;
  /** The configurations. */
  configs?: readonly IncrementalAlterConfigsRequestAlterableConfig[];
};

export type IncrementalAlterConfigsRequestAlterableConfig = {
  /** The configuration key name. */
  name?: string;
  /** The type (Set, Delete, Append, Subtract) of operation. */
  configOperation?: number;
  /** The value to set for the configuration key. */
  value?: string | null;
};

export type IncrementalAlterConfigsResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The responses for each resource. */
  responses: IncrementalAlterConfigsResponseAlterConfigsResourceResponse[];
};

export type IncrementalAlterConfigsResponseAlterConfigsResourceResponse = {
  /** The resource error code. */
  errorCode: number;
  /** The resource error message, or null if there was no error. */
  errorMessage: string | null;
  /** The resource type. */
  resourceType: number;
  /** The resource name. */
  resourceName: string;
};

export type AlterPartitionReassignmentsRequest = {
  /** The time in ms to wait for the request to complete. */
  timeoutMs?: number;
  /** v1+: The option indicating whether changing the replication factor of any given partition as part of this request is a valid move. */
  allowReplicationFactorChange?: boolean;
  /** The topics to reassign. */
  topics?: readonly AlterPartitionReassignmentsRequestReassignableTopic[];
};

export type AlterPartitionReassignmentsRequestReassignableTopic = {
  /** The topic name. */
  name?: string;
  /** The partitions to reassign. */
  partitions?: readonly AlterPartitionReassignmentsRequestReassignablePartition[];
};

export type AlterPartitionReassignmentsRequestReassignablePartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** The replicas to place the partitions on, or null to cancel a pending reassignment for this partition. */
  replicas?: readonly number[] | null;
};

export type AlterPartitionReassignmentsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** v1+: The option indicating whether changing the replication factor of any given partition as part of the request was allowed. */
  allowReplicationFactorChange?: boolean;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The responses to topics to reassign. */
  responses: AlterPartitionReassignmentsResponseReassignableTopicResponse[];
};

export type AlterPartitionReassignmentsResponseReassignableTopicResponse = {
  /** The topic name. */
  name: string;
  /** The responses to partitions to reassign. */
  partitions: AlterPartitionReassignmentsResponseReassignablePartitionResponse[];
};

export type AlterPartitionReassignmentsResponseReassignablePartitionResponse = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code for this partition, or 0 if there was no error. */
  errorCode: number;
  /** The error message for this partition, or null if there was no error. */
  errorMessage: string | null;
};

export type ListPartitionReassignmentsRequest = {
  /** The time in ms to wait for the request to complete. */
  timeoutMs?: number;
  /** The topics to list partition reassignments for, or null to list everything. */
  topics?: readonly ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null;
};

export type ListPartitionReassignmentsRequestListPartitionReassignmentsTopics = {
  /** The topic name. */
  name?: string;
  /** The partitions to list partition reassignments for. */
  partitionIndexes?: readonly number[];
};

export type ListPartitionReassignmentsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The ongoing reassignments for each topic. */
  topics: ListPartitionReassignmentsResponseOngoingTopicReassignment[];
};

export type ListPartitionReassignmentsResponseOngoingTopicReassignment = {
  /** The topic name. */
  name: string;
  /** The ongoing reassignments for each partition. */
  partitions: ListPartitionReassignmentsResponseOngoingPartitionReassignment[];
};

export type ListPartitionReassignmentsResponseOngoingPartitionReassignment = {
  /** The index of the partition. */
  partitionIndex: number;
  /** The current replica set. */
  replicas: number[];
  /** The set of replicas we are currently adding. */
  addingReplicas: number[];
  /** The set of replicas we are currently removing. */
  removingReplicas: number[];
};

export type OffsetDeleteRequest = {
  /** The unique group identifier. */
  groupId?: string;
  /** The topics to delete offsets for. */
  topics?: readonly OffsetDeleteRequestTopic[];
};

export type OffsetDeleteRequestTopic = {
  /** The topic name. */
  name?: string;
  /** Each partition to delete offsets for. */
  partitions?: readonly OffsetDeleteRequestPartition[];
};

export type OffsetDeleteRequestPartition = {
  /** The partition index. */
  partitionIndex?: number;
};

export type OffsetDeleteResponse = {
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The responses for each topic. */
  topics: OffsetDeleteResponseTopic[];
};

export type OffsetDeleteResponseTopic = {
  /** The topic name. */
  name: string;
  /** The responses for each partition in the topic. */
  partitions: OffsetDeleteResponsePartition[];
};

export type OffsetDeleteResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type DescribeClientQuotasRequest = {
  /** Filter components to apply to quota entities. */
  components?: readonly DescribeClientQuotasRequestComponentData[];
  /** Whether the match is strict, i.e. should exclude entities with unspecified entity types. */
  strict?: boolean;
};

export type DescribeClientQuotasRequestComponentData = {
  /** The entity type that the filter component applies to. */
  entityType?: string;
  /** How to match the entity {0 = exact name, 1 = default name, 2 = any specified name}. */
  matchType?: number;
  /** The string to match against, or null if unused for the match type. */
  match?: string | null;
};

export type DescribeClientQuotasResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or `0` if the quota description succeeded. */
  errorCode: number;
  /** The error message, or `null` if the quota description succeeded. */
  errorMessage: string | null;
  /** A result entry. */
  entries: DescribeClientQuotasResponseEntryData[] | null;
};

export type DescribeClientQuotasResponseEntryData = {
  /** The quota entity description. */
  entity: DescribeClientQuotasResponseEntityData[];
  /** The quota values for the entity. */
  values: DescribeClientQuotasResponseValueData[];
};

export type DescribeClientQuotasResponseEntityData = {
  /** The entity type. */
  entityType: string;
  /** The entity name, or null if the default. */
  entityName: string | null;
};

export type DescribeClientQuotasResponseValueData = {
  /** The quota configuration key. */
  key: string;
  /** The quota configuration value. */
  value: number;
};

export type AlterClientQuotasRequest = {
  /** The quota configuration entries to alter. */
  entries?: readonly AlterClientQuotasRequestEntryData[];
  /** Whether the alteration should be validated, but not performed. */
  validateOnly?: boolean;
};

export type AlterClientQuotasRequestEntryData = {
  /** The quota entity to alter. */
  entity?: readonly AlterClientQuotasRequestEntityData[];
  /** An individual quota configuration entry to alter. */
  ops?: readonly AlterClientQuotasRequestOpData[];
};

export type AlterClientQuotasRequestEntityData = {
  /** The entity type. */
  entityType?: string;
  /** The name of the entity, or null if the default. */
  entityName?: string | null;
};

export type AlterClientQuotasRequestOpData = {
  /** The quota configuration key. */
  key?: string;
  /** The value to set, otherwise ignored if the value is to be removed. */
  value?: number;
  /** Whether the quota configuration value should be removed, otherwise set. */
  remove?: boolean;
};

export type AlterClientQuotasResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The quota configuration entries to alter. */
  entries: AlterClientQuotasResponseEntryData[];
};

export type AlterClientQuotasResponseEntryData = {
  /** The error code, or `0` if the quota alteration succeeded. */
  errorCode: number;
  /** The error message, or `null` if the quota alteration succeeded. */
  errorMessage: string | null;
  /** The quota entity to alter. */
  entity: AlterClientQuotasResponseEntityData[];
};

export type AlterClientQuotasResponseEntityData = {
  /** The entity type. */
  entityType: string;
  /** The name of the entity, or null if the default. */
  entityName: string | null;
};

export type DescribeUserScramCredentialsRequest = {
  /** The users to describe, or null/empty to describe all users. */
  users?: readonly DescribeUserScramCredentialsRequestUserName[] | null;
};

export type DescribeUserScramCredentialsRequestUserName = {
  /** The user name. */
  name?: string;
};

export type DescribeUserScramCredentialsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The message-level error code, 0 except for user authorization or infrastructure issues. */
  errorCode: number;
  /** The message-level error message, if any. */
  errorMessage: string | null;
  /** The results for descriptions, one per user. */
  results: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[];
};

export type DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult = {
  /** The user name. */
  user: string;
  /** The user-level error code. */
  errorCode: number;
  /** The user-level error message, if any. */
  errorMessage: string | null;
  /** The mechanism and related information associated with the user's SCRAM credentials. */
  credentialInfos: DescribeUserScramCredentialsResponseCredentialInfo[];
};

export type DescribeUserScramCredentialsResponseCredentialInfo = {
  /** The SCRAM mechanism. */
  mechanism: number;
  /** The number of iterations used in the SCRAM credential. */
  iterations: number;
};

export type AlterUserScramCredentialsRequest = {
  /** The SCRAM credentials to remove. */
  deletions?: readonly AlterUserScramCredentialsRequestScramCredentialDeletion[];
  /** The SCRAM credentials to update/insert. */
  upsertions?: readonly AlterUserScramCredentialsRequestScramCredentialUpsertion[];
};

export type AlterUserScramCredentialsRequestScramCredentialDeletion = {
  /** The user name. */
  name?: string;
  /** The SCRAM mechanism. */
  mechanism?: number;
};

export type AlterUserScramCredentialsRequestScramCredentialUpsertion = {
  /** The user name. */
  name?: string;
  /** The SCRAM mechanism. */
  mechanism?: number;
  /** The number of iterations. */
  iterations?: number;
  /** A random salt generated by the client. */
  salt?: Uint8Array;
  /** The salted password. */
  saltedPassword?: Uint8Array;
};

export type AlterUserScramCredentialsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for deletions and alterations, one per affected user. */
  results: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[];
};

export type AlterUserScramCredentialsResponseAlterUserScramCredentialsResult = {
  /** The user name. */
  user: string;
  /** The error code. */
  errorCode: number;
  /** The error message, if any. */
  errorMessage: string | null;
};

export type VoteRequest = {
  /** The cluster id. */
  clusterId?: string | null;
  /** v1+: The replica id of the voter receiving the request. */
  voterId?: number;
  /** The topic data. */
  topics?: readonly VoteRequestTopicData[];
};

export type VoteRequestTopicData = {
  /** The topic name. */
  topicName?: string;
  /** The partition data. */
  partitions?: readonly VoteRequestPartitionData[];
};

export type VoteRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
  /** The epoch of the voter sending the request */
  replicaEpoch?: number;
  /** The replica id of the voter sending the request */
  replicaId?: number;
  /** v1+: The directory id of the voter sending the request */
  replicaDirectoryId?: string;
  /** v1+: The directory id of the voter receiving the request */
  voterDirectoryId?: string;
  /** The epoch of the last record written to the metadata log. */
  lastOffsetEpoch?: number;
  /** The log end offset of the metadata log of the voter sending the request. */
  lastOffset?: bigint;
  /** v2+: Whether the request is a PreVote request (not persisted) or not. */
  preVote?: boolean;
};

export type VoteResponse = {
  /** The top level error code. */
  errorCode: number;
  /** The results for each topic. */
  topics: VoteResponseTopicData[];
  /** v1+: Endpoints for all current-leaders enumerated in PartitionData. */
  nodeEndpoints?: VoteResponseNodeEndpoint[];
};

export type VoteResponseTopicData = {
  /** The topic name. */
  topicName: string;
  /** The results for each partition. */
  partitions: VoteResponsePartitionData[];
};

export type VoteResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition level error code. */
  errorCode: number;
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
  /** True if the vote was granted and false otherwise. */
  voteGranted: boolean;
};

export type VoteResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
};

export type BeginQuorumEpochRequest = {
  /** The cluster id. */
  clusterId?: string | null;
  /** v1+: The replica id of the voter receiving the request. */
  voterId?: number;
  /** The topics. */
  topics?: readonly BeginQuorumEpochRequestTopicData[];
  /** v1+: Endpoints for the leader. */
  leaderEndpoints?: readonly BeginQuorumEpochRequestLeaderEndpoint[];
};

export type BeginQuorumEpochRequestTopicData = {
  /** The topic name. */
  topicName?: string;
  /** The partitions. */
  partitions?: readonly BeginQuorumEpochRequestPartitionData[];
};

export type BeginQuorumEpochRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
  /** v1+: The directory id of the receiving replica. */
  voterDirectoryId?: string;
  /** The ID of the newly elected leader. */
  leaderId?: number;
  /** The epoch of the newly elected leader. */
  leaderEpoch?: number;
};

export type BeginQuorumEpochRequestLeaderEndpoint = {
  /** The name of the endpoint. */
  name?: string;
  /** The node's hostname. */
  host?: string;
  /** The node's port. */
  port?: number;
};

export type BeginQuorumEpochResponse = {
  /** The top level error code. */
  errorCode: number;
  /** The topic data. */
  topics: BeginQuorumEpochResponseTopicData[];
  /** v1+: Endpoints for all leaders enumerated in PartitionData. */
  nodeEndpoints?: BeginQuorumEpochResponseNodeEndpoint[];
};

export type BeginQuorumEpochResponseTopicData = {
  /** The topic name. */
  topicName: string;
  /** The partition data. */
  partitions: BeginQuorumEpochResponsePartitionData[];
};

export type BeginQuorumEpochResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code for this partition. */
  errorCode: number;
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type BeginQuorumEpochResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
};

export type EndQuorumEpochRequest = {
  /** The cluster id. */
  clusterId?: string | null;
  /** The topics. */
  topics?: readonly EndQuorumEpochRequestTopicData[];
  /** v1+: Endpoints for the leader. */
  leaderEndpoints?: readonly EndQuorumEpochRequestLeaderEndpoint[];
};

export type EndQuorumEpochRequestTopicData = {
  /** The topic name. */
  topicName?: string;
  /** The partitions. */
  partitions?: readonly EndQuorumEpochRequestPartitionData[];
};

export type EndQuorumEpochRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
  /** The current leader ID that is resigning. */
  leaderId?: number;
  /** The current epoch. */
  leaderEpoch?: number;
  /** v0 to v0: A sorted list of preferred successors to start the election. */
  preferredSuccessors?: readonly number[];
  /** v1+: A sorted list of preferred candidates to start the election. */
  preferredCandidates?: readonly EndQuorumEpochRequestReplicaInfo[];
};

export type EndQuorumEpochRequestReplicaInfo = {
  /** The ID of the candidate replica. */
  candidateId?: number;
  /** The directory ID of the candidate replica. */
  candidateDirectoryId?: string;
};

export type EndQuorumEpochRequestLeaderEndpoint = {
  /** The name of the endpoint. */
  name?: string;
  /** The node's hostname. */
  host?: string;
  /** The node's port. */
  port?: number;
};

export type EndQuorumEpochResponse = {
  /** The top level error code. */
  errorCode: number;
  /** The topic data. */
  topics: EndQuorumEpochResponseTopicData[];
  /** v1+: Endpoints for all leaders enumerated in PartitionData. */
  nodeEndpoints?: EndQuorumEpochResponseNodeEndpoint[];
};

export type EndQuorumEpochResponseTopicData = {
  /** The topic name. */
  topicName: string;
  /** The partition data. */
  partitions: EndQuorumEpochResponsePartitionData[];
};

export type EndQuorumEpochResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition level error code. */
  errorCode: number;
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type EndQuorumEpochResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
};

export type DescribeQuorumRequest = {
  /** The topics to describe. */
  topics?: readonly DescribeQuorumRequestTopicData[];
};

export type DescribeQuorumRequestTopicData = {
  /** The topic name. */
  topicName?: string;
  /** The partitions to describe. */
  partitions?: readonly DescribeQuorumRequestPartitionData[];
};

export type DescribeQuorumRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
};

export type DescribeQuorumResponse = {
  /** The top level error code. */
  errorCode: number;
  /** v2+: The error message, or null if there was no error. */
  errorMessage?: string | null;
  /** The response from the describe quorum API. */
  topics: DescribeQuorumResponseTopicData[];
  /** v2+: The nodes in the quorum. */
  nodes?: DescribeQuorumResponseNode[];
};

export type DescribeQuorumResponseTopicData = {
  /** The topic name. */
  topicName: string;
  /** The partition data. */
  partitions: DescribeQuorumResponsePartitionData[];
};

export type DescribeQuorumResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition error code. */
  errorCode: number;
  /** v2+: The error message, or null if there was no error. */
  errorMessage?: string | null;
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
  /** The high water mark. */
  highWatermark: bigint;
  /** The current voters of the partition. */
  currentVoters: DescribeQuorumResponseReplicaState[];
  /** The observers of the partition. */
  observers: DescribeQuorumResponseReplicaState[];
};

export type DescribeQuorumResponseReplicaState = {
  /** The ID of the replica. */
  replicaId: number;
  /** v2+: The replica directory ID of the replica. */
  replicaDirectoryId?: string;
  /** The last known log end offset of the follower or -1 if it is unknown. */
  logEndOffset: bigint;
  /** v1+: The last known leader wall clock time time when a follower fetched from the leader. This is reported as -1 both for the current leader or if it is unknown for a voter. */
  lastFetchTimestamp?: bigint;
  /** v1+: The leader wall clock append time of the offset for which the follower made the most recent fetch request. This is reported as the current time for the leader and -1 if unknown for a voter. */
  lastCaughtUpTimestamp?: bigint;
};

export type DescribeQuorumResponseNode = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The listeners of this controller. */
  listeners: DescribeQuorumResponseListener[];
};

export type DescribeQuorumResponseListener = {
  /** The name of the endpoint. */
  name: string;
  /** The hostname. */
  host: string;
  /** The port. */
  port: number;
};

export type AlterPartitionRequest = {
  /** The ID of the requesting broker. */
  brokerId?: number;
  /** The epoch of the requesting broker. */
  brokerEpoch?: bigint;
  /** The topics to alter ISRs for. */
  topics?: readonly AlterPartitionRequestTopicData[];
};

export type AlterPartitionRequestTopicData = {
  /** The ID of the topic to alter ISRs for. */
  topicId?: string;
  /** The partitions to alter ISRs for. */
  partitions?: readonly AlterPartitionRequestPartitionData[];
};

export type AlterPartitionRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
  /** The leader epoch of this partition. */
  leaderEpoch?: number;
  /** v2 to v2: The ISR for this partition. Deprecated since version 3. */
  newIsr?: readonly number[];
  /** v3+: The ISR for this partition. */
  newIsrWithEpochs?: readonly AlterPartitionRequestBrokerState[];
  /** 1 if the partition is recovering from an unclean leader election; 0 otherwise. */
  leaderRecoveryState?: number;
  /** The expected epoch of the partition which is being updated. */
  partitionEpoch?: number;
};

export type AlterPartitionRequestBrokerState = {
  /** The ID of the broker. */
  brokerId?: number;
  /** The epoch of the broker. It will be -1 if the epoch check is not supported. */
  brokerEpoch?: bigint;
};

export type AlterPartitionResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top level response error code. */
  errorCode: number;
  /** The responses for each topic. */
  topics: AlterPartitionResponseTopicData[];
};

export type AlterPartitionResponseTopicData = {
  /** The ID of the topic. */
  topicId: string;
  /** The responses for each partition. */
  partitions: AlterPartitionResponsePartitionData[];
};

export type AlterPartitionResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition level error code. */
  errorCode: number;
  /** The broker ID of the leader. */
  leaderId: number;
  /** The leader epoch. */
  leaderEpoch: number;
  /** The in-sync replica IDs. */
  isr: number[];
  /** 1 if the partition is recovering from an unclean leader election; 0 otherwise. */
  leaderRecoveryState: number;
  /** The current epoch for the partition for KRaft controllers. */
  partitionEpoch: number;
};

export type UpdateFeaturesRequest = {
  /** How long to wait in milliseconds before timing out the request. */
  timeoutMs?: number;
  /** The list of updates to finalized features. */
  featureUpdates?: readonly UpdateFeaturesRequestFeatureUpdateKey[];
  /** v1+: True if we should validate the request, but not perform the upgrade or downgrade. */
  validateOnly?: boolean;
};

export type UpdateFeaturesRequestFeatureUpdateKey = {
  /** The name of the finalized feature to be updated. */
  feature?: string;
  /** The new maximum version level for the finalized feature. A value >= 1 is valid. A value < 1, is special, and can be used to request the deletion of the finalized feature. */
  maxVersionLevel?: number;
  /** v0 to v0: DEPRECATED in version 1 (see DowngradeType). When set to true, the finalized feature version level is allowed to be downgraded/deleted. The downgrade request will fail if the new maximum version level is a value that's not lower than the existing maximum finalized version level. */
  allowDowngrade?: boolean;
  /** v1+: Determine which type of upgrade will be performed: 1 will perform an upgrade only (default), 2 is safe downgrades only (lossless), 3 is unsafe downgrades (lossy). */
  upgradeType?: number;
};

export type UpdateFeaturesResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or `0` if there was no top-level error. */
  errorCode: number;
  /** The top-level error message, or `null` if there was no top-level error. */
  errorMessage: string | null;
  /** v0 to v1: Results for each feature update. */
  results?: UpdateFeaturesResponseUpdatableFeatureResult[];
};

export type UpdateFeaturesResponseUpdatableFeatureResult = {
  /** The name of the finalized feature. */
  feature: string;
  /** The feature update error code or `0` if the feature update succeeded. */
  errorCode: number;
  /** The feature update error, or `null` if the feature update succeeded. */
  errorMessage: string | null;
};

export type EnvelopeRequest = {
  /** The embedded request header and data. */
  requestData?: Uint8Array;
  /** Value of the initial client principal when the request is redirected by a broker. */
  requestPrincipal?: Uint8Array | null;
  /** The original client's address in bytes. */
  clientHostAddress?: Uint8Array;
};

export type EnvelopeResponse = {
  /** The embedded response header and data. */
  responseData: Uint8Array | null;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type FetchSnapshotRequest = {
  /** The clusterId if known, this is used to validate metadata fetches prior to broker registration. */
  clusterId?: string | null;
  /** The broker ID of the follower. */
  replicaId?: number;
  /** The maximum bytes to fetch from all of the snapshots. */
  maxBytes?: number;
  /** The topics to fetch. */
  topics?: readonly FetchSnapshotRequestTopicSnapshot[];
};

export type FetchSnapshotRequestTopicSnapshot = {
  /** The name of the topic to fetch. */
  name?: string;
  /** The partitions to fetch. */
  partitions?: readonly FetchSnapshotRequestPartitionSnapshot[];
};

export type FetchSnapshotRequestPartitionSnapshot = {
  /** The partition index. */
  partition?: number;
  /** The current leader epoch of the partition, -1 for unknown leader epoch. */
  currentLeaderEpoch?: number;
  /** The snapshot endOffset and epoch to fetch. */
  snapshotId?: FetchSnapshotRequestSnapshotId;
  /** The byte position within the snapshot to start fetching from. */
  position?: bigint;
  /** v1+: The directory id of the follower fetching. */
  replicaDirectoryId?: string;
};

export type FetchSnapshotRequestSnapshotId = {
  /** The end offset of the snapshot. */
  endOffset?: bigint;
  /** The epoch of the snapshot. */
  epoch?: number;
};

export type FetchSnapshotResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top level response error code. */
  errorCode: number;
  /** The topics to fetch. */
  topics: FetchSnapshotResponseTopicSnapshot[];
  /** v1+: Endpoints for all current-leaders enumerated in PartitionSnapshot. */
  nodeEndpoints?: FetchSnapshotResponseNodeEndpoint[];
};

export type FetchSnapshotResponseTopicSnapshot = {
  /** The name of the topic to fetch. */
  name: string;
  /** The partitions to fetch. */
  partitions: FetchSnapshotResponsePartitionSnapshot[];
};

export type FetchSnapshotResponsePartitionSnapshot = {
  /** The partition index. */
  index: number;
  /** The error code, or 0 if there was no fetch error. */
  errorCode: number;
  /** The snapshot endOffset and epoch fetched. */
  snapshotId: FetchSnapshotResponseSnapshotId;
  /** The leader of the partition at the time of the snapshot. */
  currentLeader: FetchSnapshotResponseLeaderIdAndEpoch;
  /** The total size of the snapshot. */
  size: bigint;
  /** The starting byte position within the snapshot included in the Bytes field. */
  position: bigint;
  /** Snapshot data in records format which may not be aligned on an offset boundary. */
  unalignedRecords: Uint8Array;
};

export type FetchSnapshotResponseSnapshotId = {
  /** The snapshot end offset. */
  endOffset: bigint;
  /** The snapshot epoch. */
  epoch: number;
};

export type FetchSnapshotResponseLeaderIdAndEpoch = {
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type FetchSnapshotResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
};

export type DescribeClusterRequest = {
  /** Whether to include cluster authorized operations. */
  includeClusterAuthorizedOperations?: boolean;
  /** v1+: The endpoint type to describe. 1=brokers, 2=controllers. */
  endpointType?: number;
  /** v2+: Whether to include fenced brokers when listing brokers. */
  includeFencedBrokers?: boolean;
};

export type DescribeClusterResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** v1+: The endpoint type that was described. 1=brokers, 2=controllers. */
  endpointType?: number;
  /** The cluster ID that responding broker belongs to. */
  clusterId: string;
  /** The ID of the controller. When handled by a controller, returns the current voter leader ID. When handled by a broker, returns a random alive broker ID as a fallback. */
  controllerId: number;
  /** Each broker in the response. */
  brokers: DescribeClusterResponseDescribeClusterBroker[];
  /** 32-bit bitfield to represent authorized operations for this cluster. */
  clusterAuthorizedOperations: number;
};

export type DescribeClusterResponseDescribeClusterBroker = {
  /** The broker ID. */
  brokerId: number;
  /** The broker hostname. */
  host: string;
  /** The broker port. */
  port: number;
  /** The rack of the broker, or null if it has not been assigned to a rack. */
  rack: string | null;
  /** v2+: Whether the broker is fenced */
  isFenced?: boolean;
};

export type DescribeProducersRequest = {
  /** The topics to list producers for. */
  topics?: readonly DescribeProducersRequestTopicRequest[];
};

export type DescribeProducersRequestTopicRequest = {
  /** The topic name. */
  name?: string;
  /** The indexes of the partitions to list producers for. */
  partitionIndexes?: readonly number[];
};

export type DescribeProducersResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each topic in the response. */
  topics: DescribeProducersResponseTopicResponse[];
};

export type DescribeProducersResponseTopicResponse = {
  /** The topic name. */
  name: string;
  /** Each partition in the response. */
  partitions: DescribeProducersResponsePartitionResponse[];
};

export type DescribeProducersResponsePartitionResponse = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition error code, or 0 if there was no error. */
  errorCode: number;
  /** The partition error message, which may be null if no additional details are available. */
  errorMessage: string | null;
  /** The active producers for the partition. */
  activeProducers: DescribeProducersResponseProducerState[];
};

export type DescribeProducersResponseProducerState = {
  /** The producer id. */
  producerId: bigint;
  /** The producer epoch. */
  producerEpoch: number;
  /** The last sequence number sent by the producer. */
  lastSequence: number;
  /** The last timestamp sent by the producer. */
  lastTimestamp: bigint;
  /** The current epoch of the producer group. */
  coordinatorEpoch: number;
  /** The current transaction start offset of the producer. */
  currentTxnStartOffset: bigint;
};

export type BrokerRegistrationRequest = {
  /** The broker ID. */
  brokerId?: number;
  /** The cluster id of the broker process. */
  clusterId?: string;
  /** The incarnation id of the broker process. */
  incarnationId?: string;
  /** The listeners of this broker. */
  listeners?: readonly BrokerRegistrationRequestListener[];
  /** The features on this broker. Note: in v0-v3, features with MinSupportedVersion = 0 are omitted. */
  features?: readonly BrokerRegistrationRequestFeature[];
  /** The rack which this broker is in. */
  rack?: string | null;
  /** v1+: If the required configurations for ZK migration are present, this value is set to true. */
  isMigratingZkBroker?: boolean;
  /** v2+: Log directories configured in this broker which are available. */
  logDirs?: readonly string[];
  /** v3+: The epoch before a clean shutdown. */
  previousBrokerEpoch?: bigint;
};

export type BrokerRegistrationRequestListener = {
  /** The name of the endpoint. */
  name?: string;
  /** The hostname. */
  host?: string;
  /** The port. */
  port?: number;
  /** The security protocol. */
  securityProtocol?: number;
};

export type BrokerRegistrationRequestFeature = {
  /** The feature name. */
  name?: string;
  /** The minimum supported feature level. */
  minSupportedVersion?: number;
  /** The maximum supported feature level. */
  maxSupportedVersion?: number;
};

export type BrokerRegistrationResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The broker's assigned epoch, or -1 if none was assigned. */
  brokerEpoch: bigint;
};

export type BrokerHeartbeatRequest = {
  /** The broker ID. */
  brokerId?: number;
  /** The broker epoch. */
  brokerEpoch?: bigint;
  /** The highest metadata offset which the broker has reached. */
  currentMetadataOffset?: bigint;
  /** True if the broker wants to be fenced, false otherwise. */
  wantFence?: boolean;
  /** True if the broker wants to be shut down, false otherwise. */
  wantShutDown?: boolean;
  /** v1+: Log directories that failed and went offline. */
  offlineLogDirs?: readonly string[];
  /** v2+: List of log directories that are cordoned. This is null before the broker reaches the RECOVERY state. */
  cordonedLogDirs?: readonly string[] | null;
};

export type BrokerHeartbeatResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** True if the broker has approximately caught up with the latest metadata. */
  isCaughtUp: boolean;
  /** True if the broker is fenced. */
  isFenced: boolean;
  /** True if the broker should proceed with its shutdown. */
  shouldShutDown: boolean;
};

export type UnregisterBrokerRequest = {
  /** The broker ID to unregister. */
  brokerId?: number;
};

export type UnregisterBrokerResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or `null` if there was no top-level error. */
  errorMessage: string | null;
};

export type DescribeTransactionsRequest = {
  /** Array of transactionalIds to include in describe results. If empty, then no results will be returned. */
  transactionalIds?: readonly string[];
};

export type DescribeTransactionsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The current state of the transaction. */
  transactionStates: DescribeTransactionsResponseTransactionState[];
};

export type DescribeTransactionsResponseTransactionState = {
  /** The error code. */
  errorCode: number;
  /** The transactional id. */
  transactionalId: string;
  /** The current transaction state of the producer. */
  transactionState: string;
  /** The timeout in milliseconds for the transaction. */
  transactionTimeoutMs: number;
  /** The start time of the transaction in milliseconds. */
  transactionStartTimeMs: bigint;
  /** The current producer id associated with the transaction. */
  producerId: bigint;
  /** The current epoch associated with the producer id. */
  producerEpoch: number;
  /** The set of partitions included in the current transaction (if active). When a transaction is preparing to commit or abort, this will include only partitions which do not have markers. */
  topics: DescribeTransactionsResponseTopicData[];
};

export type DescribeTransactionsResponseTopicData = {
  /** The topic name. */
  topic: string;
  /** The partition ids included in the current transaction. */
  partitions: number[];
};

export type ListTransactionsRequest = {
  /** The transaction states to filter by: if empty, all transactions are returned; if non-empty, then only transactions matching one of the filtered states will be returned. */
  stateFilters?: readonly string[];
  /** The producerIds to filter by: if empty, all transactions will be returned; if non-empty, only transactions which match one of the filtered producerIds will be returned. */
  producerIdFilters?: readonly bigint[];
  /** v1+: Duration (in millis) to filter by: if < 0, all transactions will be returned; otherwise, only transactions running longer than this duration will be returned. */
  durationFilter?: bigint;
  /** v2+: The transactional ID regular expression pattern to filter by: if it is empty or null, all transactions are returned; Otherwise then only the transactions matching the given regular expression will be returned. */
  transactionalIdPattern?: string | null;
};

export type ListTransactionsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** Set of state filters provided in the request which were unknown to the transaction coordinator. */
  unknownStateFilters: string[];
  /** The current state of the transaction for the transactional id. */
  transactionStates: ListTransactionsResponseTransactionState[];
};

export type ListTransactionsResponseTransactionState = {
  /** The transactional id. */
  transactionalId: string;
  /** The producer id. */
  producerId: bigint;
  /** The current transaction state of the producer. */
  transactionState: string;
};

export type AllocateProducerIdsRequest = {
  /** The ID of the requesting broker. */
  brokerId?: number;
  /** The epoch of the requesting broker. */
  brokerEpoch?: bigint;
};

export type AllocateProducerIdsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top level response error code. */
  errorCode: number;
  /** The first producer ID in this range, inclusive. */
  producerIdStart: bigint;
  /** The number of producer IDs in this range. */
  producerIdLen: number;
};

export type ConsumerGroupHeartbeatRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The member id generated by the consumer. The member id must be kept during the entire lifetime of the consumer process. */
  memberId?: string;
  /** The current member epoch; 0 to join the group; -1 to leave the group; -2 to indicate that the static member will rejoin. */
  memberEpoch?: number;
  /** null if not provided or if it didn't change since the last heartbeat; the instance Id otherwise. */
  instanceId?: string | null;
  /** null if not provided or if it didn't change since the last heartbeat; the rack ID of consumer otherwise. */
  rackId?: string | null;
  /** -1 if it didn't change since the last heartbeat; the maximum time in milliseconds that the coordinator will wait on the member to revoke its partitions otherwise. */
  rebalanceTimeoutMs?: number;
  /** null if it didn't change since the last heartbeat; the subscribed topic names otherwise. */
  subscribedTopicNames?: readonly string[] | null;
  /** v1+: null if it didn't change since the last heartbeat; the subscribed topic regex otherwise. */
  subscribedTopicRegex?: string | null;
  /** null if not used or if it didn't change since the last heartbeat; the server side assignor to use otherwise. */
  serverAssignor?: string | null;
  /** null if it didn't change since the last heartbeat; the partitions owned by the member. */
  topicPartitions?: readonly ConsumerGroupHeartbeatRequestTopicPartitions[] | null;
};

export type ConsumerGroupHeartbeatRequestTopicPartitions = {
  /** The topic ID. */
  topicId?: string;
  /** The partitions. */
  partitions?: readonly number[];
};

export type ConsumerGroupHeartbeatResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The member id is generated by the consumer starting from version 1, while in version 0, it can be provided by users or generated by the group coordinator. */
  memberId: string | null;
  /** The member epoch. */
  memberEpoch: number;
  /** The heartbeat interval in milliseconds. */
  heartbeatIntervalMs: number;
  /** null if not provided; the assignment otherwise. */
  assignment: ConsumerGroupHeartbeatResponseAssignment | null;
};

export type ConsumerGroupHeartbeatResponseAssignment = {
  /** The partitions assigned to the member that can be used immediately. */
  topicPartitions: ConsumerGroupHeartbeatResponseTopicPartitions[];
};

export type ConsumerGroupHeartbeatResponseTopicPartitions = {
  /** The topic ID. */
  topicId: string;
  /** The partitions. */
  partitions: number[];
};

export type ConsumerGroupDescribeRequest = {
  /** The ids of the groups to describe. */
  groupIds?: readonly string[];
  /** Whether to include authorized operations. */
  includeAuthorizedOperations?: boolean;
};

export type ConsumerGroupDescribeResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each described group. */
  groups: ConsumerGroupDescribeResponseDescribedGroup[];
};

export type ConsumerGroupDescribeResponseDescribedGroup = {
  /** The describe error, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The group ID string. */
  groupId: string;
  /** The group state string, or the empty string. */
  groupState: string;
  /** The group epoch. */
  groupEpoch: number;
  /** The assignment epoch. */
  assignmentEpoch: number;
  /** The selected assignor. */
  assignorName: string;
  /** The members. */
  members: ConsumerGroupDescribeResponseMember[];
  /** 32-bit bitfield to represent authorized operations for this group. */
  authorizedOperations: number;
};

export type ConsumerGroupDescribeResponseMember = {
  /** The member ID. */
  memberId: string;
  /** The member instance ID. */
  instanceId: string | null;
  /** The member rack ID. */
  rackId: string | null;
  /** The current member epoch. */
  memberEpoch: number;
  /** The client ID. */
  clientId: string;
  /** The client host. */
  clientHost: string;
  /** The subscribed topic names. */
  subscribedTopicNames: string[];
  /** the subscribed topic regex otherwise or null of not provided. */
  subscribedTopicRegex: string | null;
  /** The current assignment. */
  assignment: ConsumerGroupDescribeResponseAssignment;
  /** The target assignment. */
  targetAssignment: ConsumerGroupDescribeResponseAssignment;
  /** v1+: -1 for unknown. 0 for classic member. +1 for consumer member. */
  memberType?: number;
};

export type ConsumerGroupDescribeResponseAssignment = {
  /** The assigned topic-partitions to the member. */
  topicPartitions: ConsumerGroupDescribeResponseTopicPartitions[];
};

export type ConsumerGroupDescribeResponseTopicPartitions = {
  /** The topic ID. */
  topicId: string;
  /** The topic name. */
  topicName: string;
  /** The partitions. */
  partitions: number[];
};

export type ControllerRegistrationRequest = {
  /** The ID of the controller to register. */
  controllerId?: number;
  /** The controller incarnation ID, which is unique to each process run. */
  incarnationId?: string;
  /** Set if the required configurations for ZK migration are present. */
  zkMigrationReady?: boolean;
  /** The listeners of this controller. */
  listeners?: readonly ControllerRegistrationRequestListener[];
  /** The features on this controller. */
  features?: readonly ControllerRegistrationRequestFeature[];
};

export type ControllerRegistrationRequestListener = {
  /** The name of the endpoint. */
  name?: string;
  /** The hostname. */
  host?: string;
  /** The port. */
  port?: number;
  /** The security protocol. */
  securityProtocol?: number;
};

export type ControllerRegistrationRequestFeature = {
  /** The feature name. */
  name?: string;
  /** The minimum supported feature level. */
  minSupportedVersion?: number;
  /** The maximum supported feature level. */
  maxSupportedVersion?: number;
};

export type ControllerRegistrationResponse = {
  /** Duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The response error code. */
  errorCode: number;
  /** The response error message, or null if there was no error. */
  errorMessage: string | null;
};

export type GetTelemetrySubscriptionsRequest = {
  /** Unique id for this client instance, must be set to 0 on the first request. */
  clientInstanceId?: string;
};

export type GetTelemetrySubscriptionsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** Assigned client instance id if ClientInstanceId was 0 in the request, else 0. */
  clientInstanceId: string;
  /** Unique identifier for the current subscription set for this client instance. */
  subscriptionId: number;
  /** Compression types that broker accepts for the PushTelemetryRequest. */
  acceptedCompressionTypes: number[];
  /** Configured push interval, which is the lowest configured interval in the current subscription set. */
  pushIntervalMs: number;
  /** The maximum bytes of binary data the broker accepts in PushTelemetryRequest. */
  telemetryMaxBytes: number;
  /** Flag to indicate monotonic/counter metrics are to be emitted as deltas or cumulative values. */
  deltaTemporality: boolean;
  /** Requested metrics prefix string match. Empty array: No metrics subscribed, Array[0] empty string: All metrics subscribed. */
  requestedMetrics: string[];
};

export type PushTelemetryRequest = {
  /** Unique id for this client instance. */
  clientInstanceId?: string;
  /** Unique identifier for the current subscription. */
  subscriptionId?: number;
  /** Client is terminating the connection. */
  terminating?: boolean;
  /** Compression codec used to compress the metrics. */
  compressionType?: number;
  /** Metrics encoded in OpenTelemetry MetricsData v1 protobuf format. */
  metrics?: Uint8Array;
};

export type PushTelemetryResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
};

export type AssignReplicasToDirsRequest = {
  /** The ID of the requesting broker. */
  brokerId?: number;
  /** The epoch of the requesting broker. */
  brokerEpoch?: bigint;
  /** The directories to which replicas should be assigned. */
  directories?: readonly AssignReplicasToDirsRequestDirectoryData[];
};

export type AssignReplicasToDirsRequestDirectoryData = {
  /** The ID of the directory. */
  id?: string;
  /** The topics assigned to the directory. */
  topics?: readonly AssignReplicasToDirsRequestTopicData[];
};

export type AssignReplicasToDirsRequestTopicData = {
  /** The ID of the assigned topic. */
  topicId?: string;
  /** The partitions assigned to the directory. */
  partitions?: readonly AssignReplicasToDirsRequestPartitionData[];
};

export type AssignReplicasToDirsRequestPartitionData = {
  /** The partition index. */
  partitionIndex?: number;
};

export type AssignReplicasToDirsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top level response error code. */
  errorCode: number;
  /** The list of directories and their assigned partitions. */
  directories: AssignReplicasToDirsResponseDirectoryData[];
};

export type AssignReplicasToDirsResponseDirectoryData = {
  /** The ID of the directory. */
  id: string;
  /** The list of topics and their assigned partitions. */
  topics: AssignReplicasToDirsResponseTopicData[];
};

export type AssignReplicasToDirsResponseTopicData = {
  /** The ID of the assigned topic. */
  topicId: string;
  /** The list of assigned partitions. */
  partitions: AssignReplicasToDirsResponsePartitionData[];
};

export type AssignReplicasToDirsResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The partition level error code. */
  errorCode: number;
};

export type ListConfigResourcesRequest = {
  /** v1+: The list of resource type. If the list is empty, it uses default supported config resource types. */
  resourceTypes?: readonly number[];
};

export type ListConfigResourcesResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** Each config resource in the response. */
  configResources: ListConfigResourcesResponseConfigResource[];
};

export type ListConfigResourcesResponseConfigResource = {
  /** The resource name. */
  resourceName: string;
  /** v1+: The resource type. */
  resourceType?: number;
};

export type DescribeTopicPartitionsRequest = {
  /** The topics to fetch details for. */
  topics?: readonly DescribeTopicPartitionsRequestTopicRequest[];
  /** The maximum number of partitions included in the response. */
  responsePartitionLimit?: number;
  /** The first topic and partition index to fetch details for. */
  cursor?: DescribeTopicPartitionsRequestCursor | null;
};

export type DescribeTopicPartitionsRequestTopicRequest = {
  /** The topic name. */
  name?: string;
};

export type DescribeTopicPartitionsRequestCursor = {
  /** The name for the first topic to process. */
  topicName?: string;
  /** The partition index to start with. */
  partitionIndex?: number;
};

export type DescribeTopicPartitionsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each topic in the response. */
  topics: DescribeTopicPartitionsResponseTopic[];
  /** The next topic and partition index to fetch details for. */
  nextCursor: DescribeTopicPartitionsResponseCursor | null;
};

export type DescribeTopicPartitionsResponseTopic = {
  /** The topic error, or 0 if there was no error. */
  errorCode: number;
  /** The topic name. */
  name: string | null;
  /** The topic id. */
  topicId: string;
  /** True if the topic is internal. */
  isInternal: boolean;
  /** Each partition in the topic. */
  partitions: DescribeTopicPartitionsResponsePartition[];
  /** 32-bit bitfield to represent authorized operations for this topic. */
  topicAuthorizedOperations: number;
};

export type DescribeTopicPartitionsResponsePartition = {
  /** The partition error, or 0 if there was no error. */
  errorCode: number;
  /** The partition index. */
  partitionIndex: number;
  /** The ID of the leader broker. */
  leaderId: number;
  /** The leader epoch of this partition. */
  leaderEpoch: number;
  /** The set of all nodes that host this partition. */
  replicaNodes: number[];
  /** The set of nodes that are in sync with the leader for this partition. */
  isrNodes: number[];
  /** The new eligible leader replicas otherwise. */
  eligibleLeaderReplicas: number[] | null;
  /** The last known ELR. */
  lastKnownElr: number[] | null;
  /** The set of offline replicas of this partition. */
  offlineReplicas: number[];
};

export type DescribeTopicPartitionsResponseCursor = {
  /** The name for the first topic to process. */
  topicName: string;
  /** The partition index to start with. */
  partitionIndex: number;
};

export type ShareGroupHeartbeatRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The member id generated by the consumer. The member id must be kept during the entire lifetime of the consumer process. */
  memberId?: string;
  /** The current member epoch; 0 to join the group; -1 to leave the group. */
  memberEpoch?: number;
  /** null if not provided or if it didn't change since the last heartbeat; the rack ID of consumer otherwise. */
  rackId?: string | null;
  /** null if it didn't change since the last heartbeat; the subscribed topic names otherwise. */
  subscribedTopicNames?: readonly string[] | null;
};

export type ShareGroupHeartbeatResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The member ID is generated by the consumer and provided by the consumer for all requests. */
  memberId: string | null;
  /** The member epoch. */
  memberEpoch: number;
  /** The heartbeat interval in milliseconds. */
  heartbeatIntervalMs: number;
  /** null if not provided; the assignment otherwise. */
  assignment: ShareGroupHeartbeatResponseAssignment | null;
};

export type ShareGroupHeartbeatResponseAssignment = {
  /** The partitions assigned to the member. */
  topicPartitions: ShareGroupHeartbeatResponseTopicPartitions[];
};

export type ShareGroupHeartbeatResponseTopicPartitions = {
  /** The topic ID. */
  topicId: string;
  /** The partitions. */
  partitions: number[];
};

export type ShareGroupDescribeRequest = {
  /** The ids of the groups to describe. */
  groupIds?: readonly string[];
  /** Whether to include authorized operations. */
  includeAuthorizedOperations?: boolean;
};

export type ShareGroupDescribeResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each described group. */
  groups: ShareGroupDescribeResponseDescribedGroup[];
};

export type ShareGroupDescribeResponseDescribedGroup = {
  /** The describe error, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The group ID string. */
  groupId: string;
  /** The group state string, or the empty string. */
  groupState: string;
  /** The group epoch. */
  groupEpoch: number;
  /** The assignment epoch. */
  assignmentEpoch: number;
  /** The selected assignor. */
  assignorName: string;
  /** The members. */
  members: ShareGroupDescribeResponseMember[];
  /** 32-bit bitfield to represent authorized operations for this group. */
  authorizedOperations: number;
};

export type ShareGroupDescribeResponseMember = {
  /** The member ID. */
  memberId: string;
  /** The member rack ID. */
  rackId: string | null;
  /** The current member epoch. */
  memberEpoch: number;
  /** The client ID. */
  clientId: string;
  /** The client host. */
  clientHost: string;
  /** The subscribed topic names. */
  subscribedTopicNames: string[];
  /** The current assignment. */
  assignment: ShareGroupDescribeResponseAssignment;
};

export type ShareGroupDescribeResponseAssignment = {
  /** The assigned topic-partitions to the member. */
  topicPartitions: ShareGroupDescribeResponseTopicPartitions[];
};

export type ShareGroupDescribeResponseTopicPartitions = {
  /** The topic ID. */
  topicId: string;
  /** The topic name. */
  topicName: string;
  /** The partitions. */
  partitions: number[];
};

export type ShareFetchRequest = {
  /** The group identifier. */
  groupId?: string | null;
  /** The member ID. */
  memberId?: string | null;
  /** The current share session epoch: 0 to open a share session; -1 to close it; otherwise increments for consecutive requests. */
  shareSessionEpoch?: number;
  /** The maximum time in milliseconds to wait for the response. */
  maxWaitMs?: number;
  /** The minimum bytes to accumulate in the response. */
  minBytes?: number;
  /** The maximum bytes to fetch. See KIP-74 for cases where this limit may not be honored. */
  maxBytes?: number;
  /** The maximum number of records to fetch. This limit can be exceeded for alignment of batch boundaries. */
  maxRecords?: number;
  /** The optimal number of records for batches of acquired records and acknowledgements. */
  batchSize?: number;
  /** v2+: The acquire mode to control the fetch behavior - 0:batch-optimized,1:record-limit. */
  shareAcquireMode?: number;
  /** v2+: Whether Renew type acknowledgements present in AcknowledgementBatches. */
  isRenewAck?: boolean;
  /** The topics to fetch. */
  topics?: readonly ShareFetchRequestFetchTopic[];
  /** The partitions to remove from this share session. */
  forgottenTopicsData?: readonly ShareFetchRequestForgottenTopic[];
};

export type ShareFetchRequestFetchTopic = {
  /** The unique topic ID. */
  topicId?: string;
  /** The partitions to fetch. */
  partitions?: readonly ShareFetchRequestFetchPartition[];
};

export type ShareFetchRequestFetchPartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** Record batches to acknowledge. */
  acknowledgementBatches?: readonly ShareFetchRequestAcknowledgementBatch[];
};

export type ShareFetchRequestAcknowledgementBatch = {
  /** First offset of batch of records to acknowledge. */
  firstOffset?: bigint;
  /** Last offset (inclusive) of batch of records to acknowledge. */
  lastOffset?: bigint;
  /** Array of acknowledge types - 0:Gap,1:Accept,2:Release,3:Reject,4:Renew. */
  acknowledgeTypes?: readonly number[];
};

export type ShareFetchRequestForgottenTopic = {
  /** The unique topic ID. */
  topicId?: string;
  /** The partitions indexes to forget. */
  partitions?: readonly number[];
};

export type ShareFetchResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level response error code. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The time in milliseconds for which the acquired records are locked. */
  acquisitionLockTimeoutMs: number;
  /** The response topics. */
  responses: ShareFetchResponseShareFetchableTopicResponse[];
  /** Endpoints for all current leaders enumerated in PartitionData with error NOT_LEADER_OR_FOLLOWER. */
  nodeEndpoints: ShareFetchResponseNodeEndpoint[];
};

export type ShareFetchResponseShareFetchableTopicResponse = {
  /** The unique topic ID. */
  topicId: string;
  /** The topic partitions. */
  partitions: ShareFetchResponsePartitionData[];
};

export type ShareFetchResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The fetch error code, or 0 if there was no fetch error. */
  errorCode: number;
  /** The fetch error message, or null if there was no fetch error. */
  errorMessage: string | null;
  /** The acknowledge error code, or 0 if there was no acknowledge error. */
  acknowledgeErrorCode: number;
  /** The acknowledge error message, or null if there was no acknowledge error. */
  acknowledgeErrorMessage: string | null;
  /** The current leader of the partition. */
  currentLeader: ShareFetchResponseLeaderIdAndEpoch;
  /** The record data. */
  records: Uint8Array;
  /** The acquired records. */
  acquiredRecords: ShareFetchResponseAcquiredRecords[];
};

export type ShareFetchResponseLeaderIdAndEpoch = {
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type ShareFetchResponseAcquiredRecords = {
  /** The earliest offset in this batch of acquired records. */
  firstOffset: bigint;
  /** The last offset of this batch of acquired records. */
  lastOffset: bigint;
  /** The delivery count of this batch of acquired records. */
  deliveryCount: number;
};

export type ShareFetchResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
  /** The rack of the node, or null if it has not been assigned to a rack. */
  rack: string | null;
};

export type ShareAcknowledgeRequest = {
  /** The group identifier. */
  groupId?: string | null;
  /** The member ID. */
  memberId?: string | null;
  /** The current share session epoch: 0 to open a share session; -1 to close it; otherwise increments for consecutive requests. */
  shareSessionEpoch?: number;
  /** v2+: Whether Renew type acknowledgements present in AcknowledgementBatches. */
  isRenewAck?: boolean;
  /** The topics containing records to acknowledge. */
  topics?: readonly ShareAcknowledgeRequestAcknowledgeTopic[];
};

export type ShareAcknowledgeRequestAcknowledgeTopic = {
  /** The unique topic ID. */
  topicId?: string;
  /** The partitions containing records to acknowledge. */
  partitions?: readonly ShareAcknowledgeRequestAcknowledgePartition[];
};

export type ShareAcknowledgeRequestAcknowledgePartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** Record batches to acknowledge. */
  acknowledgementBatches?: readonly ShareAcknowledgeRequestAcknowledgementBatch[];
};

export type ShareAcknowledgeRequestAcknowledgementBatch = {
  /** First offset of batch of records to acknowledge. */
  firstOffset?: bigint;
  /** Last offset (inclusive) of batch of records to acknowledge. */
  lastOffset?: bigint;
  /** Array of acknowledge types - 0:Gap,1:Accept,2:Release,3:Reject,4:Renew. */
  acknowledgeTypes?: readonly number[];
};

export type ShareAcknowledgeResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top level response error code. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** v2+: The time in milliseconds for which the acquired records are locked. */
  acquisitionLockTimeoutMs?: number;
  /** The response topics. */
  responses: ShareAcknowledgeResponseShareAcknowledgeTopicResponse[];
  /** Endpoints for all current leaders enumerated in PartitionData with error NOT_LEADER_OR_FOLLOWER. */
  nodeEndpoints: ShareAcknowledgeResponseNodeEndpoint[];
};

export type ShareAcknowledgeResponseShareAcknowledgeTopicResponse = {
  /** The unique topic ID. */
  topicId: string;
  /** The topic partitions. */
  partitions: ShareAcknowledgeResponsePartitionData[];
};

export type ShareAcknowledgeResponsePartitionData = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** The current leader of the partition. */
  currentLeader: ShareAcknowledgeResponseLeaderIdAndEpoch;
};

export type ShareAcknowledgeResponseLeaderIdAndEpoch = {
  /** The ID of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
};

export type ShareAcknowledgeResponseNodeEndpoint = {
  /** The ID of the associated node. */
  nodeId: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
  /** The rack of the node, or null if it has not been assigned to a rack. */
  rack: string | null;
};

export type AddRaftVoterRequest = {
  /** The cluster id. */
  clusterId?: string | null;
  /** The maximum time to wait for the request to complete before returning. */
  timeoutMs?: number;
  /** The replica id of the voter getting added to the topic partition. */
  voterId?: number;
  /** The directory id of the voter getting added to the topic partition. */
  voterDirectoryId?: string;
  /** The endpoints that can be used to communicate with the voter. */
  listeners?: readonly AddRaftVoterRequestListener[];
  /** v1+: When true, return a response after the new voter set is committed. Otherwise, return after the leader writes the changes locally. */
  ackWhenCommitted?: boolean;
};

export type AddRaftVoterRequestListener = {
  /** The name of the endpoint. */
  name?: string;
  /** The hostname. */
  host?: string;
  /** The port. */
  port?: number;
};

export type AddRaftVoterResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type RemoveRaftVoterRequest = {
  /** The cluster id of the request. */
  clusterId?: string | null;
  /** The replica id of the voter getting removed from the topic partition. */
  voterId?: number;
  /** The directory id of the voter getting removed from the topic partition. */
  voterDirectoryId?: string;
};

export type RemoveRaftVoterResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type UpdateRaftVoterRequest = {
  /** The cluster id. */
  clusterId?: string | null;
  /** The current leader epoch of the partition, -1 for unknown leader epoch. */
  currentLeaderEpoch?: number;
  /** The replica id of the voter getting updated in the topic partition. */
  voterId?: number;
  /** The directory id of the voter getting updated in the topic partition. */
  voterDirectoryId?: string;
  /** The endpoint that can be used to communicate with the leader. */
  listeners?: readonly UpdateRaftVoterRequestListener[];
  /** The range of versions of the protocol that the replica supports. */
  kRaftVersionFeature?: UpdateRaftVoterRequestKRaftVersionFeature;
};

export type UpdateRaftVoterRequestListener = {
  /** The name of the endpoint. */
  name?: string;
  /** The hostname. */
  host?: string;
  /** The port. */
  port?: number;
};

export type UpdateRaftVoterRequestKRaftVersionFeature = {
  /** The minimum supported KRaft protocol version. */
  minSupportedVersion?: number;
  /** The maximum supported KRaft protocol version. */
  maxSupportedVersion?: number;
};

export type UpdateRaftVoterResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** Details of the current Raft cluster leader. */
  currentLeader: UpdateRaftVoterResponseCurrentLeader;
};

export type UpdateRaftVoterResponseCurrentLeader = {
  /** The replica id of the current leader or -1 if the leader is unknown. */
  leaderId: number;
  /** The latest known leader epoch. */
  leaderEpoch: number;
  /** The node's hostname. */
  host: string;
  /** The node's port. */
  port: number;
};

export type InitializeShareGroupStateRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The data for the topics. */
  topics?: readonly InitializeShareGroupStateRequestInitializeStateData[];
};

export type InitializeShareGroupStateRequestInitializeStateData = {
  /** The topic identifier. */
  topicId?: string;
  /** The data for the partitions. */
  partitions?: readonly InitializeShareGroupStateRequestPartitionData[];
};

export type InitializeShareGroupStateRequestPartitionData = {
  /** The partition index. */
  partition?: number;
  /** The state epoch for this share-partition. */
  stateEpoch?: number;
  /** The share-partition start offset, or -1 if the start offset is not being initialized. */
  startOffset?: bigint;
};

export type InitializeShareGroupStateResponse = {
  /** The initialization results. */
  results: InitializeShareGroupStateResponseInitializeStateResult[];
};

export type InitializeShareGroupStateResponseInitializeStateResult = {
  /** The topic identifier. */
  topicId: string;
  /** The results for the partitions. */
  partitions: InitializeShareGroupStateResponsePartitionResult[];
};

export type InitializeShareGroupStateResponsePartitionResult = {
  /** The partition index. */
  partition: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type ReadShareGroupStateRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The data for the topics. */
  topics?: readonly ReadShareGroupStateRequestReadStateData[];
};

export type ReadShareGroupStateRequestReadStateData = {
  /** The topic identifier. */
  topicId?: string;
  /** The data for the partitions. */
  partitions?: readonly ReadShareGroupStateRequestPartitionData[];
};

export type ReadShareGroupStateRequestPartitionData = {
  /** The partition index. */
  partition?: number;
  /** The leader epoch of the share-partition. */
  leaderEpoch?: number;
};

export type ReadShareGroupStateResponse = {
  /** The read results. */
  results: ReadShareGroupStateResponseReadStateResult[];
};

export type ReadShareGroupStateResponseReadStateResult = {
  /** The topic identifier. */
  topicId: string;
  /** The results for the partitions. */
  partitions: ReadShareGroupStateResponsePartitionResult[];
};

export type ReadShareGroupStateResponsePartitionResult = {
  /** The partition index. */
  partition: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** The state epoch of the share-partition. */
  stateEpoch: number;
  /** The share-partition start offset, which can be -1 if it is not yet initialized. */
  startOffset: bigint;
  /** The state batches for this share-partition. */
  stateBatches: ReadShareGroupStateResponseStateBatch[];
};

export type ReadShareGroupStateResponseStateBatch = {
  /** The first offset of this state batch. */
  firstOffset: bigint;
  /** The last offset of this state batch. */
  lastOffset: bigint;
  /** The delivery state - 0:Available,2:Acked,4:Archived. */
  deliveryState: number;
  /** The delivery count. */
  deliveryCount: number;
};

export type WriteShareGroupStateRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The data for the topics. */
  topics?: readonly WriteShareGroupStateRequestWriteStateData[];
};

export type WriteShareGroupStateRequestWriteStateData = {
  /** The topic identifier. */
  topicId?: string;
  /** The data for the partitions. */
  partitions?: readonly WriteShareGroupStateRequestPartitionData[];
};

export type WriteShareGroupStateRequestPartitionData = {
  /** The partition index. */
  partition?: number;
  /** The state epoch of the share-partition. */
  stateEpoch?: number;
  /** The leader epoch of the share-partition. */
  leaderEpoch?: number;
  /** The share-partition start offset, or -1 if the start offset is not being written. */
  startOffset?: bigint;
  /** v1+: The number of offsets greater than or equal to share-partition start offset for which delivery has been completed. */
  deliveryCompleteCount?: number;
  /** The state batches for the share-partition. */
  stateBatches?: readonly WriteShareGroupStateRequestStateBatch[];
};

export type WriteShareGroupStateRequestStateBatch = {
  /** The first offset of this state batch. */
  firstOffset?: bigint;
  /** The last offset of this state batch. */
  lastOffset?: bigint;
  /** The delivery state - 0:Available,2:Acked,4:Archived. */
  deliveryState?: number;
  /** The delivery count. */
  deliveryCount?: number;
};

export type WriteShareGroupStateResponse = {
  /** The write results. */
  results: WriteShareGroupStateResponseWriteStateResult[];
};

export type WriteShareGroupStateResponseWriteStateResult = {
  /** The topic identifier. */
  topicId: string;
  /** The results for the partitions. */
  partitions: WriteShareGroupStateResponsePartitionResult[];
};

export type WriteShareGroupStateResponsePartitionResult = {
  /** The partition index. */
  partition: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type DeleteShareGroupStateRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The data for the topics. */
  topics?: readonly DeleteShareGroupStateRequestDeleteStateData[];
};

export type DeleteShareGroupStateRequestDeleteStateData = {
  /** The topic identifier. */
  topicId?: string;
  /** The data for the partitions. */
  partitions?: readonly DeleteShareGroupStateRequestPartitionData[];
};

export type DeleteShareGroupStateRequestPartitionData = {
  /** The partition index. */
  partition?: number;
};

export type DeleteShareGroupStateResponse = {
  /** The delete results. */
  results: DeleteShareGroupStateResponseDeleteStateResult[];
};

export type DeleteShareGroupStateResponseDeleteStateResult = {
  /** The topic identifier. */
  topicId: string;
  /** The results for the partitions. */
  partitions: DeleteShareGroupStateResponsePartitionResult[];
};

export type DeleteShareGroupStateResponsePartitionResult = {
  /** The partition index. */
  partition: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type ReadShareGroupStateSummaryRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The data for the topics. */
  topics?: readonly ReadShareGroupStateSummaryRequestReadStateSummaryData[];
};

export type ReadShareGroupStateSummaryRequestReadStateSummaryData = {
  /** The topic identifier. */
  topicId?: string;
  /** The data for the partitions. */
  partitions?: readonly ReadShareGroupStateSummaryRequestPartitionData[];
};

export type ReadShareGroupStateSummaryRequestPartitionData = {
  /** The partition index. */
  partition?: number;
  /** The leader epoch of the share-partition. */
  leaderEpoch?: number;
};

export type ReadShareGroupStateSummaryResponse = {
  /** The read results. */
  results: ReadShareGroupStateSummaryResponseReadStateSummaryResult[];
};

export type ReadShareGroupStateSummaryResponseReadStateSummaryResult = {
  /** The topic identifier. */
  topicId: string;
  /** The results for the partitions. */
  partitions: ReadShareGroupStateSummaryResponsePartitionResult[];
};

export type ReadShareGroupStateSummaryResponsePartitionResult = {
  /** The partition index. */
  partition: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
  /** The state epoch of the share-partition. */
  stateEpoch: number;
  /** The leader epoch of the share-partition. */
  leaderEpoch: number;
  /** The share-partition start offset. */
  startOffset: bigint;
  /** v1+: The number of offsets greater than or equal to share-partition start offset for which delivery has been completed. */
  deliveryCompleteCount?: number;
};

export type StreamsGroupHeartbeatRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The member ID generated by the streams consumer. The member ID must be kept during the entire lifetime of the streams consumer process. */
  memberId?: string;
  /** The current member epoch; 0 to join the group; -1 to leave the group; -2 to indicate that the static member will rejoin. */
  memberEpoch?: number;
  /** The current endpoint epoch of this client, represents the latest endpoint epoch this client received */
  endpointInformationEpoch?: number;
  /** null if not provided or if it didn't change since the last heartbeat; the instance ID for static membership otherwise. */
  instanceId?: string | null;
  /** null if not provided or if it didn't change since the last heartbeat; the rack ID of the member otherwise. */
  rackId?: string | null;
  /** -1 if it didn't change since the last heartbeat; the maximum time in milliseconds that the coordinator will wait on the member to revoke its tasks otherwise. */
  rebalanceTimeoutMs?: number;
  /** The topology metadata of the streams application. Used to initialize the topology of the group and to check if the topology corresponds to the topology initialized for the group. Only sent when memberEpoch = 0, must be non-empty. Null otherwise. */
  topology?: StreamsGroupHeartbeatRequestTopology | null;
  /** Currently owned active tasks for this client. Null if unchanged since last heartbeat. */
  activeTasks?: readonly StreamsGroupHeartbeatRequestTaskIds[] | null;
  /** Currently owned standby tasks for this client. Null if unchanged since last heartbeat. */
  standbyTasks?: readonly StreamsGroupHeartbeatRequestTaskIds[] | null;
  /** Currently owned warm-up tasks for this client. Null if unchanged since last heartbeat. */
  warmupTasks?: readonly StreamsGroupHeartbeatRequestTaskIds[] | null;
  /** Identity of the streams instance that may have multiple consumers. Null if unchanged since last heartbeat. */
  processId?: string | null;
  /** User-defined endpoint for Interactive Queries. Null if unchanged since last heartbeat, or if not defined on the client. */
  userEndpoint?: StreamsGroupHeartbeatRequestEndpoint | null;
  /** Used for rack-aware assignment algorithm. Null if unchanged since last heartbeat. */
  clientTags?: readonly StreamsGroupHeartbeatRequestKeyValue[] | null;
  /** Cumulative changelog offsets for tasks. Only updated when a warm-up task has caught up, and according to the task offset interval. Null if unchanged since last heartbeat. */
  taskOffsets?: readonly StreamsGroupHeartbeatRequestTaskOffset[] | null;
  /** Cumulative changelog end-offsets for tasks. Only updated when a warm-up task has caught up, and according to the task offset interval. Null if unchanged since last heartbeat. */
  taskEndOffsets?: readonly StreamsGroupHeartbeatRequestTaskOffset[] | null;
  /** Whether all Streams clients in the group should shut down. */
  shutdownApplication?: boolean;
};

export type StreamsGroupHeartbeatRequestTopology = {
  /** The epoch of the topology. Used to check if the topology corresponds to the topology initialized on the brokers. */
  epoch?: number;
  /** The sub-topologies of the streams application. */
  subtopologies?: readonly StreamsGroupHeartbeatRequestSubtopology[];
};

export type StreamsGroupHeartbeatRequestSubtopology = {
  /** String to uniquely identify the subtopology. Deterministically generated from the topology */
  subtopologyId?: string;
  /** The topics the topology reads from. */
  sourceTopics?: readonly string[];
  /** The regular expressions identifying topics the subtopology reads from. */
  sourceTopicRegex?: readonly string[];
  /** The set of state changelog topics associated with this subtopology. Created automatically. */
  stateChangelogTopics?: readonly StreamsGroupHeartbeatRequestTopicInfo[];
  /** The repartition topics the subtopology writes to. */
  repartitionSinkTopics?: readonly string[];
  /** The set of source topics that are internally created repartition topics. Created automatically. */
  repartitionSourceTopics?: readonly StreamsGroupHeartbeatRequestTopicInfo[];
  /** A subset of source topics that must be copartitioned. */
  copartitionGroups?: readonly StreamsGroupHeartbeatRequestCopartitionGroup[];
};

export type StreamsGroupHeartbeatRequestTopicInfo = {
  /** The name of the topic. */
  name?: string;
  /** The number of partitions in the topic. Can be 0 if no specific number of partitions is enforced. Always 0 for changelog topics. */
  partitions?: number;
  /** The replication factor of the topic. Can be 0 if the default replication factor should be used. */
  replicationFactor?: number;
  /** Topic-level configurations as key-value pairs. */
  topicConfigs?: readonly StreamsGroupHeartbeatRequestKeyValue[];
};

export type StreamsGroupHeartbeatRequestKeyValue = {
  /** key of the config */
  key?: string;
  /** value of the config */
  value?: string;
};

export type StreamsGroupHeartbeatRequestCopartitionGroup = {
  /** The topics the topology reads from. Index into the array on the subtopology level. */
  sourceTopics?: readonly number[];
  /** Regular expressions identifying topics the subtopology reads from. Index into the array on the subtopology level. */
  sourceTopicRegex?: readonly number[];
  /** The set of source topics that are internally created repartition topics. Index into the array on the subtopology level. */
  repartitionSourceTopics?: readonly number[];
};

export type StreamsGroupHeartbeatRequestTaskIds = {
  /** The subtopology identifier. */
  subtopologyId?: string;
  /** The partitions of the input topics processed by this member. */
  partitions?: readonly number[];
};

export type StreamsGroupHeartbeatRequestEndpoint = {
  /** host of the endpoint */
  host?: string;
  /** port of the endpoint */
  port?: number;
};

export type StreamsGroupHeartbeatRequestTaskOffset = {
  /** The subtopology identifier. */
  subtopologyId?: string;
  /** The partition. */
  partition?: number;
  /** The offset. */
  offset?: bigint;
};

export type StreamsGroupHeartbeatResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The member id is always generated by the streams consumer. */
  memberId: string;
  /** The member epoch. */
  memberEpoch: number;
  /** The heartbeat interval in milliseconds. */
  heartbeatIntervalMs: number;
  /** The maximal lag a warm-up task can have to be considered caught-up. */
  acceptableRecoveryLag: number;
  /** The interval in which the task changelog offsets on a client are updated on the broker. The offsets are sent with the next heartbeat after this time has passed. */
  taskOffsetIntervalMs: number;
  /** Indicate zero or more status for the group. */
  status: StreamsGroupHeartbeatResponseStatus[] | null;
  /** Assigned active tasks for this client. Null if unchanged since last heartbeat. */
  activeTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  /** Assigned standby tasks for this client. Null if unchanged since last heartbeat. */
  standbyTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  /** Assigned warm-up tasks for this client. Null if unchanged since last heartbeat. */
  warmupTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  /** The endpoint epoch set in the response */
  endpointInformationEpoch: number;
  /** Global assignment information used for IQ. Null if unchanged since last heartbeat. */
  partitionsByUserEndpoint: StreamsGroupHeartbeatResponseEndpointToPartitions[] | null;
};

export type StreamsGroupHeartbeatResponseStatus = {
  /** A code to indicate that a particular status is active for the group membership */
  statusCode: number;
  /** A string representation of the status. */
  statusDetail: string;
};

export type StreamsGroupHeartbeatResponseTaskIds = {
  /** The subtopology identifier. */
  subtopologyId: string;
  /** The partitions of the input topics processed by this member. */
  partitions: number[];
};

export type StreamsGroupHeartbeatResponseEndpointToPartitions = {
  /** User-defined endpoint to connect to the node */
  userEndpoint: StreamsGroupHeartbeatResponseEndpoint;
  /** All topic partitions materialized by active tasks on the node */
  activePartitions: StreamsGroupHeartbeatResponseTopicPartition[];
  /** All topic partitions materialized by standby tasks on the node */
  standbyPartitions: StreamsGroupHeartbeatResponseTopicPartition[];
};

export type StreamsGroupHeartbeatResponseEndpoint = {
  /** host of the endpoint */
  host: string;
  /** port of the endpoint */
  port: number;
};

export type StreamsGroupHeartbeatResponseTopicPartition = {
  /** topic name */
  topic: string;
  /** partitions */
  partitions: number[];
};

export type StreamsGroupDescribeRequest = {
  /** The ids of the groups to describe */
  groupIds?: readonly string[];
  /** Whether to include authorized operations. */
  includeAuthorizedOperations?: boolean;
};

export type StreamsGroupDescribeResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** Each described group. */
  groups: StreamsGroupDescribeResponseDescribedGroup[];
};

export type StreamsGroupDescribeResponseDescribedGroup = {
  /** The describe error, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The group ID string. */
  groupId: string;
  /** The group state string, or the empty string. */
  groupState: string;
  /** The group epoch. */
  groupEpoch: number;
  /** The assignment epoch. */
  assignmentEpoch: number;
  /** The topology metadata currently initialized for the streams application. Can be null in case of a describe error. */
  topology: StreamsGroupDescribeResponseTopology | null;
  /** The members. */
  members: StreamsGroupDescribeResponseMember[];
  /** 32-bit bitfield to represent authorized operations for this group. */
  authorizedOperations: number;
};

export type StreamsGroupDescribeResponseTopology = {
  /** The epoch of the currently initialized topology for this group. */
  epoch: number;
  /** The subtopologies of the streams application. This contains the configured subtopologies, where the number of partitions are set and any regular expressions are resolved to actual topics. Null if the group is uninitialized, source topics are missing or incorrectly partitioned. */
  subtopologies: StreamsGroupDescribeResponseSubtopology[] | null;
};

export type StreamsGroupDescribeResponseSubtopology = {
  /** String to uniquely identify the subtopology. */
  subtopologyId: string;
  /** The topics the subtopology reads from. */
  sourceTopics: string[];
  /** The repartition topics the subtopology writes to. */
  repartitionSinkTopics: string[];
  /** The set of state changelog topics associated with this subtopology. Created automatically. */
  stateChangelogTopics: StreamsGroupDescribeResponseTopicInfo[];
  /** The set of source topics that are internally created repartition topics. Created automatically. */
  repartitionSourceTopics: StreamsGroupDescribeResponseTopicInfo[];
};

export type StreamsGroupDescribeResponseTopicInfo = {
  /** The name of the topic. */
  name: string;
  /** The number of partitions in the topic. Can be 0 if no specific number of partitions is enforced. Always 0 for changelog topics. */
  partitions: number;
  /** The replication factor of the topic. Can be 0 if the default replication factor should be used. */
  replicationFactor: number;
  /** Topic-level configurations as key-value pairs. */
  topicConfigs: StreamsGroupDescribeResponseKeyValue[];
};

export type StreamsGroupDescribeResponseKeyValue = {
  /** key of the config */
  key: string;
  /** value of the config */
  value: string;
};

export type StreamsGroupDescribeResponseMember = {
  /** The member ID. */
  memberId: string;
  /** The member epoch. */
  memberEpoch: number;
  /** The member instance ID for static membership. */
  instanceId: string | null;
  /** The rack ID. */
  rackId: string | null;
  /** The client ID. */
  clientId: string;
  /** The client host. */
  clientHost: string;
  /** The epoch of the topology on the client. */
  topologyEpoch: number;
  /** Identity of the streams instance that may have multiple clients.  */
  processId: string;
  /** User-defined endpoint for Interactive Queries. Null if not defined for this client. */
  userEndpoint: StreamsGroupDescribeResponseEndpoint | null;
  /** Used for rack-aware assignment algorithm. */
  clientTags: StreamsGroupDescribeResponseKeyValue[];
  /** Cumulative changelog offsets for tasks. */
  taskOffsets: StreamsGroupDescribeResponseTaskOffset[];
  /** Cumulative changelog end offsets for tasks. */
  taskEndOffsets: StreamsGroupDescribeResponseTaskOffset[];
  /** The current assignment. */
  assignment: StreamsGroupDescribeResponseAssignment;
  /** The target assignment. */
  targetAssignment: StreamsGroupDescribeResponseAssignment;
  /** True for classic members that have not been upgraded yet. */
  isClassic: boolean;
};

export type StreamsGroupDescribeResponseEndpoint = {
  /** host of the endpoint */
  host: string;
  /** port of the endpoint */
  port: number;
};

export type StreamsGroupDescribeResponseTaskOffset = {
  /** The subtopology identifier. */
  subtopologyId: string;
  /** The partition. */
  partition: number;
  /** The offset. */
  offset: bigint;
};

export type StreamsGroupDescribeResponseAssignment = {
  /** Active tasks for this client. */
  activeTasks: StreamsGroupDescribeResponseTaskIds[];
  /** Standby tasks for this client. */
  standbyTasks: StreamsGroupDescribeResponseTaskIds[];
  /** Warm-up tasks for this client.  */
  warmupTasks: StreamsGroupDescribeResponseTaskIds[];
};

export type StreamsGroupDescribeResponseTaskIds = {
  /** The subtopology identifier. */
  subtopologyId: string;
  /** The partitions of the input topics processed by this member. */
  partitions: number[];
};

export type DescribeShareGroupOffsetsRequest = {
  /** The groups to describe offsets for. */
  groups?: readonly DescribeShareGroupOffsetsRequestGroup[];
};

export type DescribeShareGroupOffsetsRequestGroup = {
  /** The group identifier. */
  groupId?: string;
  /** The topics to describe offsets for, or null for all topic-partitions. */
  topics?: readonly DescribeShareGroupOffsetsRequestTopic[] | null;
};

export type DescribeShareGroupOffsetsRequestTopic = {
  /** The topic name. */
  topicName?: string;
  /** The partitions. */
  partitions?: readonly number[];
};

export type DescribeShareGroupOffsetsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The results for each group. */
  groups: DescribeShareGroupOffsetsResponseGroup[];
};

export type DescribeShareGroupOffsetsResponseGroup = {
  /** The group identifier. */
  groupId: string;
  /** The results for each topic. */
  topics: DescribeShareGroupOffsetsResponseTopic[];
  /** The group-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The group-level error message, or null if there was no error. */
  errorMessage: string | null;
};

export type DescribeShareGroupOffsetsResponseTopic = {
  /** The topic name. */
  topicName: string;
  /** The unique topic ID. */
  topicId: string;
  /**  */
  partitions: DescribeShareGroupOffsetsResponsePartition[];
};

export type DescribeShareGroupOffsetsResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The share-partition start offset. */
  startOffset: bigint;
  /** The leader epoch of the partition. */
  leaderEpoch: number;
  /** v1+: The share-partition lag. */
  lag?: bigint;
  /** The partition-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The partition-level error message, or null if there was no error. */
  errorMessage: string | null;
};

export type AlterShareGroupOffsetsRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The topics to alter offsets for. */
  topics?: readonly AlterShareGroupOffsetsRequestTopic[];
};

export type AlterShareGroupOffsetsRequestTopic = {
  /** The topic name. */
  topicName?: string;
  /** Each partition to alter offsets for. */
  partitions?: readonly AlterShareGroupOffsetsRequestPartition[];
};

export type AlterShareGroupOffsetsRequestPartition = {
  /** The partition index. */
  partitionIndex?: number;
  /** The share-partition start offset. */
  startOffset?: bigint;
};

export type AlterShareGroupOffsetsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The results for each topic. */
  responses: AlterShareGroupOffsetsResponseTopic[];
};

export type AlterShareGroupOffsetsResponseTopic = {
  /** The topic name. */
  topicName: string;
  /** The unique topic ID. */
  topicId: string;
  /**  */
  partitions: AlterShareGroupOffsetsResponsePartition[];
};

export type AlterShareGroupOffsetsResponsePartition = {
  /** The partition index. */
  partitionIndex: number;
  /** The error code, or 0 if there was no error. */
  errorCode: number;
  /** The error message, or null if there was no error. */
  errorMessage: string | null;
};

export type DeleteShareGroupOffsetsRequest = {
  /** The group identifier. */
  groupId?: string;
  /** The topics to delete offsets for. */
  topics?: readonly DeleteShareGroupOffsetsRequestTopic[];
};

export type DeleteShareGroupOffsetsRequestTopic = {
  /** The topic name. */
  topicName?: string;
};

export type DeleteShareGroupOffsetsResponse = {
  /** The duration in milliseconds for which the request was throttled due to a quota violation, or zero if the request did not violate any quota. */
  throttleTimeMs: number;
  /** The top-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The top-level error message, or null if there was no error. */
  errorMessage: string | null;
  /** The results for each topic. */
  responses: DeleteShareGroupOffsetsResponseTopic[];
};

export type DeleteShareGroupOffsetsResponseTopic = {
  /** The topic name. */
  topicName: string;
  /** The unique topic ID. */
  topicId: string;
  /** The topic-level error code, or 0 if there was no error. */
  errorCode: number;
  /** The topic-level error message, or null if there was no error. */
  errorMessage: string | null;
};
