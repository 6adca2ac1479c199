// Made from Apache Kafka 4.3.1 by: npm run messages. Do not edit.

import type { Message } from './message';
import type {
  ProduceRequest,
  ProduceResponse,
  FetchRequest,
  FetchResponse,
  ListOffsetsRequest,
  ListOffsetsResponse,
  MetadataRequest,
  MetadataResponse,
  OffsetCommitRequest,
  OffsetCommitResponse,
  OffsetFetchRequest,
  OffsetFetchResponse,
  FindCoordinatorRequest,
  FindCoordinatorResponse,
  JoinGroupRequest,
  JoinGroupResponse,
  HeartbeatRequest,
  HeartbeatResponse,
  LeaveGroupRequest,
  LeaveGroupResponse,
  SyncGroupRequest,
  SyncGroupResponse,
  DescribeGroupsRequest,
  DescribeGroupsResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  SaslHandshakeRequest,
  SaslHandshakeResponse,
  ApiVersionsRequest,
  ApiVersionsResponse,
  CreateTopicsRequest,
  CreateTopicsResponse,
  DeleteTopicsRequest,
  DeleteTopicsResponse,
  DeleteRecordsRequest,
  DeleteRecordsResponse,
  InitProducerIdRequest,
  InitProducerIdResponse,
  OffsetForLeaderEpochRequest,
  OffsetForLeaderEpochResponse,
  AddPartitionsToTxnRequest,
  AddPartitionsToTxnResponse,
  AddOffsetsToTxnRequest,
  AddOffsetsToTxnResponse,
  EndTxnRequest,
  EndTxnResponse,
  WriteTxnMarkersRequest,
  WriteTxnMarkersResponse,
  TxnOffsetCommitRequest,
  TxnOffsetCommitResponse,
  DescribeAclsRequest,
  DescribeAclsResponse,
  CreateAclsRequest,
  CreateAclsResponse,
  DeleteAclsRequest,
  DeleteAclsResponse,
  DescribeConfigsRequest,
  DescribeConfigsResponse,
  AlterConfigsRequest,
  AlterConfigsResponse,
  AlterReplicaLogDirsRequest,
  AlterReplicaLogDirsResponse,
  DescribeLogDirsRequest,
  DescribeLogDirsResponse,
  SaslAuthenticateRequest,
  SaslAuthenticateResponse,
  CreatePartitionsRequest,
  CreatePartitionsResponse,
  CreateDelegationTokenRequest,
  CreateDelegationTokenResponse,
  RenewDelegationTokenRequest,
  RenewDelegationTokenResponse,
  ExpireDelegationTokenRequest,
  ExpireDelegationTokenResponse,
  DescribeDelegationTokenRequest,
  DescribeDelegationTokenResponse,
  DeleteGroupsRequest,
  DeleteGroupsResponse,
  ElectLeadersRequest,
  ElectLeadersResponse,
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsResponse,
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse,
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsResponse,
  OffsetDeleteRequest,
  OffsetDeleteResponse,
  DescribeClientQuotasRequest,
  DescribeClientQuotasResponse,
  AlterClientQuotasRequest,
  AlterClientQuotasResponse,
  DescribeUserScramCredentialsRequest,
  DescribeUserScramCredentialsResponse,
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsResponse,
  VoteRequest,
  VoteResponse,
  BeginQuorumEpochRequest,
  BeginQuorumEpochResponse,
  EndQuorumEpochRequest,
  EndQuorumEpochResponse,
  DescribeQuorumRequest,
  DescribeQuorumResponse,
  AlterPartitionRequest,
  AlterPartitionResponse,
  UpdateFeaturesRequest,
  UpdateFeaturesResponse,
  EnvelopeRequest,
  EnvelopeResponse,
  FetchSnapshotRequest,
  FetchSnapshotResponse,
  DescribeClusterRequest,
  DescribeClusterResponse,
  DescribeProducersRequest,
  DescribeProducersResponse,
  BrokerRegistrationRequest,
  BrokerRegistrationResponse,
  BrokerHeartbeatRequest,
  BrokerHeartbeatResponse,
  UnregisterBrokerRequest,
  UnregisterBrokerResponse,
  DescribeTransactionsRequest,
  DescribeTransactionsResponse,
  ListTransactionsRequest,
  ListTransactionsResponse,
  AllocateProducerIdsRequest,
  AllocateProducerIdsResponse,
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse,
  ControllerRegistrationRequest,
  ControllerRegistrationResponse,
  GetTelemetrySubscriptionsRequest,
  GetTelemetrySubscriptionsResponse,
  PushTelemetryRequest,
  PushTelemetryResponse,
  AssignReplicasToDirsRequest,
  AssignReplicasToDirsResponse,
  ListConfigResourcesRequest,
  ListConfigResourcesResponse,
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsResponse,
  ShareGroupHeartbeatRequest,
  ShareGroupHeartbeatResponse,
  ShareGroupDescribeRequest,
  ShareGroupDescribeResponse,
  ShareFetchRequest,
  ShareFetchResponse,
  ShareAcknowledgeRequest,
  ShareAcknowledgeResponse,
  AddRaftVoterRequest,
  AddRaftVoterResponse,
  RemoveRaftVoterRequest,
  RemoveRaftVoterResponse,
  UpdateRaftVoterRequest,
  UpdateRaftVoterResponse,
  InitializeShareGroupStateRequest,
  InitializeShareGroupStateResponse,
  ReadShareGroupStateRequest,
  ReadShareGroupStateResponse,
  WriteShareGroupStateRequest,
  WriteShareGroupStateResponse,
  DeleteShareGroupStateRequest,
  DeleteShareGroupStateResponse,
  ReadShareGroupStateSummaryRequest,
  ReadShareGroupStateSummaryResponse,
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatResponse,
  StreamsGroupDescribeRequest,
  StreamsGroupDescribeResponse,
  DescribeShareGroupOffsetsRequest,
  DescribeShareGroupOffsetsResponse,
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsResponse,
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsResponse,
} from './message-types';

export const Produce: Message<ProduceRequest, ProduceResponse> = {
  name: 'Produce', key: 0, minVersion: 3, maxVersion: 13, flexibleSince: 9,
  request: [
    { name: 'transactionalId', type: 'string', nullableSince: 3, default: null },
    { name: 'acks', type: 'int16' },
    { name: 'timeoutMs', type: 'int32' },
    { name: 'topicData', array: true, type: [
      { name: 'name', type: 'string', until: 12, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 13, ignorable: true },
      { name: 'partitionData', array: true, type: [
        { name: 'index', type: 'int32' },
        { name: 'records', type: 'records', nullableSince: 3 },
      ] },
    ] },
  ],
  response: [
    { name: 'responses', array: true, type: [
      { name: 'name', type: 'string', until: 12, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 13, ignorable: true },
      { name: 'partitionResponses', array: true, type: [
        { name: 'index', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'baseOffset', type: 'int64' },
        { name: 'logAppendTimeMs', type: 'int64', default: -1n },
        { name: 'logStartOffset', type: 'int64', since: 5, default: -1n, ignorable: true },
        { name: 'recordErrors', array: true, since: 8, ignorable: true, type: [
          { name: 'batchIndex', type: 'int32' },
          { name: 'batchIndexErrorMessage', type: 'string', nullableSince: 8, default: null },
        ] },
        { name: 'errorMessage', type: 'string', since: 8, nullableSince: 8, default: null, ignorable: true },
        { name: 'currentLeader', since: 10, tag: 0, type: [
          { name: 'leaderId', type: 'int32', default: -1 },
          { name: 'leaderEpoch', type: 'int32', default: -1 },
        ] },
      ] },
    ] },
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'nodeEndpoints', array: true, since: 10, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', nullableSince: 10, default: null },
    ] },
  ],
};

export const Fetch: Message<FetchRequest, FetchResponse> = {
  name: 'Fetch', key: 1, minVersion: 4, maxVersion: 18, flexibleSince: 12,
  request: [
    { name: 'clusterId', type: 'string', since: 12, nullableSince: 12, tag: 0, default: null, ignorable: true },
    { name: 'replicaId', type: 'int32', until: 14, default: -1 },
    { name: 'replicaState', since: 15, tag: 1, type: [
      { name: 'replicaId', type: 'int32', default: -1 },
      { name: 'replicaEpoch', type: 'int64', default: -1n },
    ] },
    { name: 'maxWaitMs', type: 'int32' },
    { name: 'minBytes', type: 'int32' },
    { name: 'maxBytes', type: 'int32', default: 2147483647 },
    { name: 'isolationLevel', type: 'int8' },
    { name: 'sessionId', type: 'int32', since: 7, ignorable: true },
    { name: 'sessionEpoch', type: 'int32', since: 7, default: -1, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'topic', type: 'string', until: 12, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 13, ignorable: true },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'currentLeaderEpoch', type: 'int32', since: 9, default: -1, ignorable: true },
        { name: 'fetchOffset', type: 'int64' },
        { name: 'lastFetchedEpoch', type: 'int32', since: 12, default: -1 },
        { name: 'logStartOffset', type: 'int64', since: 5, default: -1n, ignorable: true },
        { name: 'partitionMaxBytes', type: 'int32' },
        { name: 'replicaDirectoryId', type: 'uuid', since: 17, tag: 0, ignorable: true },
        { name: 'highWatermark', type: 'int64', since: 18, tag: 1, default: 9223372036854775807n, ignorable: true },
      ] },
    ] },
    { name: 'forgottenTopicsData', array: true, since: 7, type: [
      { name: 'topic', type: 'string', until: 12, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 13, ignorable: true },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'rackId', type: 'string', since: 11, ignorable: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16', since: 7, ignorable: true },
    { name: 'sessionId', type: 'int32', since: 7 },
    { name: 'responses', array: true, type: [
      { name: 'topic', type: 'string', until: 12, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 13, ignorable: true },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'highWatermark', type: 'int64' },
        { name: 'lastStableOffset', type: 'int64', default: -1n },
        { name: 'logStartOffset', type: 'int64', since: 5, default: -1n, ignorable: true },
        { name: 'divergingEpoch', since: 12, tag: 0, type: [
          { name: 'epoch', type: 'int32', default: -1 },
          { name: 'endOffset', type: 'int64', default: -1n },
        ] },
        { name: 'currentLeader', since: 12, tag: 1, type: [
          { name: 'leaderId', type: 'int32', default: -1 },
          { name: 'leaderEpoch', type: 'int32', default: -1 },
        ] },
        { name: 'snapshotId', since: 12, tag: 2, type: [
          { name: 'endOffset', type: 'int64', default: -1n },
          { name: 'epoch', type: 'int32', default: -1 },
        ] },
        { name: 'abortedTransactions', array: true, nullableSince: 4, type: [
          { name: 'producerId', type: 'int64' },
          { name: 'firstOffset', type: 'int64' },
        ] },
        { name: 'preferredReadReplica', type: 'int32', since: 11, default: -1 },
        { name: 'records', type: 'records', nullableSince: 4 },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, since: 16, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', nullableSince: 16, default: null },
    ] },
  ],
};

