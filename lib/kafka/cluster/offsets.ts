import { AppError } from '@/lib/errors';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type { ListOffsetsResponse } from '@/lib/kafka/protocol/message-types';
import { ListOffsets } from '@/lib/kafka/protocol/messages';
import { isStale } from './answer-codes';
import type { AskOptions, Cluster } from './cluster';
import { kafkaError } from './kafka-error';
import type { ClusterMetadata } from './metadata';
import { pause } from './waiting';
import type { Warning } from './warning';

export type TopicPartition = { readonly topic: string; readonly partition: number };

/** A timestamp asks for the first record at or after it, in ms. */
export type OffsetAt = 'earliest' | 'latest' | 'max-timestamp' | { readonly timestamp: bigint };

export type OffsetAnswer = {
  readonly topic: string;
  readonly partition: number;
  /** Null without an error: no such record, as when all are older than the timestamp asked for. */
  readonly offset: bigint | null;
  /** Of the record found, ms; null for 'earliest' and 'latest'. */
  readonly timestamp: bigint | null;
  readonly leaderEpoch: number | null;
  /** Why the offset is not known. */
  readonly error: Warning | null;
};

export type ListOffsetsOptions = Omit<AskOptions, 'at' | 'maxVersion'> & {
  /** 'read_committed': 'latest' is the last stable offset, before the first open transaction. */
  isolation?: 'read_uncommitted' | 'read_committed';
};

/** A new leader takes a moment to know that it leads, and up to where its log is safe. */
const ASK_AGAIN_MS = [0, 100, 300, 600];
const LATEST = -1n;
const EARLIEST = -2n;
const MAX_TIMESTAMP = -3n;
/** KIP-734. */
const WithMaxTimestamp = { ...ListOffsets, minVersion: 7 };

/**
 * Offsets of many partitions, one request per leader. Each partition has its own result, in the order asked; a leader
 * that fails costs its own partitions, and those that have moved are asked at their new leader.
 */
export async function listOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  at: OffsetAt,
  options: ListOffsetsOptions = {},
): Promise<OffsetAnswer[]> {
  const { isolation = 'read_uncommitted', ...ask } = options;
  const results = new Map<string, OffsetAnswer>();
  const wanted = new Map(partitions.map((one) => [keyOf(one), one]));

  const round = async (metadata: ClusterMetadata, asked: Iterable<TopicPartition>): Promise<void> => {
    const { byLeader, rest } = groupByLeader(metadata, asked);
    for (const [one, error] of rest) results.set(keyOf(one), unknown(one, error));
    const requests = [...byLeader].map(async ([leader, led]) => {
      for (const result of await askLeader(cluster, leader, led, at, isolation, ask))
        results.set(keyOf(result), result);
    });
    await Promise.all(requests);
  };

  const first = await cluster.metadata({ maxAgeMs: 60_000, signal: ask.signal });
  await round(first, wanted.values());
  let before = first;
  for (const waitMs of ASK_AGAIN_MS) {
    const astray = [...wanted.values()].filter((one) => isAstray(results.get(keyOf(one))));
    if (astray.length === 0) break;
    await pause(waitMs, ask.signal);
    const now = await cluster.metadata({ maxAgeMs: 200, signal: ask.signal }).catch(() => {
      ask.signal?.throwIfAborted();
      return before; // What could be learned stays; what could not says why.
    });
    const moved = astray.filter((one) => needsAnother(one, results.get(keyOf(one)), before, now));
    if (moved.length === 0) break;
    await round(now, moved);
    before = now;
  }
  return partitions.map((one) => results.get(keyOf(one))!);
}

/** Which partitions each broker leads; the others with what is the matter. */
export function groupByLeader(
  { topics }: ClusterMetadata,
  partitions: Iterable<TopicPartition>,
): { byLeader: Map<number, TopicPartition[]>; rest: Map<TopicPartition, AppError> } {
  const byLeader = new Map<number, TopicPartition[]>();
  const rest = new Map<TopicPartition, AppError>();
  for (const one of partitions) {
    const known = topics.get(one.topic)?.partitions[one.partition];
    if (!known) rest.set(one, new AppError('NOT_FOUND', `There is no partition ${keyOf(one)}.`));
    else if (known.leader === null)
      rest.set(one, new AppError('UNAVAILABLE', `Partition ${keyOf(one)} has no leader.`));
    else {
      const led = byLeader.get(known.leader);
      if (led) led.push(one);
      else byLeader.set(known.leader, [one]);
    }
  }
  return { byLeader, rest };
}

