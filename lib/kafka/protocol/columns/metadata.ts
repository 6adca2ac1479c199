import type { Message } from '../message';
import type { MetadataRequest } from '../message-types';
import { Metadata } from '../messages';
import type { Reader } from '../reader';
import { length, nullableText, skipTags, text } from './fields';

export type BrokerAnswer = { brokerId: number; host: string; port: number; rack: string | null };

/**
 * Brokers, topics and partitions in the order of the answer. Partitions of topic `t` are `firstPartition[t]` up to
 * `firstPartition[t + 1]`, replicas of partition `p` `firstReplica[p]` up to `firstReplica[p + 1]`, in the order of the
 * assignment. Missing leaders and epochs are -1.
 */
export type MetadataColumns = {
  /** Of the whole answer; 0 before v13. */
  readonly errorCode: number;
  readonly kafkaClusterId: string | null;
  /** With ZooKeeper the controller, under KRaft a random broker (KafkaApis); -1 for none. */
  readonly controllerId: number;
  readonly brokers: readonly BrokerAnswer[];
  readonly names: readonly string[];
  /** Null from brokers before 2.8 (KIP-516). */
  readonly topicIds: readonly (string | null)[];
  readonly internal: Uint8Array;
  readonly topicError: Int16Array;
  readonly firstPartition: Int32Array;
  readonly partition: Int32Array;
  readonly partitionError: Int16Array;
  readonly leader: Int32Array;
  readonly leaderEpoch: Int32Array;
  readonly firstReplica: Int32Array;
  readonly replica: Int32Array;
  /** 1: in the ISR. */
  readonly inSync: Uint8Array;
  readonly offline: Uint8Array;
};

/** Metadata of every version. */
export const MetadataInColumns: Message<MetadataRequest, MetadataColumns> = {
  ...{ name: Metadata.name, key: Metadata.key, flexibleSince: Metadata.flexibleSince },
  ...{ minVersion: Metadata.minVersion, maxVersion: Metadata.maxVersion },
  ...{ request: Metadata.request, response: Metadata.response },
  columns: { read },
};

const NO_TOPIC_ID = 'A'.repeat(22);

function read(from: Reader, version: number): MetadataColumns {
  const flexible = version >= Metadata.flexibleSince;
  if (version >= 3) from.int32(); // throttleTimeMs
  const brokers = Array.from({ length: length(from, flexible, 8) }, () => readBroker(from, version, flexible));
  const kafkaClusterId = version >= 2 ? nullableText(from, flexible) : null;
  const controllerId = version >= 1 ? from.int32() : -1;
  const columns = new Filling(from, version, flexible);
  columns.readTopics();
  if (version >= 8 && version <= 10) from.int32(); // clusterAuthorizedOperations
  const errorCode = version >= 13 ? from.int16() : 0;
  skipTags(from, flexible);
  return { errorCode, kafkaClusterId, controllerId, brokers, ...columns.finished() };
}

function readBroker(from: Reader, version: number, flexible: boolean): BrokerAnswer {
  const brokerId = from.int32();
  const host = text(from, flexible);
  const port = from.int32();
  const rack = version >= 1 ? nullableText(from, flexible) : null;
  skipTags(from, flexible);
  return { brokerId, host, port, rack };
}

/** Columns of the size that the bytes left could fill, cut to what was there. Allocates nothing per partition. */
class Filling {
  private readonly names: string[] = [];
  private readonly topicIds: (string | null)[] = [];
  private readonly partitionBytes: number;
  private readonly internal: Uint8Array;
  private readonly topicError: Int16Array;
  private readonly firstPartition: Int32Array;
  private readonly partition: Int32Array;
  private readonly partitionError: Int16Array;
  private readonly leader: Int32Array;
  private readonly leaderEpoch: Int32Array;
  private readonly firstReplica: Int32Array;
  private readonly replica: Int32Array;
  private readonly inSync: Uint8Array;
  private readonly offline: Uint8Array;
  private readonly topics: number;
  private t = 0;
  private p = 0;
  private r = 0;