export const ListOffsets: Message<ListOffsetsRequest, ListOffsetsResponse> = {
  name: 'ListOffsets', key: 2, minVersion: 1, maxVersion: 11, flexibleSince: 6,
  request: [
    { name: 'replicaId', type: 'int32', default: -1 },
    { name: 'isolationLevel', type: 'int8', since: 2 },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'currentLeaderEpoch', type: 'int32', since: 4, default: -1, ignorable: true },
        { name: 'timestamp', type: 'int64' },
      ] },
    ] },
    { name: 'timeoutMs', type: 'int32', since: 10, ignorable: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 2, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'timestamp', type: 'int64', default: -1n },
        { name: 'offset', type: 'int64', default: -1n },
        { name: 'leaderEpoch', type: 'int32', since: 4, default: -1 },
      ] },
    ] },
  ],
};

export const Metadata: Message<MetadataRequest, MetadataResponse> = {
  name: 'Metadata', key: 3, minVersion: 0, maxVersion: 13, flexibleSince: 9,
  request: [
    { name: 'topics', array: true, nullableSince: 1, type: [
      { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
      { name: 'name', type: 'string', nullableSince: 10 },
    ] },
    { name: 'allowAutoTopicCreation', type: 'bool', since: 4, default: true },
    { name: 'includeClusterAuthorizedOperations', type: 'bool', since: 8, until: 10 },
    { name: 'includeTopicAuthorizedOperations', type: 'bool', since: 8 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 3, ignorable: true },
    { name: 'brokers', array: true, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', since: 1, nullableSince: 1, default: null, ignorable: true },
    ] },
    { name: 'clusterId', type: 'string', since: 2, nullableSince: 2, default: null, ignorable: true },
    { name: 'controllerId', type: 'int32', since: 1, default: -1, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'name', type: 'string', nullableSince: 12 },
      { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
      { name: 'isInternal', type: 'bool', since: 1, ignorable: true },
      { name: 'partitions', array: true, type: [
        { name: 'errorCode', type: 'int16' },
        { name: 'partitionIndex', type: 'int32' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32', since: 7, default: -1, ignorable: true },
        { name: 'replicaNodes', type: 'int32', array: true },
        { name: 'isrNodes', type: 'int32', array: true },
        { name: 'offlineReplicas', type: 'int32', array: true, since: 5, ignorable: true },
      ] },
      { name: 'topicAuthorizedOperations', type: 'int32', since: 8, default: -2147483648 },
    ] },
    { name: 'clusterAuthorizedOperations', type: 'int32', since: 8, until: 10, default: -2147483648 },
    { name: 'errorCode', type: 'int16', since: 13, ignorable: true },
  ],
};

export const OffsetCommit: Message<OffsetCommitRequest, OffsetCommitResponse> = {
  name: 'OffsetCommit', key: 8, minVersion: 2, maxVersion: 10, flexibleSince: 8,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'generationIdOrMemberEpoch', type: 'int32', default: -1 },
    { name: 'memberId', type: 'string' },
    { name: 'groupInstanceId', type: 'string', since: 7, nullableSince: 7, default: null },
    { name: 'retentionTimeMs', type: 'int64', until: 4, default: -1n, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string', until: 9, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'committedOffset', type: 'int64' },
        { name: 'committedLeaderEpoch', type: 'int32', since: 6, default: -1, ignorable: true },
        { name: 'committedMetadata', type: 'string', nullableSince: 2 },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 3, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string', until: 9, ignorable: true },
      { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const OffsetFetch: Message<OffsetFetchRequest, OffsetFetchResponse> = {
  name: 'OffsetFetch', key: 9, minVersion: 1, maxVersion: 10, flexibleSince: 6,
  request: [
    { name: 'groupId', type: 'string', until: 7 },
    { name: 'topics', array: true, until: 7, nullableSince: 2, type: [
      { name: 'name', type: 'string' },
      { name: 'partitionIndexes', type: 'int32', array: true },
    ] },
    { name: 'groups', array: true, since: 8, type: [
      { name: 'groupId', type: 'string' },
      { name: 'memberId', type: 'string', since: 9, nullableSince: 9, default: null, ignorable: true },
      { name: 'memberEpoch', type: 'int32', since: 9, default: -1, ignorable: true },
      { name: 'topics', array: true, nullableSince: 8, type: [
        { name: 'name', type: 'string', until: 9, ignorable: true },
        { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
        { name: 'partitionIndexes', type: 'int32', array: true },
      ] },
    ] },
    { name: 'requireStable', type: 'bool', since: 7 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 3, ignorable: true },
    { name: 'topics', array: true, until: 7, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'committedOffset', type: 'int64' },
        { name: 'committedLeaderEpoch', type: 'int32', since: 5, default: -1, ignorable: true },
        { name: 'metadata', type: 'string', nullableSince: 1 },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
    { name: 'errorCode', type: 'int16', since: 2, until: 7, ignorable: true },
    { name: 'groups', array: true, since: 8, type: [
      { name: 'groupId', type: 'string' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string', until: 9, ignorable: true },
        { name: 'topicId', type: 'uuid', since: 10, ignorable: true },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'committedOffset', type: 'int64' },
          { name: 'committedLeaderEpoch', type: 'int32', default: -1 },
          { name: 'metadata', type: 'string', nullableSince: 8 },
          { name: 'errorCode', type: 'int16' },
        ] },
      ] },
      { name: 'errorCode', type: 'int16' },
    ] },
  ],
};

export const FindCoordinator: Message<FindCoordinatorRequest, FindCoordinatorResponse> = {
  name: 'FindCoordinator', key: 10, minVersion: 0, maxVersion: 6, flexibleSince: 3,
  request: [
    { name: 'key', type: 'string', until: 3 },
    { name: 'keyType', type: 'int8', since: 1 },
    { name: 'coordinatorKeys', type: 'string', array: true, since: 4 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'errorCode', type: 'int16', until: 3 },
    { name: 'errorMessage', type: 'string', since: 1, until: 3, nullableSince: 1, ignorable: true },
    { name: 'nodeId', type: 'int32', until: 3 },
    { name: 'host', type: 'string', until: 3 },
    { name: 'port', type: 'int32', until: 3 },
    { name: 'coordinators', array: true, since: 4, type: [
      { name: 'key', type: 'string' },
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 4 },
    ] },
  ],
};

export const JoinGroup: Message<JoinGroupRequest, JoinGroupResponse> = {
  name: 'JoinGroup', key: 11, minVersion: 0, maxVersion: 9, flexibleSince: 6,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'sessionTimeoutMs', type: 'int32' },
    { name: 'rebalanceTimeoutMs', type: 'int32', since: 1, default: -1, ignorable: true },
    { name: 'memberId', type: 'string' },
    { name: 'groupInstanceId', type: 'string', since: 5, nullableSince: 5, default: null },
    { name: 'protocolType', type: 'string' },
    { name: 'protocols', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'metadata', type: 'bytes' },
    ] },
    { name: 'reason', type: 'string', since: 8, nullableSince: 8, default: null, ignorable: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 2, ignorable: true },
    { name: 'errorCode', type: 'int16' },
    { name: 'generationId', type: 'int32', default: -1 },
    { name: 'protocolType', type: 'string', since: 7, nullableSince: 7, default: null, ignorable: true },
    { name: 'protocolName', type: 'string', nullableSince: 7 },
    { name: 'leader', type: 'string' },
    { name: 'skipAssignment', type: 'bool', since: 9 },
    { name: 'memberId', type: 'string' },
    { name: 'members', array: true, type: [
      { name: 'memberId', type: 'string' },
      { name: 'groupInstanceId', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
      { name: 'metadata', type: 'bytes' },
    ] },
  ],
};

export const Heartbeat: Message<HeartbeatRequest, HeartbeatResponse> = {
  name: 'Heartbeat', key: 12, minVersion: 0, maxVersion: 4, flexibleSince: 4,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'generationId', type: 'int32' },
    { name: 'memberId', type: 'string' },
    { name: 'groupInstanceId', type: 'string', since: 3, nullableSince: 3, default: null },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'errorCode', type: 'int16' },
  ],
};

export const LeaveGroup: Message<LeaveGroupRequest, LeaveGroupResponse> = {
  name: 'LeaveGroup', key: 13, minVersion: 0, maxVersion: 5, flexibleSince: 4,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'memberId', type: 'string', until: 2 },
    { name: 'members', array: true, since: 3, type: [
      { name: 'memberId', type: 'string' },
      { name: 'groupInstanceId', type: 'string', nullableSince: 3, default: null },
      { name: 'reason', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'errorCode', type: 'int16' },
    { name: 'members', array: true, since: 3, type: [
      { name: 'memberId', type: 'string' },
      { name: 'groupInstanceId', type: 'string', nullableSince: 3 },
      { name: 'errorCode', type: 'int16' },
    ] },
  ],
};

