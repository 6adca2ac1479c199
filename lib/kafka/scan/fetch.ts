import { AppError } from '@/lib/errors';
import type { Cluster } from '@/lib/kafka/cluster/cluster';
import { kafkaError } from '@/lib/kafka/cluster/kafka-error';
import { groupByLeader } from '@/lib/kafka/cluster/offsets';
import { pause } from '@/lib/kafka/cluster/waiting';
import type { Warning } from '@/lib/kafka/cluster/warning';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import type { Field, Message } from '@/lib/kafka/protocol/message';
import type { FetchRequest, FetchResponse, FetchResponsePartitionData } from '@/lib/kafka/protocol/message-types';
import { Fetch } from '@/lib/kafka/protocol/messages';
import type { Budget } from './budget';

/** One topic, as it was when the reading began: a topic made anew under the same name has another id. */
export type Topic = { readonly name: string; readonly topicId: string | null };

/** From where one partition is to be read. `committed`: no further than the last stable offset, aborted ones listed. */
export type Want = { readonly partition: number; readonly offset: bigint; readonly committed: boolean };

export type Fetched = {
  readonly partition: number;
  /** Whole batches and perhaps a cut one; owned. Empty: there is nothing at or after the offset that was asked for. */
  readonly records: Uint8Array;
  readonly aborted: readonly { producerId: bigint; firstOffset: bigint }[];
};

/** 'out of range': retention has passed the offset, or the log ends before it. */
export type FetchFailure = { readonly partition: number; readonly reason: 'out of range' | 'failed'; warning: Warning };

export type FetchRound = {
  fetched: Fetched[];
  failures: FetchFailure[];
  /** What is worth to be said, though it cost nothing. */
  notes: Warning[];
};

/** Fetch with its records copied out of the frame: `ask` resolves when the frame may be in use again. */
const OwnedFetch: Message<FetchRequest, FetchResponse> = { ...Fetch, response: Fetch.response.map(owned) };

const CALL_MS = 3_000;
/** A batch rarely has more; those that do are asked for again with room for them. */
const PARTITION_BYTES = 64 << 10;
const MAX_PARTITION_BYTES = 16 << 20;
const ANSWER_BYTES = 8 << 20;

/**
 * The next batches of each partition wanted, at least one where there is any: one request per leader, repeated for
 * those that did not fit. Never waits for records to come. A leader that fails costs its own partitions, by name.
 * Throws AppError when the topic is gone or another, or the signal's reason.
 */
export async function fetchRound(
  cluster: Cluster,
  topic: Topic,
  wants: readonly Want[],
  budget: Budget,
  partitionBytes = PARTITION_BYTES,
): Promise<FetchRound> {
  const round: FetchRound = { fetched: [], failures: [], notes: [] };
  const leaders = new Map<number, number>();
  let left = wants;
  for (let attempt = 0; left.length > 0; attempt++) {
    // Not every broker hears at once of a new leader, or of the end of a topic.
    if (attempt > 1) await pause(300, budget.signal);
    const metadata = await cluster.metadata({ maxAgeMs: attempt === 0 ? 60_000 : 200, signal: budget.signal });
    checkTopic(topic, metadata.topics.get(topic.name)?.topicId);
    const byPartition = new Map(left.map((want) => [want.partition, want]));
    const places = left.map(({ partition }) => ({ topic: topic.name, partition }));
    const { byLeader, rest } = groupByLeader(metadata, places);
    const moved: Want[] = [];
    for (const [{ partition }, error] of rest) round.failures.push(failure(topic, partition, error));
    await Promise.all(
      [...byLeader].map(async ([leader, led]) => {
        const own = led.map(({ partition }) => byPartition.get(partition)!);
        for (const { partition } of own) {
          const before = leaders.get(partition);
          if (before !== undefined && before !== leader) round.notes.push(moveNote(topic, partition, before, leader));
          leaders.set(partition, leader);
        }
        for (const committed of [true, false]) {
          const level = own.filter((want) => want.committed === committed);
          if (level.length === 0) continue;
          moved.push(...(await fetchFromLeader(cluster, topic, leader, level, budget, partitionBytes, round)));
        }
      }),
    );
    if (attempt < 3) left = moved;
    else {
      const error = new AppError('UNAVAILABLE', 'Its leader keeps moving.');
      for (const { partition } of moved) round.failures.push(failure(topic, partition, error));
      left = [];
    }
  }
  return round;
}

