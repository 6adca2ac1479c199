import { AppError } from '@/lib/errors';
import { MetadataInColumns } from '@/lib/kafka/protocol/columns/metadata';

import type { Cluster } from './cluster';
import type { Facts } from './facts';
import { exactOffset } from './facts-series';
import { learnLogDirs } from './facts-sweeps';
import { describeLogDirs, type LogDirs } from './log-dirs';
import { readMetadata } from './metadata';
import { listOffsets, type OffsetAnswer } from './offsets';
import type { Warning } from './warning';

/** A page that is polled must not hang on one broker: after this, the facts stand in. */
const LOOK_MS = 1500;

/** What a look found: nothing in it is older than `asOf`; null when nothing was learned. */
export type Look = { readonly asOf: number | null; readonly warnings: readonly Warning[] };

/** Where one partition begins and ends; null is unknown. */
export type Bounds = {
  readonly start: bigint | null;
  /** High watermark. */
  readonly end: bigint | null;
  /** End for a read_committed reader; null when it was not asked for. */
  readonly lastStable: bigint | null;
};

export type OffsetsLook = Look & {
  /** By "topic/partition": answered now, or as the facts remember it. */
  readonly bounds: ReadonlyMap<string, Bounds>;
};

type Partition = { readonly topic: string; readonly partition: number };
type Options = { signal: AbortSignal | undefined; lastStable?: boolean };

/** Asks for one topic's layout and offsets now, and puts what comes into the facts. */
export async function lookAtTopic(
  cluster: Cluster,
  facts: Facts,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<Look> {
  const asOf = Date.now();
  const { topics } = facts.store;
  const partitions = partitionsOf(facts, topic);
  const [layout, first] = await Promise.all([
    lookAtLayout(cluster, facts, topic, signal),
    lookAtOffsets(cluster, facts, partitions, { signal }),
  ]);
  // The topic has another shape, or is another topic: what was asked by the old one says nothing of it.
  const anew = facts.store.topics !== topics && facts.store.topics.topic(topic) >= 0;
  const offsets = anew ? await lookAtOffsets(cluster, facts, partitionsOf(facts, topic), { signal }) : first;
  return { asOf: layout || offsets.asOf ? asOf : null, warnings: offsets.warnings };
}

function partitionsOf({ store: { topics } }: Facts, topic: string): Partition[] {
  const t = topics.topic(topic);
  const count = topics.firstPartition[t + 1]! - topics.firstPartition[t]!;
  return Array.from({ length: count }, (_, partition) => ({ topic, partition }));
}

/** Starts and ends of some partitions, learned into the facts; the facts stand in for those that do not answer. */
export async function lookAtOffsets(
  cluster: Cluster,
  facts: Facts,
  partitions: readonly Partition[],
  { signal, lastStable = false }: Options,
): Promise<OffsetsLook> {
  const asOf = Date.now();
  const options = { signal, timeoutMs: LOOK_MS };
  const [starts, ends] = await Promise.all([
    listOffsets(cluster, partitions, 'earliest', options),
    listOffsets(cluster, partitions, 'latest', options),
  ]);
  // After the ends, and only of those that told one: a last stable offset below an older end proves an open transaction.
  const told = lastStable ? partitions.filter((_, i) => ends[i]?.offset != null) : [];
  const stable = new Map(
    (await listOffsets(cluster, told, 'latest', { ...options, isolation: 'read_committed' })).map((answer, i) => [
      told[i]!,
      answer.offset,
    ]),
  );
  const { topics } = facts.store;
  const now = Date.now();
  const bounds = new Map<string, Bounds>();
  for (const [i, place] of partitions.entries()) {
    const { topic, partition } = place;
    const p = topics.partition(topic, partition);
    const start = starts[i]?.offset ?? null;
    const end = ends[i]?.offset ?? null;
    if (p >= 0 && start !== null) topics.learnStart(p, exactOffset(start));
    if (p >= 0 && end !== null) topics.learnEnd(p, exactOffset(end), now);
    bounds.set(`${topic}/${partition}`, {
      start: start ?? remembered(topics.start[p]),
      end,
      lastStable: earlier(stable.get(place) ?? null, end),
    });
  }
  facts.store.version += 1;
  return { asOf: ends.some(({ offset }) => offset !== null) ? asOf : null, warnings: failuresOf(ends), bounds };
}

/** The log may have grown between the two answers. */
function earlier(stable: bigint | null, end: bigint | null): bigint | null {
  return stable !== null && end !== null && stable > end ? end : stable;
}

/** A log's start moves rarely, and only ahead. */
function remembered(value: number | undefined): bigint | null {
  return value === undefined || Number.isNaN(value) ? null : BigInt(value);
}

/** Every viewer of a broker's page shares an answer this old: it costs the broker more than any other. */
const LOG_DIRS_AGE_MS = 10_000;

/** What one broker has on its disks, replica by replica; null when it does not tell. */
export async function lookAtLogDirs(
  cluster: Cluster,
  { store }: Facts,
  brokerId: number,
  signal: AbortSignal | undefined,
): Promise<LogDirs | null> {
  const opened = store.openedLogDirs.get(brokerId);
  if (opened && Date.now() - opened.at < LOG_DIRS_AGE_MS) return opened.logDirs;
  const at = Date.now();
  const options = { signal, lane: 'bulk', timeoutMs: 3000 } as const;
  const logDirs = await store.ofBroker('log dirs', brokerId, () => describeLogDirs(cluster, brokerId, options));
  signal?.throwIfAborted();
  if (!logDirs) return null;
  store.openedLogDirs.set(brokerId, { at, logDirs });
  learnLogDirs(store, brokerId, logDirs);
  return logDirs;
}

/** Each reason once, however many partitions it costs. */
function failuresOf(answers: readonly OffsetAnswer[]): Warning[] {
  const failures = answers.flatMap(({ error }) => (error ? [error] : []));
  return [...new Map(failures.map((failure) => [failure.message, failure])).values()];
}

async function lookAtLayout(
  cluster: Cluster,
  facts: Facts,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const body = { topics: [{ name: topic }], allowAutoTopicCreation: false };
    const answer = await cluster.ask(MetadataInColumns, body, { at: 'any', signal, timeoutMs: LOOK_MS });
    const layout = readMetadata(answer, Date.now()).topics.get(topic);
    if (!layout || layout.error !== null || !facts.store.topics.learnTopic(layout)) await facts.refresh('metadata');
    facts.store.version += 1;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