export const SyncGroup: Message<SyncGroupRequest, SyncGroupResponse> = {
  name: 'SyncGroup', key: 14, minVersion: 0, maxVersion: 5, flexibleSince: 4,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'generationId', type: 'int32' },
    { name: 'memberId', type: 'string' },
    { name: 'groupInstanceId', type: 'string', since: 3, nullableSince: 3, default: null },
    { name: 'protocolType', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    { name: 'protocolName', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    { name: 'assignments', array: true, type: [
      { name: 'memberId', type: 'string' },
      { name: 'assignment', type: 'bytes' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'errorCode', type: 'int16' },
    { name: 'protocolType', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    { name: 'protocolName', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    { name: 'assignment', type: 'bytes' },
  ],
};

export const DescribeGroups: Message<DescribeGroupsRequest, DescribeGroupsResponse> = {
  name: 'DescribeGroups', key: 15, minVersion: 0, maxVersion: 6, flexibleSince: 5,
  request: [
    { name: 'groups', type: 'string', array: true },
    { name: 'includeAuthorizedOperations', type: 'bool', since: 3 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'groups', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', since: 6, nullableSince: 6, default: null },
      { name: 'groupId', type: 'string' },
      { name: 'groupState', type: 'string' },
      { name: 'protocolType', type: 'string' },
      { name: 'protocolData', type: 'string' },
      { name: 'members', array: true, type: [
        { name: 'memberId', type: 'string' },
        { name: 'groupInstanceId', type: 'string', since: 4, nullableSince: 4, default: null, ignorable: true },
        { name: 'clientId', type: 'string' },
        { name: 'clientHost', type: 'string' },
        { name: 'memberMetadata', type: 'bytes' },
        { name: 'memberAssignment', type: 'bytes' },
      ] },
      { name: 'authorizedOperations', type: 'int32', since: 3, default: -2147483648 },
    ] },
  ],
};

export const ListGroups: Message<ListGroupsRequest, ListGroupsResponse> = {
  name: 'ListGroups', key: 16, minVersion: 0, maxVersion: 5, flexibleSince: 3,
  request: [
    { name: 'statesFilter', type: 'string', array: true, since: 4 },
    { name: 'typesFilter', type: 'string', array: true, since: 5 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'errorCode', type: 'int16' },
    { name: 'groups', array: true, type: [
      { name: 'groupId', type: 'string' },
      { name: 'protocolType', type: 'string' },
      { name: 'groupState', type: 'string', since: 4, ignorable: true },
      { name: 'groupType', type: 'string', since: 5, ignorable: true },
    ] },
  ],
};

export const SaslHandshake: Message<SaslHandshakeRequest, SaslHandshakeResponse> = {
  name: 'SaslHandshake', key: 17, minVersion: 0, maxVersion: 1, flexibleSince: 2,
  request: [
    { name: 'mechanism', type: 'string' },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'mechanisms', type: 'string', array: true },
  ],
};

export const ApiVersions: Message<ApiVersionsRequest, ApiVersionsResponse> = {
  name: 'ApiVersions', key: 18, minVersion: 0, maxVersion: 4, flexibleSince: 3,
  request: [
    { name: 'clientSoftwareName', type: 'string', since: 3, ignorable: true },
    { name: 'clientSoftwareVersion', type: 'string', since: 3, ignorable: true },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'apiKeys', array: true, type: [
      { name: 'apiKey', type: 'int16' },
      { name: 'minVersion', type: 'int16' },
      { name: 'maxVersion', type: 'int16' },
    ] },
    { name: 'throttleTimeMs', type: 'int32', since: 1, ignorable: true },
    { name: 'supportedFeatures', array: true, since: 3, tag: 0, ignorable: true, type: [
      { name: 'name', type: 'string' },
      { name: 'minVersion', type: 'int16' },
      { name: 'maxVersion', type: 'int16' },
    ] },
    { name: 'finalizedFeaturesEpoch', type: 'int64', since: 3, tag: 1, default: -1n, ignorable: true },
    { name: 'finalizedFeatures', array: true, since: 3, tag: 2, ignorable: true, type: [
      { name: 'name', type: 'string' },
      { name: 'maxVersionLevel', type: 'int16' },
      { name: 'minVersionLevel', type: 'int16' },
    ] },
    { name: 'zkMigrationReady', type: 'bool', since: 3, tag: 3, ignorable: true },
  ],
};

export const CreateTopics: Message<CreateTopicsRequest, CreateTopicsResponse> = {
  name: 'CreateTopics', key: 19, minVersion: 2, maxVersion: 7, flexibleSince: 5,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'numPartitions', type: 'int32' },
      { name: 'replicationFactor', type: 'int16' },
      { name: 'assignments', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'brokerIds', type: 'int32', array: true },
      ] },
      { name: 'configs', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'value', type: 'string', nullableSince: 2 },
      ] },
    ] },
    { name: 'timeoutMs', type: 'int32', default: 60000 },
    { name: 'validateOnly', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'topicId', type: 'uuid', since: 7, ignorable: true },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 2 },
      { name: 'topicConfigErrorCode', type: 'int16', since: 5, tag: 0, ignorable: true },
      { name: 'numPartitions', type: 'int32', since: 5, default: -1, ignorable: true },
      { name: 'replicationFactor', type: 'int16', since: 5, default: -1, ignorable: true },
      { name: 'configs', array: true, since: 5, nullableSince: 5, ignorable: true, type: [
        { name: 'name', type: 'string' },
        { name: 'value', type: 'string', nullableSince: 5 },
        { name: 'readOnly', type: 'bool' },
        { name: 'configSource', type: 'int8', default: -1 },
        { name: 'isSensitive', type: 'bool' },
      ] },
    ] },
  ],
};

export const DeleteTopics: Message<DeleteTopicsRequest, DeleteTopicsResponse> = {
  name: 'DeleteTopics', key: 20, minVersion: 1, maxVersion: 6, flexibleSince: 4,
  request: [
    { name: 'topics', array: true, since: 6, type: [
      { name: 'name', type: 'string', nullableSince: 6, default: null },
      { name: 'topicId', type: 'uuid' },
    ] },
    { name: 'topicNames', type: 'string', array: true, until: 5, ignorable: true },
    { name: 'timeoutMs', type: 'int32' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'responses', array: true, type: [
      { name: 'name', type: 'string', nullableSince: 6 },
      { name: 'topicId', type: 'uuid', since: 6, ignorable: true },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', since: 5, nullableSince: 5, default: null, ignorable: true },
    ] },
  ],
};

export const DeleteRecords: Message<DeleteRecordsRequest, DeleteRecordsResponse> = {
  name: 'DeleteRecords', key: 21, minVersion: 0, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'offset', type: 'int64' },
      ] },
    ] },
    { name: 'timeoutMs', type: 'int32' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'lowWatermark', type: 'int64' },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const InitProducerId: Message<InitProducerIdRequest, InitProducerIdResponse> = {
  name: 'InitProducerId', key: 22, minVersion: 0, maxVersion: 5, flexibleSince: 2,
  request: [
    { name: 'transactionalId', type: 'string', nullableSince: 0 },
    { name: 'transactionTimeoutMs', type: 'int32' },
    { name: 'producerId', type: 'int64', since: 3, default: -1n },
    { name: 'producerEpoch', type: 'int16', since: 3, default: -1 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'producerId', type: 'int64', default: -1n },
    { name: 'producerEpoch', type: 'int16' },
  ],
};

export const OffsetForLeaderEpoch: Message<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> = {
  name: 'OffsetForLeaderEpoch', key: 23, minVersion: 2, maxVersion: 4, flexibleSince: 4,
  request: [
    { name: 'replicaId', type: 'int32', since: 3, default: -2, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'topic', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'currentLeaderEpoch', type: 'int32', default: -1 },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'topic', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'errorCode', type: 'int16' },
        { name: 'partition', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32', default: -1 },
        { name: 'endOffset', type: 'int64', default: -1n },
      ] },
    ] },
  ],
};

export const AddPartitionsToTxn: Message<AddPartitionsToTxnRequest, AddPartitionsToTxnResponse> = {
  name: 'AddPartitionsToTxn', key: 24, minVersion: 0, maxVersion: 5, flexibleSince: 3,
  request: [
    { name: 'transactions', array: true, since: 4, type: [
      { name: 'transactionalId', type: 'string' },
      { name: 'producerId', type: 'int64' },
      { name: 'producerEpoch', type: 'int16' },
      { name: 'verifyOnly', type: 'bool' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
    { name: 'v3AndBelowTransactionalId', type: 'string', until: 3 },
    { name: 'v3AndBelowProducerId', type: 'int64', until: 3 },
    { name: 'v3AndBelowProducerEpoch', type: 'int16', until: 3 },
    { name: 'v3AndBelowTopics', array: true, until: 3, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16', since: 4, ignorable: true },
    { name: 'resultsByTransaction', array: true, since: 4, type: [
      { name: 'transactionalId', type: 'string' },
      { name: 'topicResults', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'resultsByPartition', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'partitionErrorCode', type: 'int16' },
        ] },
      ] },
    ] },
    { name: 'resultsByTopicV3AndBelow', array: true, until: 3, type: [
      { name: 'name', type: 'string' },
      { name: 'resultsByPartition', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'partitionErrorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const AddOffsetsToTxn: Message<AddOffsetsToTxnRequest, AddOffsetsToTxnResponse> = {
  name: 'AddOffsetsToTxn', key: 25, minVersion: 0, maxVersion: 4, flexibleSince: 3,
  request: [
    { name: 'transactionalId', type: 'string' },
    { name: 'producerId', type: 'int64' },
    { name: 'producerEpoch', type: 'int16' },
    { name: 'groupId', type: 'string' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
  ],
};

export const EndTxn: Message<EndTxnRequest, EndTxnResponse> = {
  name: 'EndTxn', key: 26, minVersion: 0, maxVersion: 5, flexibleSince: 3,
  request: [
    { name: 'transactionalId', type: 'string' },
    { name: 'producerId', type: 'int64' },
    { name: 'producerEpoch', type: 'int16' },
    { name: 'committed', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'producerId', type: 'int64', since: 5, default: -1n, ignorable: true },
    { name: 'producerEpoch', type: 'int16', since: 5, default: -1, ignorable: true },
  ],
};

export const WriteTxnMarkers: Message<WriteTxnMarkersRequest, WriteTxnMarkersResponse> = {
  name: 'WriteTxnMarkers', key: 27, minVersion: 1, maxVersion: 2, flexibleSince: 1,
  request: [
    { name: 'markers', array: true, type: [
      { name: 'producerId', type: 'int64' },
      { name: 'producerEpoch', type: 'int16' },
      { name: 'transactionResult', type: 'bool' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'partitionIndexes', type: 'int32', array: true },
      ] },
      { name: 'coordinatorEpoch', type: 'int32' },
      { name: 'transactionVersion', type: 'int8', since: 2, ignorable: true },
    ] },
  ],
  response: [
    { name: 'markers', array: true, type: [
      { name: 'producerId', type: 'int64' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'errorCode', type: 'int16' },
        ] },
      ] },
    ] },
  ],
};

export const TxnOffsetCommit: Message<TxnOffsetCommitRequest, TxnOffsetCommitResponse> = {
  name: 'TxnOffsetCommit', key: 28, minVersion: 0, maxVersion: 5, flexibleSince: 3,
  request: [
    { name: 'transactionalId', type: 'string' },
    { name: 'groupId', type: 'string' },
    { name: 'producerId', type: 'int64' },
    { name: 'producerEpoch', type: 'int16' },
    { name: 'generationId', type: 'int32', since: 3, default: -1 },
    { name: 'memberId', type: 'string', since: 3 },
    { name: 'groupInstanceId', type: 'string', since: 3, nullableSince: 3, default: null },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'committedOffset', type: 'int64' },
        { name: 'committedLeaderEpoch', type: 'int32', since: 2, default: -1, ignorable: true },
        { name: 'committedMetadata', type: 'string', nullableSince: 0 },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const DescribeAcls: Message<DescribeAclsRequest, DescribeAclsResponse> = {
  name: 'DescribeAcls', key: 29, minVersion: 1, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'resourceTypeFilter', type: 'int8' },
    { name: 'resourceNameFilter', type: 'string', nullableSince: 1 },
    { name: 'patternTypeFilter', type: 'int8', default: 3 },
    { name: 'principalFilter', type: 'string', nullableSince: 1 },
    { name: 'hostFilter', type: 'string', nullableSince: 1 },
    { name: 'operation', type: 'int8' },
    { name: 'permissionType', type: 'int8' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 1 },
    { name: 'resources', array: true, type: [
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'patternType', type: 'int8', default: 3 },
      { name: 'acls', array: true, type: [
        { name: 'principal', type: 'string' },
        { name: 'host', type: 'string' },
        { name: 'operation', type: 'int8' },
        { name: 'permissionType', type: 'int8' },
      ] },
    ] },
  ],
};