async function askLeader(
  cluster: Cluster,
  leader: number,
  partitions: readonly TopicPartition[],
  at: OffsetAt,
  isolation: 'read_uncommitted' | 'read_committed',
  options: Omit<AskOptions, 'at'>,
): Promise<OffsetAnswer[]> {
  const timestamp =
    typeof at === 'object' ? at.timestamp : { earliest: EARLIEST, latest: LATEST, 'max-timestamp': MAX_TIMESTAMP }[at];
  const topics = new Map<string, { partitionIndex: number; timestamp: bigint }[]>();
  for (const { topic, partition } of partitions) {
    const asked = topics.get(topic) ?? [];
    asked.push({ partitionIndex: partition, timestamp });
    topics.set(topic, asked);
  }
  const body = {
    replicaId: -1,
    isolationLevel: isolation === 'read_committed' ? 1 : 0,
    topics: [...topics].map(([name, asked]) => ({ name, partitions: asked })),
  };
  const message = at === 'max-timestamp' ? WithMaxTimestamp : ListOffsets;
  try {
    return readAnswer(
      cluster,
      await cluster.ask(message, body, { ...options, at: { broker: leader } }),
      partitions,
      leader,
    );
  } catch (thrown) {
    options.signal?.throwIfAborted();
    if (!(thrown instanceof AppError)) throw thrown;
    return partitions.map((one) => unknown(one, thrown, leader));
  }
}

function readAnswer(
  by: Cluster,
  answer: ListOffsetsResponse,
  asked: readonly TopicPartition[],
  leader: number,
): OffsetAnswer[] {
  const told = new Map<string, OffsetAnswer>();
  for (const { name: topic, partitions } of answer.topics) {
    for (const {
      partitionIndex: partition,
      errorCode: code,
      offset = -1n,
      timestamp = -1n,
      leaderEpoch = -1,
    } of partitions) {
      const one = { topic, partition };
      const result: OffsetAnswer =
        code !== 0
          ? unknown(
              one,
              code === errorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT ? timeless(one) : refused(one, code, by),
              leader,
            )
          : {
              ...one,
              offset: offset < 0n ? null : offset,
              timestamp: timestamp < 0n ? null : timestamp,
              leaderEpoch: leaderEpoch < 0 ? null : leaderEpoch,
              error: null,
            };
      told.set(keyOf(one), result);
    }
  }
  return asked.map(
    (one) =>
      told.get(keyOf(one)) ?? unknown(one, new AppError('UNAVAILABLE', `Broker ${leader} left out ${keyOf(one)}.`)),
  );
}

const refused = (one: TopicPartition, code: number, by?: Cluster) =>
  kafkaError(code, null, `partition ${keyOf(one)}`, by && { api: ListOffsets, by });

/** Of message format 0: its messages have no time. */
function timeless(one: TopicPartition): AppError {
  const message = 'It cannot be searched by time: it keeps messages as before Kafka 0.10, without one.';
  const { kafkaCode, kafkaError: name } = refused(one, errorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT).details ?? {};
  return new AppError('KAFKA_UNSUPPORTED', message, { details: { kafkaCode, kafkaError: name } });
}

type Unknown = OffsetAnswer & { readonly kafkaCode?: number };

function unknown({ topic, partition }: TopicPartition, error: AppError, brokerId?: number): Unknown {
  const { kafkaCode } = error.details ?? {};
  return {
    topic,
    partition,
    offset: null,
    timestamp: null,
    leaderEpoch: null,
    error: {
      source: `partition ${topic}/${partition}`,
      code: error.code,
      message: error.message,
      ...(brokerId === undefined ? {} : { brokerId }),
    },
    ...(typeof kafkaCode === 'number' ? { kafkaCode } : {}),
  };
}

const settlingCodes: ReadonlySet<number> = new Set([
  errorCode.UNKNOWN_TOPIC_OR_PARTITION,
  errorCode.OFFSET_NOT_AVAILABLE,
]);

/** What newer metadata may put right: a leader that has moved or fallen silent, a partition that is new. */
const isAstray = (result: Unknown | undefined): boolean => {
  if (!result?.error) return false;
  const { kafkaCode } = result;
  return kafkaCode === undefined || isStale(kafkaCode) || settlingCodes.has(kafkaCode);
};

/** A broker that did not answer is not asked again for the same partition: that would cost its time-out twice. */
function needsAnother(one: TopicPartition, result: Unknown | undefined, before: ClusterMetadata, now: ClusterMetadata) {
  if (result?.kafkaCode !== undefined) return true;
  const leaderIn = ({ topics }: ClusterMetadata) => topics.get(one.topic)?.partitions[one.partition]?.leader ?? null;
  return leaderIn(now) !== null && leaderIn(now) !== leaderIn(before);
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