/** Reads from one leader until every partition has had its turn. Answers with those it does not lead any more. */
async function fetchFromLeader(
  cluster: Cluster,
  topic: Topic,
  leader: number,
  wants: readonly Want[],
  budget: Budget,
  partitionBytes: number,
  round: FetchRound,
): Promise<Want[]> {
  const moved: Want[] = [];
  let left = wants;
  let room = partitionBytes;
  while (left.length > 0) {
    const asked = left;
    const ask = () => {
      const hurried = budget.leftMs < CALL_MS;
      return askLeader(cluster, topic, leader, asked, budget, room).catch((thrown: unknown): undefined => {
        budget.signal.throwIfAborted();
        if (!(thrown instanceof AppError)) throw thrown;
        // The reading's own time is over, which says nothing of the broker.
        if (hurried && thrown.code === 'KAFKA_TIMEOUT') return;
        for (const { partition } of asked) round.failures.push(failure(topic, partition, thrown, leader));
      });
    };
    const answer = await budget.holding(Math.min(left.length * room, maxBytes(room)), ask, sizeOf);
    if (answer === null) budget.exhaust();
    if (!answer) return moved;
    const told = new Map(answer.responses.flatMap(({ partitions }) => partitions.map((p) => [p.partitionIndex, p])));
    const empty: Want[] = [];
    for (const want of left) {
      const part = told.get(want.partition);
      if (!part) {
        const error = new AppError('UNAVAILABLE', `Broker ${leader} left it out of its answer.`);
        round.failures.push(failure(topic, want.partition, error, leader));
      } else if (part.errorCode !== 0) {
        if (movedCodes.has(part.errorCode)) moved.push(want);
        else round.failures.push(refusal(cluster, topic, part, leader));
      } else if (part.records && part.records.length > 0) {
        budget.spend(part.records.length);
        round.fetched.push(fetched(part));
      } else if (want.offset >= (want.committed ? part.lastStableOffset : part.highWatermark)) {
        round.fetched.push(fetched(part));
      } else empty.push(want);
    }
    // A broker that has filled its answer leaves the rest empty, however much there is. Only when nobody was given
    // anything does empty mean that nothing is there: the first to have a batch gets it whole (KIP-74).
    const nothing = empty.length === left.length || [...told.values()].every((part) => !part.records?.length);
    if (nothing || budget.spent) {
      if (nothing) for (const { partition } of empty) round.fetched.push({ partition, records: none, aborted: [] });
      return moved;
    }
    left = empty;
    room = Math.min(room * 4, MAX_PARTITION_BYTES);
  }
  return moved;
}

const maxBytes = (partitionBytes: number) => Math.max(ANSWER_BYTES, partitionBytes);

function sizeOf(answer: FetchResponse | undefined): number {
  const parts = answer?.responses.flatMap(({ partitions }) => partitions) ?? [];
  return parts.reduce((sum, { records }) => sum + (records?.length ?? 0), 0);
}

function askLeader(
  cluster: Cluster,
  { name, topicId }: Topic,
  leader: number,
  wants: readonly Want[],
  budget: Budget,
  partitionMaxBytes: number,
): Promise<FetchResponse> {
  const partitions = wants.map(({ partition, offset }) => ({ partition, fetchOffset: offset, partitionMaxBytes }));
  const body: FetchRequest = {
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: maxBytes(partitionMaxBytes),
    isolationLevel: wants[0]?.committed ? 1 : 0,
    sessionEpoch: -1, // No fetch session (KIP-227): nothing to keep on the broker.
    // The version chosen takes one of the two: names up to 12, ids from 13.
    topics: [{ topic: name, ...(topicId === null ? {} : { topicId }), partitions }],
  };
  const timeoutMs = Math.max(1, Math.min(CALL_MS, budget.leftMs));
  return cluster.ask(OwnedFetch, body, {
    at: { broker: leader },
    lane: 'bulk',
    timeoutMs,
    signal: budget.signal,
    ...(topicId === null ? { maxVersion: 12 } : {}),
  });
}

const none = new Uint8Array(0);

const movedCodes: ReadonlySet<number> = new Set([
  errorCode.NOT_LEADER_OR_FOLLOWER,
  errorCode.LEADER_NOT_AVAILABLE,
  errorCode.FENCED_LEADER_EPOCH,
  errorCode.UNKNOWN_LEADER_EPOCH,
  errorCode.UNKNOWN_TOPIC_OR_PARTITION,
  errorCode.UNKNOWN_TOPIC_ID,
  errorCode.INCONSISTENT_TOPIC_ID,
]);

function fetched({ partitionIndex, records, abortedTransactions }: FetchResponsePartitionData): Fetched {
  return { partition: partitionIndex, records: records ?? none, aborted: abortedTransactions ?? [] };
}

function refusal(by: Cluster, topic: Topic, part: FetchResponsePartitionData, leader: number) {
  const { partitionIndex, errorCode: code } = part;
  const error = kafkaError(code, null, `partition ${topic.name}/${partitionIndex}`, { api: Fetch, by });
  const reason = code === errorCode.OFFSET_OUT_OF_RANGE ? ('out of range' as const) : ('failed' as const);
  return { ...failure(topic, partitionIndex, error, leader), reason };
}

function failure(topic: Topic, partition: number, error: AppError, brokerId?: number): FetchFailure {
  const source = `partition ${topic.name}/${partition}`;
  const { code, message } = error;
  const warning = { source, code, message, ...(brokerId === undefined ? {} : { brokerId }) };
  return { partition, reason: 'failed', warning };
}

function moveNote({ name }: Topic, partition: number, from: number, to: number): Warning {
  const message = `Its leader moved from broker ${from} to broker ${to}, and was read on there: nothing is missing.`;
  return { source: `partition ${name}/${partition}`, code: 'LEADER_MOVED', message };
}

/** Throws when the topic that was being read is no more, or another one has its name. `now`: undefined for no topic. */
export function checkTopic({ name, topicId }: Topic, now: string | null | undefined): void {
  if (now === undefined) throw new AppError('NOT_FOUND', `Topic ${name} was deleted while it was read.`);
  if (topicId === null || now === null || topicId === now) return;
  throw new AppError('CONFLICT', `Topic ${name} was deleted and made anew: its offsets mean other records now.`);
}

function owned(field: Field): Field {
  if (typeof field.type !== 'string') return { ...field, type: field.type.map(owned) };
  return field.type === 'records' ? { ...field, type: 'bytes' } : field;
}