export const CreateAcls: Message<CreateAclsRequest, CreateAclsResponse> = {
  name: 'CreateAcls', key: 30, minVersion: 1, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'creations', array: true, type: [
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'resourcePatternType', type: 'int8', default: 3 },
      { name: 'principal', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'operation', type: 'int8' },
      { name: 'permissionType', type: 'int8' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 1 },
    ] },
  ],
};

export const DeleteAcls: Message<DeleteAclsRequest, DeleteAclsResponse> = {
  name: 'DeleteAcls', key: 31, minVersion: 1, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'filters', array: true, type: [
      { name: 'resourceTypeFilter', type: 'int8' },
      { name: 'resourceNameFilter', type: 'string', nullableSince: 1 },
      { name: 'patternTypeFilter', type: 'int8', default: 3 },
      { name: 'principalFilter', type: 'string', nullableSince: 1 },
      { name: 'hostFilter', type: 'string', nullableSince: 1 },
      { name: 'operation', type: 'int8' },
      { name: 'permissionType', type: 'int8' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'filterResults', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 1 },
      { name: 'matchingAcls', array: true, type: [
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 1 },
        { name: 'resourceType', type: 'int8' },
        { name: 'resourceName', type: 'string' },
        { name: 'patternType', type: 'int8', default: 3 },
        { name: 'principal', type: 'string' },
        { name: 'host', type: 'string' },
        { name: 'operation', type: 'int8' },
        { name: 'permissionType', type: 'int8' },
      ] },
    ] },
  ],
};

export const DescribeConfigs: Message<DescribeConfigsRequest, DescribeConfigsResponse> = {
  name: 'DescribeConfigs', key: 32, minVersion: 1, maxVersion: 4, flexibleSince: 4,
  request: [
    { name: 'resources', array: true, type: [
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'configurationKeys', type: 'string', array: true, nullableSince: 1 },
    ] },
    { name: 'includeSynonyms', type: 'bool' },
    { name: 'includeDocumentation', type: 'bool', since: 3 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 1 },
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'configs', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'value', type: 'string', nullableSince: 1 },
        { name: 'readOnly', type: 'bool' },
        { name: 'configSource', type: 'int8', default: -1 },
        { name: 'isSensitive', type: 'bool' },
        { name: 'synonyms', array: true, type: [
          { name: 'name', type: 'string' },
          { name: 'value', type: 'string', nullableSince: 1 },
          { name: 'source', type: 'int8' },
        ] },
        { name: 'configType', type: 'int8', since: 3, ignorable: true },
        { name: 'documentation', type: 'string', since: 3, nullableSince: 3, ignorable: true },
      ] },
    ] },
  ],
};

export const AlterConfigs: Message<AlterConfigsRequest, AlterConfigsResponse> = {
  name: 'AlterConfigs', key: 33, minVersion: 0, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'resources', array: true, type: [
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'configs', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'value', type: 'string', nullableSince: 0 },
      ] },
    ] },
    { name: 'validateOnly', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'responses', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
    ] },
  ],
};

export const AlterReplicaLogDirs: Message<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> = {
  name: 'AlterReplicaLogDirs', key: 34, minVersion: 1, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'dirs', array: true, type: [
      { name: 'path', type: 'string' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const DescribeLogDirs: Message<DescribeLogDirsRequest, DescribeLogDirsResponse> = {
  name: 'DescribeLogDirs', key: 35, minVersion: 1, maxVersion: 5, flexibleSince: 2,
  request: [
    { name: 'topics', array: true, nullableSince: 1, type: [
      { name: 'topic', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16', since: 3, ignorable: true },
    { name: 'results', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'logDir', type: 'string' },
      { name: 'topics', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'partitionSize', type: 'int64' },
          { name: 'offsetLag', type: 'int64' },
          { name: 'isFutureKey', type: 'bool' },
        ] },
      ] },
      { name: 'totalBytes', type: 'int64', since: 4, default: -1n, ignorable: true },
      { name: 'usableBytes', type: 'int64', since: 4, default: -1n, ignorable: true },
      { name: 'isCordoned', type: 'bool', since: 5, ignorable: true },
    ] },
  ],
};

export const SaslAuthenticate: Message<SaslAuthenticateRequest, SaslAuthenticateResponse> = {
  name: 'SaslAuthenticate', key: 36, minVersion: 0, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'authBytes', type: 'bytes' },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'authBytes', type: 'bytes' },
    { name: 'sessionLifetimeMs', type: 'int64', since: 1, ignorable: true },
  ],
};

export const CreatePartitions: Message<CreatePartitionsRequest, CreatePartitionsResponse> = {
  name: 'CreatePartitions', key: 37, minVersion: 0, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'count', type: 'int32' },
      { name: 'assignments', array: true, nullableSince: 0, type: [
        { name: 'brokerIds', type: 'int32', array: true },
      ] },
    ] },
    { name: 'timeoutMs', type: 'int32' },
    { name: 'validateOnly', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    ] },
  ],
};

export const CreateDelegationToken: Message<CreateDelegationTokenRequest, CreateDelegationTokenResponse> = {
  name: 'CreateDelegationToken', key: 38, minVersion: 1, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'ownerPrincipalType', type: 'string', since: 3, nullableSince: 3 },
    { name: 'ownerPrincipalName', type: 'string', since: 3, nullableSince: 3 },
    { name: 'renewers', array: true, type: [
      { name: 'principalType', type: 'string' },
      { name: 'principalName', type: 'string' },
    ] },
    { name: 'maxLifetimeMs', type: 'int64' },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'principalType', type: 'string' },
    { name: 'principalName', type: 'string' },
    { name: 'tokenRequesterPrincipalType', type: 'string', since: 3 },
    { name: 'tokenRequesterPrincipalName', type: 'string', since: 3 },
    { name: 'issueTimestampMs', type: 'int64' },
    { name: 'expiryTimestampMs', type: 'int64' },
    { name: 'maxTimestampMs', type: 'int64' },
    { name: 'tokenId', type: 'string' },
    { name: 'hmac', type: 'bytes' },
    { name: 'throttleTimeMs', type: 'int32' },
  ],
};

export const RenewDelegationToken: Message<RenewDelegationTokenRequest, RenewDelegationTokenResponse> = {
  name: 'RenewDelegationToken', key: 39, minVersion: 1, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'hmac', type: 'bytes' },
    { name: 'renewPeriodMs', type: 'int64' },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'expiryTimestampMs', type: 'int64' },
    { name: 'throttleTimeMs', type: 'int32' },
  ],
};

export const ExpireDelegationToken: Message<ExpireDelegationTokenRequest, ExpireDelegationTokenResponse> = {
  name: 'ExpireDelegationToken', key: 40, minVersion: 1, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'hmac', type: 'bytes' },
    { name: 'expiryTimePeriodMs', type: 'int64' },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'expiryTimestampMs', type: 'int64' },
    { name: 'throttleTimeMs', type: 'int32' },
  ],
};

export const DescribeDelegationToken: Message<DescribeDelegationTokenRequest, DescribeDelegationTokenResponse> = {
  name: 'DescribeDelegationToken', key: 41, minVersion: 1, maxVersion: 3, flexibleSince: 2,
  request: [
    { name: 'owners', array: true, nullableSince: 1, type: [
      { name: 'principalType', type: 'string' },
      { name: 'principalName', type: 'string' },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'tokens', array: true, type: [
      { name: 'principalType', type: 'string' },
      { name: 'principalName', type: 'string' },
      { name: 'tokenRequesterPrincipalType', type: 'string', since: 3 },
      { name: 'tokenRequesterPrincipalName', type: 'string', since: 3 },
      { name: 'issueTimestamp', type: 'int64' },
      { name: 'expiryTimestamp', type: 'int64' },
      { name: 'maxTimestamp', type: 'int64' },
      { name: 'tokenId', type: 'string' },
      { name: 'hmac', type: 'bytes' },
      { name: 'renewers', array: true, type: [
        { name: 'principalType', type: 'string' },
        { name: 'principalName', type: 'string' },
      ] },
    ] },
    { name: 'throttleTimeMs', type: 'int32' },
  ],
};

export const DeleteGroups: Message<DeleteGroupsRequest, DeleteGroupsResponse> = {
  name: 'DeleteGroups', key: 42, minVersion: 0, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'groupsNames', type: 'string', array: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'groupId', type: 'string' },
      { name: 'errorCode', type: 'int16' },
    ] },
  ],
};

export const ElectLeaders: Message<ElectLeadersRequest, ElectLeadersResponse> = {
  name: 'ElectLeaders', key: 43, minVersion: 0, maxVersion: 2, flexibleSince: 2,
  request: [
    { name: 'electionType', type: 'int8', since: 1 },
    { name: 'topicPartitions', array: true, nullableSince: 0, type: [
      { name: 'topic', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'timeoutMs', type: 'int32', default: 60000 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16', since: 1 },
    { name: 'replicaElectionResults', array: true, type: [
      { name: 'topic', type: 'string' },
      { name: 'partitionResult', array: true, type: [
        { name: 'partitionId', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0 },
      ] },
    ] },
  ],
};

export const IncrementalAlterConfigs: Message<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse> = {
  name: 'IncrementalAlterConfigs', key: 44, minVersion: 0, maxVersion: 1, flexibleSince: 1,
  request: [
    { name: 'resources', array: true, type: [
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
      { name: 'configs', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'configOperation', type: 'int8' },
        { name: 'value', type: 'string', nullableSince: 0 },
      ] },
    ] },
    { name: 'validateOnly', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'responses', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
      { name: 'resourceType', type: 'int8' },
      { name: 'resourceName', type: 'string' },
    ] },
  ],
};

export const AlterPartitionReassignments: Message<AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse> = {
  name: 'AlterPartitionReassignments', key: 45, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'timeoutMs', type: 'int32', default: 60000 },
    { name: 'allowReplicationFactorChange', type: 'bool', since: 1, default: true },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'replicas', type: 'int32', array: true, nullableSince: 0, default: null },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'allowReplicationFactorChange', type: 'bool', since: 1, default: true, ignorable: true },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'responses', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0 },
      ] },
    ] },
  ],
};

