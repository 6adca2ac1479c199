import { AppError } from '@/lib/errors';
import * as apis from '@/lib/kafka/protocol/messages';

type Api = { readonly key: number; readonly name: string };

/** APIs that change nothing on a cluster: all that a read-only one is ever sent. Closed: what is not here is refused. */
const reads: readonly Api[] = [
  apis.ApiVersions,
  apis.SaslHandshake,
  apis.SaslAuthenticate,
  apis.Metadata,
  apis.Fetch,
  apis.ListOffsets,
  apis.OffsetForLeaderEpoch,
  apis.OffsetFetch,
  apis.FindCoordinator,
  apis.ListGroups,
  apis.DescribeGroups,
  apis.ConsumerGroupDescribe,
  apis.ShareGroupDescribe,
  apis.StreamsGroupDescribe,
  apis.DescribeShareGroupOffsets,
  apis.DescribeAcls,
  apis.DescribeConfigs,
  apis.DescribeLogDirs,
  apis.DescribeDelegationToken,
  apis.DescribeClientQuotas,
  apis.DescribeUserScramCredentials,
  apis.DescribeQuorum,
  apis.DescribeCluster,
  apis.DescribeProducers,
  apis.DescribeTransactions,
  apis.DescribeTopicPartitions,
  apis.ListPartitionReassignments,
  apis.ListTransactions,
  apis.ListConfigResources,
];

/** Changes that end the same when they arrive twice, so that one whose answer was lost may be sent again. */
const repeatable: readonly Api[] = [
  apis.OffsetCommit,
  apis.IncrementalAlterConfigs,
  apis.DeleteRecords,
  apis.CreateAcls,
  apis.AlterClientQuotas,
];

/** Changes, and what only brokers and group members say to each other. */
const writes: readonly Api[] = [
  ...repeatable,
  apis.Produce,
  apis.JoinGroup,
  apis.Heartbeat,
  apis.LeaveGroup,
  apis.SyncGroup,
  apis.CreateTopics,
  apis.DeleteTopics,
  apis.CreatePartitions,
  apis.InitProducerId,
  apis.AddPartitionsToTxn,
  apis.AddOffsetsToTxn,
  apis.EndTxn,
  apis.WriteTxnMarkers,
  apis.TxnOffsetCommit,
  apis.DeleteAcls,
  apis.AlterConfigs,
  apis.AlterReplicaLogDirs,
  apis.CreateDelegationToken,
  apis.RenewDelegationToken,
  apis.ExpireDelegationToken,
  apis.DeleteGroups,
  apis.OffsetDelete,
  apis.ElectLeaders,
  apis.AlterPartitionReassignments,
  apis.AlterUserScramCredentials,
  apis.UpdateFeatures,
  apis.UnregisterBroker,
  apis.AddRaftVoter,
  apis.RemoveRaftVoter,
  apis.UpdateRaftVoter,
  apis.AlterShareGroupOffsets,
  apis.DeleteShareGroupOffsets,
  apis.ConsumerGroupHeartbeat,
  apis.ShareGroupHeartbeat,
  apis.StreamsGroupHeartbeat,
  apis.ShareFetch,
  apis.ShareAcknowledge,
  apis.GetTelemetrySubscriptions,
  apis.PushTelemetry,
  apis.Vote,
  apis.BeginQuorumEpoch,
  apis.EndQuorumEpoch,
  apis.AlterPartition,
  apis.Envelope,
  apis.FetchSnapshot,
  apis.BrokerRegistration,
  apis.BrokerHeartbeat,
  apis.AllocateProducerIds,
  apis.ControllerRegistration,
  apis.AssignReplicasToDirs,
  apis.InitializeShareGroupState,
  apis.ReadShareGroupState,
  apis.WriteShareGroupState,
  apis.DeleteShareGroupState,
  apis.ReadShareGroupStateSummary,
];

const keysOf = (list: readonly Api[]): ReadonlySet<number> => new Set(list.map(({ key }) => key));

export const readKeys = keysOf(reads);
export const writeKeys = keysOf(writes);
const repeatableKeys = keysOf(repeatable);

export const isRead = (api: Api): boolean => readKeys.has(api.key);

/** Whether it may be sent again when it is not known if the broker has seen it. */
export const mayRepeat = (api: Api): boolean => readKeys.has(api.key) || repeatableKeys.has(api.key);

/** Throws AppError READ_ONLY for what is not on the list of reads. */
export function refuseWrite(api: Api, cluster: { name: string; readOnly: boolean }): void {
  if (!cluster.readOnly || isRead(api)) return;
  throw new AppError('READ_ONLY', `${cluster.name} is read-only in Sluice: ${api.name} was not sent.`, {
    details: { api: api.name },
  });
}