  constructor(
    private readonly from: Reader,
    private readonly version: number,
    private readonly flexible: boolean,
  ) {
    this.topics = length(from, flexible, 2 + 1);
    this.partitionBytes = 2 + 4 + 4 + (version >= 7 ? 4 : 0) + (version >= 5 ? 3 : 2) * (flexible ? 1 : 4);
    const partitions = Math.floor(from.left / this.partitionBytes);
    const replicas = Math.floor(from.left / 4);
    this.internal = new Uint8Array(this.topics);
    this.topicError = new Int16Array(this.topics);
    this.firstPartition = new Int32Array(this.topics + 1);
    this.partition = new Int32Array(partitions);
    this.partitionError = new Int16Array(partitions);
    this.leader = new Int32Array(partitions);
    this.leaderEpoch = new Int32Array(partitions).fill(-1);
    this.firstReplica = new Int32Array(partitions + 1);
    this.replica = new Int32Array(replicas);
    this.inSync = new Uint8Array(replicas);
    this.offline = new Uint8Array(replicas);
  }

  readTopics(): void {
    for (let left = this.topics; left > 0; left--) this.readTopic();
  }

  finished() {
    const { names, topicIds, t, p, r } = this;
    this.firstPartition[t] = p;
    this.firstReplica[p] = r;
    return {
      names,
      topicIds,
      internal: this.internal.slice(0, t),
      topicError: this.topicError.slice(0, t),
      firstPartition: this.firstPartition.slice(0, t + 1),
      partition: this.partition.slice(0, p),
      partitionError: this.partitionError.slice(0, p),
      leader: this.leader.slice(0, p),
      leaderEpoch: this.leaderEpoch.slice(0, p),
      firstReplica: this.firstReplica.slice(0, p + 1),
      replica: this.replica.slice(0, r),
      inSync: this.inSync.slice(0, r),
      offline: this.offline.slice(0, r),
    };
  }

  private readTopic(): void {
    const { from, version, flexible, t } = this;
    const error = from.int16();
    const name = version >= 12 ? nullableText(from, flexible) : text(from, flexible);
    const topicId = version >= 10 ? from.uuid() : NO_TOPIC_ID;
    const internal = version >= 1 && from.bool();
    const { p, r } = this;
    this.firstPartition[t] = p;
    for (let left = length(from, flexible, this.partitionBytes); left > 0; left--) this.readPartition();
    if (version >= 8) from.int32(); // topicAuthorizedOperations
    skipTags(from, flexible);
    if (name === null) {
      // Only for topics asked for by id.
      Object.assign(this, { p, r });
      return;
    }
    this.names.push(name);
    this.topicIds.push(topicId === NO_TOPIC_ID ? null : topicId);
    this.topicError[t] = error;
    this.internal[t] = internal ? 1 : 0;
    this.t++;
  }

  private readPartition(): void {
    const { from, version, p } = this;
    const at = from.block(2 + 4 + 4);
    this.partitionError[p] = from.int16At(at);
    this.partition[p] = from.int32At(at + 2);
    this.leader[p] = from.int32At(at + 6);
    this.leaderEpoch[p] = version >= 7 ? from.int32() : -1;
    const start = this.r;
    this.firstReplica[p] = start;
    for (let left = length(from, this.flexible, 4); left > 0; left--) this.replica[this.r++] = from.int32();
    this.flag(this.inSync, start);
    if (version >= 5) this.flag(this.offline, start);
    else this.offline.fill(0, start, this.r);
    skipTags(from, this.flexible);
    this.p++;
  }

  /** A list of brokers as a flag on each replica; one that holds no replica says nothing. */
  private flag(flags: Uint8Array, start: number): void {
    const { from, replica, r } = this;
    flags.fill(0, start, r);
    for (let left = length(from, this.flexible, 4); left > 0; left--) {
      const brokerId = from.int32();
      for (let i = start; i < r; i++) if (replica[i] === brokerId) flags[i] = 1;
    }
  }
}