export const ListPartitionReassignments: Message<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse> = {
  name: 'ListPartitionReassignments', key: 46, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'timeoutMs', type: 'int32', default: 60000 },
    { name: 'topics', array: true, nullableSince: 0, default: null, type: [
      { name: 'name', type: 'string' },
      { name: 'partitionIndexes', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'replicas', type: 'int32', array: true },
        { name: 'addingReplicas', type: 'int32', array: true },
        { name: 'removingReplicas', type: 'int32', array: true },
      ] },
    ] },
  ],
};

export const OffsetDelete: Message<OffsetDeleteRequest, OffsetDeleteResponse> = {
  name: 'OffsetDelete', key: 47, minVersion: 0, maxVersion: 0, flexibleSince: 1,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
      ] },
    ] },
  ],
};

export const DescribeClientQuotas: Message<DescribeClientQuotasRequest, DescribeClientQuotasResponse> = {
  name: 'DescribeClientQuotas', key: 48, minVersion: 0, maxVersion: 1, flexibleSince: 1,
  request: [
    { name: 'components', array: true, type: [
      { name: 'entityType', type: 'string' },
      { name: 'matchType', type: 'int8' },
      { name: 'match', type: 'string', nullableSince: 0 },
    ] },
    { name: 'strict', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'entries', array: true, nullableSince: 0, type: [
      { name: 'entity', array: true, type: [
        { name: 'entityType', type: 'string' },
        { name: 'entityName', type: 'string', nullableSince: 0 },
      ] },
      { name: 'values', array: true, type: [
        { name: 'key', type: 'string' },
        { name: 'value', type: 'float64' },
      ] },
    ] },
  ],
};

export const AlterClientQuotas: Message<AlterClientQuotasRequest, AlterClientQuotasResponse> = {
  name: 'AlterClientQuotas', key: 49, minVersion: 0, maxVersion: 1, flexibleSince: 1,
  request: [
    { name: 'entries', array: true, type: [
      { name: 'entity', array: true, type: [
        { name: 'entityType', type: 'string' },
        { name: 'entityName', type: 'string', nullableSince: 0 },
      ] },
      { name: 'ops', array: true, type: [
        { name: 'key', type: 'string' },
        { name: 'value', type: 'float64' },
        { name: 'remove', type: 'bool' },
      ] },
    ] },
    { name: 'validateOnly', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'entries', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
      { name: 'entity', array: true, type: [
        { name: 'entityType', type: 'string' },
        { name: 'entityName', type: 'string', nullableSince: 0 },
      ] },
    ] },
  ],
};

export const DescribeUserScramCredentials: Message<DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse> = {
  name: 'DescribeUserScramCredentials', key: 50, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'users', array: true, nullableSince: 0, type: [
      { name: 'name', type: 'string' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'results', array: true, type: [
      { name: 'user', type: 'string' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
      { name: 'credentialInfos', array: true, type: [
        { name: 'mechanism', type: 'int8' },
        { name: 'iterations', type: 'int32' },
      ] },
    ] },
  ],
};

export const AlterUserScramCredentials: Message<AlterUserScramCredentialsRequest, AlterUserScramCredentialsResponse> = {
  name: 'AlterUserScramCredentials', key: 51, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'deletions', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'mechanism', type: 'int8' },
    ] },
    { name: 'upsertions', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'mechanism', type: 'int8' },
      { name: 'iterations', type: 'int32' },
      { name: 'salt', type: 'bytes' },
      { name: 'saltedPassword', type: 'bytes' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'results', array: true, type: [
      { name: 'user', type: 'string' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
    ] },
  ],
};

export const Vote: Message<VoteRequest, VoteResponse> = {
  name: 'Vote', key: 52, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0, default: null },
    { name: 'voterId', type: 'int32', since: 1, default: -1, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'replicaEpoch', type: 'int32' },
        { name: 'replicaId', type: 'int32' },
        { name: 'replicaDirectoryId', type: 'uuid', since: 1, ignorable: true },
        { name: 'voterDirectoryId', type: 'uuid', since: 1, ignorable: true },
        { name: 'lastOffsetEpoch', type: 'int32' },
        { name: 'lastOffset', type: 'int64' },
        { name: 'preVote', type: 'bool', since: 2 },
      ] },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'voteGranted', type: 'bool' },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, since: 1, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
};

export const BeginQuorumEpoch: Message<BeginQuorumEpochRequest, BeginQuorumEpochResponse> = {
  name: 'BeginQuorumEpoch', key: 53, minVersion: 0, maxVersion: 1, flexibleSince: 1,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0, default: null },
    { name: 'voterId', type: 'int32', since: 1, default: -1, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'voterDirectoryId', type: 'uuid', since: 1, ignorable: true },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
    { name: 'leaderEndpoints', array: true, since: 1, ignorable: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, since: 1, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
};

export const EndQuorumEpoch: Message<EndQuorumEpochRequest, EndQuorumEpochResponse> = {
  name: 'EndQuorumEpoch', key: 54, minVersion: 0, maxVersion: 1, flexibleSince: 1,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0, default: null },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'preferredSuccessors', type: 'int32', array: true, until: 0, ignorable: true },
        { name: 'preferredCandidates', array: true, since: 1, ignorable: true, type: [
          { name: 'candidateId', type: 'int32' },
          { name: 'candidateDirectoryId', type: 'uuid' },
        ] },
      ] },
    ] },
    { name: 'leaderEndpoints', array: true, since: 1, ignorable: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, since: 1, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
};

export const DescribeQuorum: Message<DescribeQuorumRequest, DescribeQuorumResponse> = {
  name: 'DescribeQuorum', key: 55, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', since: 2, nullableSince: 2, ignorable: true },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', since: 2, nullableSince: 2, ignorable: true },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'highWatermark', type: 'int64' },
        { name: 'currentVoters', array: true, type: [
          { name: 'replicaId', type: 'int32' },
          { name: 'replicaDirectoryId', type: 'uuid', since: 2 },
          { name: 'logEndOffset', type: 'int64' },
          { name: 'lastFetchTimestamp', type: 'int64', since: 1, default: -1n, ignorable: true },
          { name: 'lastCaughtUpTimestamp', type: 'int64', since: 1, default: -1n, ignorable: true },
        ] },
        { name: 'observers', array: true, type: [
          { name: 'replicaId', type: 'int32' },
          { name: 'replicaDirectoryId', type: 'uuid', since: 2 },
          { name: 'logEndOffset', type: 'int64' },
          { name: 'lastFetchTimestamp', type: 'int64', since: 1, default: -1n, ignorable: true },
          { name: 'lastCaughtUpTimestamp', type: 'int64', since: 1, default: -1n, ignorable: true },
        ] },
      ] },
    ] },
    { name: 'nodes', array: true, since: 2, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'listeners', array: true, type: [
        { name: 'name', type: 'string' },
        { name: 'host', type: 'string' },
        { name: 'port', type: 'uint16' },
      ] },
    ] },
  ],
};

export const AlterPartition: Message<AlterPartitionRequest, AlterPartitionResponse> = {
  name: 'AlterPartition', key: 56, minVersion: 2, maxVersion: 3, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
    { name: 'brokerEpoch', type: 'int64', default: -1n },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'newIsr', type: 'int32', array: true, until: 2 },
        { name: 'newIsrWithEpochs', array: true, since: 3, type: [
          { name: 'brokerId', type: 'int32' },
          { name: 'brokerEpoch', type: 'int64', default: -1n },
        ] },
        { name: 'leaderRecoveryState', type: 'int8' },
        { name: 'partitionEpoch', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'isr', type: 'int32', array: true },
        { name: 'leaderRecoveryState', type: 'int8' },
        { name: 'partitionEpoch', type: 'int32' },
      ] },
    ] },
  ],
};

export const UpdateFeatures: Message<UpdateFeaturesRequest, UpdateFeaturesResponse> = {
  name: 'UpdateFeatures', key: 57, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'timeoutMs', type: 'int32', default: 60000 },
    { name: 'featureUpdates', array: true, type: [
      { name: 'feature', type: 'string' },
      { name: 'maxVersionLevel', type: 'int16' },
      { name: 'allowDowngrade', type: 'bool', until: 0 },
      { name: 'upgradeType', type: 'int8', since: 1, default: 1 },
    ] },
    { name: 'validateOnly', type: 'bool', since: 1 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
    { name: 'results', array: true, until: 1, ignorable: true, type: [
      { name: 'feature', type: 'string' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0 },
    ] },
  ],
};

export const Envelope: Message<EnvelopeRequest, EnvelopeResponse> = {
  name: 'Envelope', key: 58, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'requestData', type: 'bytes' },
    { name: 'requestPrincipal', type: 'bytes', nullableSince: 0 },
    { name: 'clientHostAddress', type: 'bytes' },
  ],
  response: [
    { name: 'responseData', type: 'bytes', nullableSince: 0, default: null },
    { name: 'errorCode', type: 'int16' },
  ],
};

export const FetchSnapshot: Message<FetchSnapshotRequest, FetchSnapshotResponse> = {
  name: 'FetchSnapshot', key: 59, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0, tag: 0, default: null },
    { name: 'replicaId', type: 'int32', default: -1 },
    { name: 'maxBytes', type: 'int32', default: 2147483647 },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'currentLeaderEpoch', type: 'int32' },
        { name: 'snapshotId', type: [
          { name: 'endOffset', type: 'int64' },
          { name: 'epoch', type: 'int32' },
        ] },
        { name: 'position', type: 'int64' },
        { name: 'replicaDirectoryId', type: 'uuid', since: 1, tag: 0, ignorable: true },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'index', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'snapshotId', type: [
          { name: 'endOffset', type: 'int64' },
          { name: 'epoch', type: 'int32' },
        ] },
        { name: 'currentLeader', tag: 0, type: [
          { name: 'leaderId', type: 'int32' },
          { name: 'leaderEpoch', type: 'int32' },
        ] },
        { name: 'size', type: 'int64' },
        { name: 'position', type: 'int64' },
        { name: 'unalignedRecords', type: 'records' },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, since: 1, tag: 0, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
  ],
};

export const DescribeCluster: Message<DescribeClusterRequest, DescribeClusterResponse> = {
  name: 'DescribeCluster', key: 60, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'includeClusterAuthorizedOperations', type: 'bool' },
    { name: 'endpointType', type: 'int8', since: 1, default: 1 },
    { name: 'includeFencedBrokers', type: 'bool', since: 2 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    { name: 'endpointType', type: 'int8', since: 1, default: 1 },
    { name: 'clusterId', type: 'string' },
    { name: 'controllerId', type: 'int32', default: -1 },
    { name: 'brokers', array: true, type: [
      { name: 'brokerId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', nullableSince: 0, default: null },
      { name: 'isFenced', type: 'bool', since: 2 },
    ] },
    { name: 'clusterAuthorizedOperations', type: 'int32', default: -2147483648 },
  ],
};

export const DescribeProducers: Message<DescribeProducersRequest, DescribeProducersResponse> = {
  name: 'DescribeProducers', key: 61, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitionIndexes', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
        { name: 'activeProducers', array: true, type: [
          { name: 'producerId', type: 'int64' },
          { name: 'producerEpoch', type: 'int32' },
          { name: 'lastSequence', type: 'int32', default: -1 },
          { name: 'lastTimestamp', type: 'int64', default: -1n },
          { name: 'coordinatorEpoch', type: 'int32' },
          { name: 'currentTxnStartOffset', type: 'int64', default: -1n },
        ] },
      ] },
    ] },
  ],
};

export const BrokerRegistration: Message<BrokerRegistrationRequest, BrokerRegistrationResponse> = {
  name: 'BrokerRegistration', key: 62, minVersion: 0, maxVersion: 4, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
    { name: 'clusterId', type: 'string' },
    { name: 'incarnationId', type: 'uuid' },
    { name: 'listeners', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
      { name: 'securityProtocol', type: 'int16' },
    ] },
    { name: 'features', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'minSupportedVersion', type: 'int16' },
      { name: 'maxSupportedVersion', type: 'int16' },
    ] },
    { name: 'rack', type: 'string', nullableSince: 0 },
    { name: 'isMigratingZkBroker', type: 'bool', since: 1 },
    { name: 'logDirs', type: 'uuid', array: true, since: 2, ignorable: true },
    { name: 'previousBrokerEpoch', type: 'int64', since: 3, default: -1n, ignorable: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'brokerEpoch', type: 'int64', default: -1n },
  ],
};

export const BrokerHeartbeat: Message<BrokerHeartbeatRequest, BrokerHeartbeatResponse> = {
  name: 'BrokerHeartbeat', key: 63, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
    { name: 'brokerEpoch', type: 'int64', default: -1n },
    { name: 'currentMetadataOffset', type: 'int64' },
    { name: 'wantFence', type: 'bool' },
    { name: 'wantShutDown', type: 'bool' },
    { name: 'offlineLogDirs', type: 'uuid', array: true, since: 1, tag: 0 },
    { name: 'cordonedLogDirs', type: 'uuid', array: true, since: 2, nullableSince: 2, tag: 1, default: null },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'isCaughtUp', type: 'bool' },
    { name: 'isFenced', type: 'bool', default: true },
    { name: 'shouldShutDown', type: 'bool' },
  ],
};

export const UnregisterBroker: Message<UnregisterBrokerRequest, UnregisterBrokerResponse> = {
  name: 'UnregisterBroker', key: 64, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
  ],
};

export const DescribeTransactions: Message<DescribeTransactionsRequest, DescribeTransactionsResponse> = {
  name: 'DescribeTransactions', key: 65, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'transactionalIds', type: 'string', array: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'transactionStates', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'transactionalId', type: 'string' },
      { name: 'transactionState', type: 'string' },
      { name: 'transactionTimeoutMs', type: 'int32' },
      { name: 'transactionStartTimeMs', type: 'int64' },
      { name: 'producerId', type: 'int64' },
      { name: 'producerEpoch', type: 'int16' },
      { name: 'topics', array: true, type: [
        { name: 'topic', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
};

export const ListTransactions: Message<ListTransactionsRequest, ListTransactionsResponse> = {
  name: 'ListTransactions', key: 66, minVersion: 0, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'stateFilters', type: 'string', array: true },
    { name: 'producerIdFilters', type: 'int64', array: true },
    { name: 'durationFilter', type: 'int64', since: 1, default: -1n },
    { name: 'transactionalIdPattern', type: 'string', since: 2, nullableSince: 2, default: null },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'unknownStateFilters', type: 'string', array: true },
    { name: 'transactionStates', array: true, type: [
      { name: 'transactionalId', type: 'string' },
      { name: 'producerId', type: 'int64' },
      { name: 'transactionState', type: 'string' },
    ] },
  ],
};

export const AllocateProducerIds: Message<AllocateProducerIdsRequest, AllocateProducerIdsResponse> = {
  name: 'AllocateProducerIds', key: 67, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
    { name: 'brokerEpoch', type: 'int64', default: -1n },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'producerIdStart', type: 'int64' },
    { name: 'producerIdLen', type: 'int32' },
  ],
};

export const ConsumerGroupHeartbeat: Message<ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse> = {
  name: 'ConsumerGroupHeartbeat', key: 68, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'memberId', type: 'string' },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'instanceId', type: 'string', nullableSince: 0, default: null },
    { name: 'rackId', type: 'string', nullableSince: 0, default: null },
    { name: 'rebalanceTimeoutMs', type: 'int32', default: -1 },
    { name: 'subscribedTopicNames', type: 'string', array: true, nullableSince: 0, default: null },
    { name: 'subscribedTopicRegex', type: 'string', since: 1, nullableSince: 1, default: null },
    { name: 'serverAssignor', type: 'string', nullableSince: 0, default: null },
    { name: 'topicPartitions', array: true, nullableSince: 0, default: null, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    { name: 'memberId', type: 'string', nullableSince: 0, default: null },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'heartbeatIntervalMs', type: 'int32' },
    { name: 'assignment', nullableSince: 0, default: null, type: [
      { name: 'topicPartitions', array: true, type: [
        { name: 'topicId', type: 'uuid' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
};

export const ConsumerGroupDescribe: Message<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> = {
  name: 'ConsumerGroupDescribe', key: 69, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupIds', type: 'string', array: true },
    { name: 'includeAuthorizedOperations', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'groups', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      { name: 'groupId', type: 'string' },
      { name: 'groupState', type: 'string' },
      { name: 'groupEpoch', type: 'int32' },
      { name: 'assignmentEpoch', type: 'int32' },
      { name: 'assignorName', type: 'string' },
      { name: 'members', array: true, type: [
        { name: 'memberId', type: 'string' },
        { name: 'instanceId', type: 'string', nullableSince: 0, default: null },
        { name: 'rackId', type: 'string', nullableSince: 0, default: null },
        { name: 'memberEpoch', type: 'int32' },
        { name: 'clientId', type: 'string' },
        { name: 'clientHost', type: 'string' },
        { name: 'subscribedTopicNames', type: 'string', array: true },
        { name: 'subscribedTopicRegex', type: 'string', nullableSince: 0, default: null },
        { name: 'assignment', type: [
          { name: 'topicPartitions', array: true, type: [
            { name: 'topicId', type: 'uuid' },
            { name: 'topicName', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
        ] },
        { name: 'targetAssignment', type: [
          { name: 'topicPartitions', array: true, type: [
            { name: 'topicId', type: 'uuid' },
            { name: 'topicName', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
        ] },
        { name: 'memberType', type: 'int8', since: 1, default: -1, ignorable: true },
      ] },
      { name: 'authorizedOperations', type: 'int32', default: -2147483648 },
    ] },
  ],
};

export const ControllerRegistration: Message<ControllerRegistrationRequest, ControllerRegistrationResponse> = {
  name: 'ControllerRegistration', key: 70, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'controllerId', type: 'int32' },
    { name: 'incarnationId', type: 'uuid' },
    { name: 'zkMigrationReady', type: 'bool' },
    { name: 'listeners', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
      { name: 'securityProtocol', type: 'int16' },
    ] },
    { name: 'features', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'minSupportedVersion', type: 'int16' },
      { name: 'maxSupportedVersion', type: 'int16' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
  ],
};

export const GetTelemetrySubscriptions: Message<GetTelemetrySubscriptionsRequest, GetTelemetrySubscriptionsResponse> = {
  name: 'GetTelemetrySubscriptions', key: 71, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'clientInstanceId', type: 'uuid' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'clientInstanceId', type: 'uuid' },
    { name: 'subscriptionId', type: 'int32' },
    { name: 'acceptedCompressionTypes', type: 'int8', array: true },
    { name: 'pushIntervalMs', type: 'int32' },
    { name: 'telemetryMaxBytes', type: 'int32' },
    { name: 'deltaTemporality', type: 'bool' },
    { name: 'requestedMetrics', type: 'string', array: true },
  ],
};

export const PushTelemetry: Message<PushTelemetryRequest, PushTelemetryResponse> = {
  name: 'PushTelemetry', key: 72, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'clientInstanceId', type: 'uuid' },
    { name: 'subscriptionId', type: 'int32' },
    { name: 'terminating', type: 'bool' },
    { name: 'compressionType', type: 'int8' },
    { name: 'metrics', type: 'bytes' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
  ],
};

export const AssignReplicasToDirs: Message<AssignReplicasToDirsRequest, AssignReplicasToDirsResponse> = {
  name: 'AssignReplicasToDirs', key: 73, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'brokerId', type: 'int32' },
    { name: 'brokerEpoch', type: 'int64', default: -1n },
    { name: 'directories', array: true, type: [
      { name: 'id', type: 'uuid' },
      { name: 'topics', array: true, type: [
        { name: 'topicId', type: 'uuid' },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
        ] },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'directories', array: true, type: [
      { name: 'id', type: 'uuid' },
      { name: 'topics', array: true, type: [
        { name: 'topicId', type: 'uuid' },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'errorCode', type: 'int16' },
        ] },
      ] },
    ] },
  ],
};

export const ListConfigResources: Message<ListConfigResourcesRequest, ListConfigResourcesResponse> = {
  name: 'ListConfigResources', key: 74, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'resourceTypes', type: 'int8', array: true, since: 1 },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'configResources', array: true, type: [
      { name: 'resourceName', type: 'string' },
      { name: 'resourceType', type: 'int8', since: 1, default: 16, ignorable: true },
    ] },
  ],
};

export const DescribeTopicPartitions: Message<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> = {
  name: 'DescribeTopicPartitions', key: 75, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'topics', array: true, type: [
      { name: 'name', type: 'string' },
    ] },
    { name: 'responsePartitionLimit', type: 'int32', default: 2000 },
    { name: 'cursor', nullableSince: 0, default: null, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitionIndex', type: 'int32' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'topics', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'name', type: 'string', nullableSince: 0 },
      { name: 'topicId', type: 'uuid' },
      { name: 'isInternal', type: 'bool' },
      { name: 'partitions', array: true, type: [
        { name: 'errorCode', type: 'int16' },
        { name: 'partitionIndex', type: 'int32' },
        { name: 'leaderId', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32', default: -1 },
        { name: 'replicaNodes', type: 'int32', array: true },
        { name: 'isrNodes', type: 'int32', array: true },
        { name: 'eligibleLeaderReplicas', type: 'int32', array: true, nullableSince: 0, default: null },
        { name: 'lastKnownElr', type: 'int32', array: true, nullableSince: 0, default: null },
        { name: 'offlineReplicas', type: 'int32', array: true },
      ] },
      { name: 'topicAuthorizedOperations', type: 'int32', default: -2147483648 },
    ] },
    { name: 'nextCursor', nullableSince: 0, default: null, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitionIndex', type: 'int32' },
    ] },
  ],
};

export const ShareGroupHeartbeat: Message<ShareGroupHeartbeatRequest, ShareGroupHeartbeatResponse> = {
  name: 'ShareGroupHeartbeat', key: 76, minVersion: 1, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'memberId', type: 'string' },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'rackId', type: 'string', nullableSince: 1, default: null },
    { name: 'subscribedTopicNames', type: 'string', array: true, nullableSince: 1, default: null },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
    { name: 'memberId', type: 'string', nullableSince: 1, default: null },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'heartbeatIntervalMs', type: 'int32' },
    { name: 'assignment', nullableSince: 1, default: null, type: [
      { name: 'topicPartitions', array: true, type: [
        { name: 'topicId', type: 'uuid' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
};

export const ShareGroupDescribe: Message<ShareGroupDescribeRequest, ShareGroupDescribeResponse> = {
  name: 'ShareGroupDescribe', key: 77, minVersion: 1, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupIds', type: 'string', array: true },
    { name: 'includeAuthorizedOperations', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'groups', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
      { name: 'groupId', type: 'string' },
      { name: 'groupState', type: 'string' },
      { name: 'groupEpoch', type: 'int32' },
      { name: 'assignmentEpoch', type: 'int32' },
      { name: 'assignorName', type: 'string' },
      { name: 'members', array: true, type: [
        { name: 'memberId', type: 'string' },
        { name: 'rackId', type: 'string', nullableSince: 1, default: null },
        { name: 'memberEpoch', type: 'int32' },
        { name: 'clientId', type: 'string' },
        { name: 'clientHost', type: 'string' },
        { name: 'subscribedTopicNames', type: 'string', array: true },
        { name: 'assignment', type: [
          { name: 'topicPartitions', array: true, type: [
            { name: 'topicId', type: 'uuid' },
            { name: 'topicName', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
        ] },
      ] },
      { name: 'authorizedOperations', type: 'int32', default: -2147483648 },
    ] },
  ],
};

export const ShareFetch: Message<ShareFetchRequest, ShareFetchResponse> = {
  name: 'ShareFetch', key: 78, minVersion: 1, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string', nullableSince: 1, default: null },
    { name: 'memberId', type: 'string', nullableSince: 1 },
    { name: 'shareSessionEpoch', type: 'int32' },
    { name: 'maxWaitMs', type: 'int32' },
    { name: 'minBytes', type: 'int32' },
    { name: 'maxBytes', type: 'int32', default: 2147483647 },
    { name: 'maxRecords', type: 'int32' },
    { name: 'batchSize', type: 'int32' },
    { name: 'shareAcquireMode', type: 'int8', since: 2, ignorable: true },
    { name: 'isRenewAck', type: 'bool', since: 2 },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'acknowledgementBatches', array: true, type: [
          { name: 'firstOffset', type: 'int64' },
          { name: 'lastOffset', type: 'int64' },
          { name: 'acknowledgeTypes', type: 'int8', array: true },
        ] },
      ] },
    ] },
    { name: 'forgottenTopicsData', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
    { name: 'acquisitionLockTimeoutMs', type: 'int32' },
    { name: 'responses', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
        { name: 'acknowledgeErrorCode', type: 'int16' },
        { name: 'acknowledgeErrorMessage', type: 'string', nullableSince: 1, default: null },
        { name: 'currentLeader', type: [
          { name: 'leaderId', type: 'int32' },
          { name: 'leaderEpoch', type: 'int32' },
        ] },
        { name: 'records', type: 'records' },
        { name: 'acquiredRecords', array: true, type: [
          { name: 'firstOffset', type: 'int64' },
          { name: 'lastOffset', type: 'int64' },
          { name: 'deliveryCount', type: 'int16' },
        ] },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', nullableSince: 1, default: null },
    ] },
  ],
};

export const ShareAcknowledge: Message<ShareAcknowledgeRequest, ShareAcknowledgeResponse> = {
  name: 'ShareAcknowledge', key: 79, minVersion: 1, maxVersion: 2, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string', nullableSince: 1, default: null },
    { name: 'memberId', type: 'string', nullableSince: 1 },
    { name: 'shareSessionEpoch', type: 'int32' },
    { name: 'isRenewAck', type: 'bool', since: 2 },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'acknowledgementBatches', array: true, type: [
          { name: 'firstOffset', type: 'int64' },
          { name: 'lastOffset', type: 'int64' },
          { name: 'acknowledgeTypes', type: 'int8', array: true },
        ] },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
    { name: 'acquisitionLockTimeoutMs', type: 'int32', since: 2, ignorable: true },
    { name: 'responses', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 1, default: null },
        { name: 'currentLeader', type: [
          { name: 'leaderId', type: 'int32' },
          { name: 'leaderEpoch', type: 'int32' },
        ] },
      ] },
    ] },
    { name: 'nodeEndpoints', array: true, type: [
      { name: 'nodeId', type: 'int32' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
      { name: 'rack', type: 'string', nullableSince: 1, default: null },
    ] },
  ],
};

export const AddRaftVoter: Message<AddRaftVoterRequest, AddRaftVoterResponse> = {
  name: 'AddRaftVoter', key: 80, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0 },
    { name: 'timeoutMs', type: 'int32' },
    { name: 'voterId', type: 'int32' },
    { name: 'voterDirectoryId', type: 'uuid' },
    { name: 'listeners', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
    { name: 'ackWhenCommitted', type: 'bool', since: 1, default: true },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
  ],
};

export const RemoveRaftVoter: Message<RemoveRaftVoterRequest, RemoveRaftVoterResponse> = {
  name: 'RemoveRaftVoter', key: 81, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0 },
    { name: 'voterId', type: 'int32' },
    { name: 'voterDirectoryId', type: 'uuid' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0 },
  ],
};

export const UpdateRaftVoter: Message<UpdateRaftVoterRequest, UpdateRaftVoterResponse> = {
  name: 'UpdateRaftVoter', key: 82, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'clusterId', type: 'string', nullableSince: 0 },
    { name: 'currentLeaderEpoch', type: 'int32' },
    { name: 'voterId', type: 'int32' },
    { name: 'voterDirectoryId', type: 'uuid' },
    { name: 'listeners', array: true, type: [
      { name: 'name', type: 'string' },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
    { name: 'kRaftVersionFeature', type: [
      { name: 'minSupportedVersion', type: 'int16' },
      { name: 'maxSupportedVersion', type: 'int16' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'currentLeader', tag: 0, type: [
      { name: 'leaderId', type: 'int32', default: -1 },
      { name: 'leaderEpoch', type: 'int32', default: -1 },
      { name: 'host', type: 'string' },
      { name: 'port', type: 'int32' },
    ] },
  ],
};

export const InitializeShareGroupState: Message<InitializeShareGroupStateRequest, InitializeShareGroupStateResponse> = {
  name: 'InitializeShareGroupState', key: 83, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'stateEpoch', type: 'int32' },
        { name: 'startOffset', type: 'int64' },
      ] },
    ] },
  ],
  response: [
    { name: 'results', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      ] },
    ] },
  ],
};

export const ReadShareGroupState: Message<ReadShareGroupStateRequest, ReadShareGroupStateResponse> = {
  name: 'ReadShareGroupState', key: 84, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'results', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
        { name: 'stateEpoch', type: 'int32' },
        { name: 'startOffset', type: 'int64' },
        { name: 'stateBatches', array: true, type: [
          { name: 'firstOffset', type: 'int64' },
          { name: 'lastOffset', type: 'int64' },
          { name: 'deliveryState', type: 'int8' },
          { name: 'deliveryCount', type: 'int16' },
        ] },
      ] },
    ] },
  ],
};

export const WriteShareGroupState: Message<WriteShareGroupStateRequest, WriteShareGroupStateResponse> = {
  name: 'WriteShareGroupState', key: 85, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'stateEpoch', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'startOffset', type: 'int64' },
        { name: 'deliveryCompleteCount', type: 'int32', since: 1, default: -1, ignorable: true },
        { name: 'stateBatches', array: true, type: [
          { name: 'firstOffset', type: 'int64' },
          { name: 'lastOffset', type: 'int64' },
          { name: 'deliveryState', type: 'int8' },
          { name: 'deliveryCount', type: 'int16' },
        ] },
      ] },
    ] },
  ],
  response: [
    { name: 'results', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      ] },
    ] },
  ],
};

export const DeleteShareGroupState: Message<DeleteShareGroupStateRequest, DeleteShareGroupStateResponse> = {
  name: 'DeleteShareGroupState', key: 86, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'results', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      ] },
    ] },
  ],
};

export const ReadShareGroupStateSummary: Message<ReadShareGroupStateSummaryRequest, ReadShareGroupStateSummaryResponse> = {
  name: 'ReadShareGroupStateSummary', key: 87, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
      ] },
    ] },
  ],
  response: [
    { name: 'results', array: true, type: [
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partition', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
        { name: 'stateEpoch', type: 'int32' },
        { name: 'leaderEpoch', type: 'int32' },
        { name: 'startOffset', type: 'int64' },
        { name: 'deliveryCompleteCount', type: 'int32', since: 1, default: -1, ignorable: true },
      ] },
    ] },
  ],
};

export const StreamsGroupHeartbeat: Message<StreamsGroupHeartbeatRequest, StreamsGroupHeartbeatResponse> = {
  name: 'StreamsGroupHeartbeat', key: 88, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'memberId', type: 'string' },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'endpointInformationEpoch', type: 'int32' },
    { name: 'instanceId', type: 'string', nullableSince: 0, default: null },
    { name: 'rackId', type: 'string', nullableSince: 0, default: null },
    { name: 'rebalanceTimeoutMs', type: 'int32', default: -1 },
    { name: 'topology', nullableSince: 0, default: null, type: [
      { name: 'epoch', type: 'int32' },
      { name: 'subtopologies', array: true, type: [
        { name: 'subtopologyId', type: 'string' },
        { name: 'sourceTopics', type: 'string', array: true },
        { name: 'sourceTopicRegex', type: 'string', array: true },
        { name: 'stateChangelogTopics', array: true, type: [
          { name: 'name', type: 'string' },
          { name: 'partitions', type: 'int32' },
          { name: 'replicationFactor', type: 'int16' },
          { name: 'topicConfigs', array: true, type: [
            { name: 'key', type: 'string' },
            { name: 'value', type: 'string' },
          ] },
        ] },
        { name: 'repartitionSinkTopics', type: 'string', array: true },
        { name: 'repartitionSourceTopics', array: true, type: [
          { name: 'name', type: 'string' },
          { name: 'partitions', type: 'int32' },
          { name: 'replicationFactor', type: 'int16' },
          { name: 'topicConfigs', array: true, type: [
            { name: 'key', type: 'string' },
            { name: 'value', type: 'string' },
          ] },
        ] },
        { name: 'copartitionGroups', array: true, type: [
          { name: 'sourceTopics', type: 'int16', array: true },
          { name: 'sourceTopicRegex', type: 'int16', array: true },
          { name: 'repartitionSourceTopics', type: 'int16', array: true },
        ] },
      ] },
    ] },
    { name: 'activeTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'standbyTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'warmupTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'processId', type: 'string', nullableSince: 0, default: null },
    { name: 'userEndpoint', nullableSince: 0, default: null, type: [
      { name: 'host', type: 'string' },
      { name: 'port', type: 'uint16' },
    ] },
    { name: 'clientTags', array: true, nullableSince: 0, default: null, type: [
      { name: 'key', type: 'string' },
      { name: 'value', type: 'string' },
    ] },
    { name: 'taskOffsets', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partition', type: 'int32' },
      { name: 'offset', type: 'int64' },
    ] },
    { name: 'taskEndOffsets', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partition', type: 'int32' },
      { name: 'offset', type: 'int64' },
    ] },
    { name: 'shutdownApplication', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    { name: 'memberId', type: 'string' },
    { name: 'memberEpoch', type: 'int32' },
    { name: 'heartbeatIntervalMs', type: 'int32' },
    { name: 'acceptableRecoveryLag', type: 'int32' },
    { name: 'taskOffsetIntervalMs', type: 'int32' },
    { name: 'status', array: true, nullableSince: 0, type: [
      { name: 'statusCode', type: 'int8' },
      { name: 'statusDetail', type: 'string' },
    ] },
    { name: 'activeTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'standbyTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'warmupTasks', array: true, nullableSince: 0, default: null, type: [
      { name: 'subtopologyId', type: 'string' },
      { name: 'partitions', type: 'int32', array: true },
    ] },
    { name: 'endpointInformationEpoch', type: 'int32' },
    { name: 'partitionsByUserEndpoint', array: true, nullableSince: 0, default: null, type: [
      { name: 'userEndpoint', type: [
        { name: 'host', type: 'string' },
        { name: 'port', type: 'uint16' },
      ] },
      { name: 'activePartitions', array: true, type: [
        { name: 'topic', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
      { name: 'standbyPartitions', array: true, type: [
        { name: 'topic', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
};

export const StreamsGroupDescribe: Message<StreamsGroupDescribeRequest, StreamsGroupDescribeResponse> = {
  name: 'StreamsGroupDescribe', key: 89, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupIds', type: 'string', array: true },
    { name: 'includeAuthorizedOperations', type: 'bool' },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'groups', array: true, type: [
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      { name: 'groupId', type: 'string' },
      { name: 'groupState', type: 'string' },
      { name: 'groupEpoch', type: 'int32' },
      { name: 'assignmentEpoch', type: 'int32' },
      { name: 'topology', nullableSince: 0, default: null, type: [
        { name: 'epoch', type: 'int32' },
        { name: 'subtopologies', array: true, nullableSince: 0, default: null, type: [
          { name: 'subtopologyId', type: 'string' },
          { name: 'sourceTopics', type: 'string', array: true },
          { name: 'repartitionSinkTopics', type: 'string', array: true },
          { name: 'stateChangelogTopics', array: true, type: [
            { name: 'name', type: 'string' },
            { name: 'partitions', type: 'int32' },
            { name: 'replicationFactor', type: 'int16' },
            { name: 'topicConfigs', array: true, type: [
              { name: 'key', type: 'string' },
              { name: 'value', type: 'string' },
            ] },
          ] },
          { name: 'repartitionSourceTopics', array: true, type: [
            { name: 'name', type: 'string' },
            { name: 'partitions', type: 'int32' },
            { name: 'replicationFactor', type: 'int16' },
            { name: 'topicConfigs', array: true, type: [
              { name: 'key', type: 'string' },
              { name: 'value', type: 'string' },
            ] },
          ] },
        ] },
      ] },
      { name: 'members', array: true, type: [
        { name: 'memberId', type: 'string' },
        { name: 'memberEpoch', type: 'int32' },
        { name: 'instanceId', type: 'string', nullableSince: 0, default: null },
        { name: 'rackId', type: 'string', nullableSince: 0, default: null },
        { name: 'clientId', type: 'string' },
        { name: 'clientHost', type: 'string' },
        { name: 'topologyEpoch', type: 'int32' },
        { name: 'processId', type: 'string' },
        { name: 'userEndpoint', nullableSince: 0, default: null, type: [
          { name: 'host', type: 'string' },
          { name: 'port', type: 'uint16' },
        ] },
        { name: 'clientTags', array: true, type: [
          { name: 'key', type: 'string' },
          { name: 'value', type: 'string' },
        ] },
        { name: 'taskOffsets', array: true, type: [
          { name: 'subtopologyId', type: 'string' },
          { name: 'partition', type: 'int32' },
          { name: 'offset', type: 'int64' },
        ] },
        { name: 'taskEndOffsets', array: true, type: [
          { name: 'subtopologyId', type: 'string' },
          { name: 'partition', type: 'int32' },
          { name: 'offset', type: 'int64' },
        ] },
        { name: 'assignment', type: [
          { name: 'activeTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
          { name: 'standbyTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
          { name: 'warmupTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
        ] },
        { name: 'targetAssignment', type: [
          { name: 'activeTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
          { name: 'standbyTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
          { name: 'warmupTasks', array: true, type: [
            { name: 'subtopologyId', type: 'string' },
            { name: 'partitions', type: 'int32', array: true },
          ] },
        ] },
        { name: 'isClassic', type: 'bool' },
      ] },
      { name: 'authorizedOperations', type: 'int32', default: -2147483648 },
    ] },
  ],
};

export const DescribeShareGroupOffsets: Message<DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsResponse> = {
  name: 'DescribeShareGroupOffsets', key: 90, minVersion: 0, maxVersion: 1, flexibleSince: 0,
  request: [
    { name: 'groups', array: true, type: [
      { name: 'groupId', type: 'string' },
      { name: 'topics', array: true, nullableSince: 0, type: [
        { name: 'topicName', type: 'string' },
        { name: 'partitions', type: 'int32', array: true },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'groups', array: true, type: [
      { name: 'groupId', type: 'string' },
      { name: 'topics', array: true, type: [
        { name: 'topicName', type: 'string' },
        { name: 'topicId', type: 'uuid' },
        { name: 'partitions', array: true, type: [
          { name: 'partitionIndex', type: 'int32' },
          { name: 'startOffset', type: 'int64' },
          { name: 'leaderEpoch', type: 'int32' },
          { name: 'lag', type: 'int64', since: 1, default: -1n, ignorable: true },
          { name: 'errorCode', type: 'int16' },
          { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
        ] },
      ] },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    ] },
  ],
};

export const AlterShareGroupOffsets: Message<AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsResponse> = {
  name: 'AlterShareGroupOffsets', key: 91, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'startOffset', type: 'int64' },
      ] },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    { name: 'responses', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'topicId', type: 'uuid' },
      { name: 'partitions', array: true, type: [
        { name: 'partitionIndex', type: 'int32' },
        { name: 'errorCode', type: 'int16' },
        { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
      ] },
    ] },
  ],
};

export const DeleteShareGroupOffsets: Message<DeleteShareGroupOffsetsRequest, DeleteShareGroupOffsetsResponse> = {
  name: 'DeleteShareGroupOffsets', key: 92, minVersion: 0, maxVersion: 0, flexibleSince: 0,
  request: [
    { name: 'groupId', type: 'string' },
    { name: 'topics', array: true, type: [
      { name: 'topicName', type: 'string' },
    ] },
  ],
  response: [
    { name: 'throttleTimeMs', type: 'int32' },
    { name: 'errorCode', type: 'int16' },
    { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    { name: 'responses', array: true, type: [
      { name: 'topicName', type: 'string' },
      { name: 'topicId', type: 'uuid' },
      { name: 'errorCode', type: 'int16' },
      { name: 'errorMessage', type: 'string', nullableSince: 0, default: null },
    ] },
  ],
};

/** Every API above, by key. */
export const messages: readonly Message[] = [
  Produce,
  Fetch,
  ListOffsets,
  Metadata,
  OffsetCommit,
  OffsetFetch,
  FindCoordinator,
  JoinGroup,
  Heartbeat,
  LeaveGroup,
  SyncGroup,
  DescribeGroups,
  ListGroups,
  SaslHandshake,
  ApiVersions,
  CreateTopics,
  DeleteTopics,
  DeleteRecords,
  InitProducerId,
  OffsetForLeaderEpoch,
  AddPartitionsToTxn,
  AddOffsetsToTxn,
  EndTxn,
  WriteTxnMarkers,
  TxnOffsetCommit,
  DescribeAcls,
  CreateAcls,
  DeleteAcls,
  DescribeConfigs,
  AlterConfigs,
  AlterReplicaLogDirs,
  DescribeLogDirs,
  SaslAuthenticate,
  CreatePartitions,
  CreateDelegationToken,
  RenewDelegationToken,
  ExpireDelegationToken,
  DescribeDelegationToken,
  DeleteGroups,
  ElectLeaders,
  IncrementalAlterConfigs,
  AlterPartitionReassignments,
  ListPartitionReassignments,
  OffsetDelete,
  DescribeClientQuotas,
  AlterClientQuotas,
  DescribeUserScramCredentials,
  AlterUserScramCredentials,
  Vote,
  BeginQuorumEpoch,
  EndQuorumEpoch,
  DescribeQuorum,
  AlterPartition,
  UpdateFeatures,
  Envelope,
  FetchSnapshot,
  DescribeCluster,
  DescribeProducers,
  BrokerRegistration,
  BrokerHeartbeat,
  UnregisterBroker,
  DescribeTransactions,
  ListTransactions,
  AllocateProducerIds,
  ConsumerGroupHeartbeat,
  ConsumerGroupDescribe,
  ControllerRegistration,
  GetTelemetrySubscriptions,
  PushTelemetry,
  AssignReplicasToDirs,
  ListConfigResources,
  DescribeTopicPartitions,
  ShareGroupHeartbeat,
  ShareGroupDescribe,
  ShareFetch,
  ShareAcknowledge,
  AddRaftVoter,
  RemoveRaftVoter,
  UpdateRaftVoter,
  InitializeShareGroupState,
  ReadShareGroupState,
  WriteShareGroupState,
  DeleteShareGroupState,
  ReadShareGroupStateSummary,
  StreamsGroupHeartbeat,
  StreamsGroupDescribe,
  DescribeShareGroupOffsets,
  AlterShareGroupOffsets,
  DeleteShareGroupOffsets,
];
