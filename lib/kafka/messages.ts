import 'server-only';

import {
  MAX_CURSOR,
  type MessageAnswer,
  type MessageDownloadQuery,
  type MessageQuery,
  type MessagesAnswer,
  type MessagesQuery,
  RECORD_BYTES,
  WHOLE_BYTES,
} from '@/lib/contract/messages';
import { AppError } from '@/lib/errors';
import type { TopicMetadata } from '@/lib/kafka/cluster/metadata';
import { missingTopic } from '@/lib/kafka/cluster/visibility';
import type { Warning } from '@/lib/kafka/cluster/warning';
import type { ClusterContext } from '@/lib/kafka/context';
import { messageDetail, messageRow } from '@/lib/kafka/message-rows';
import { type PageStart, pageStart } from '@/lib/kafka/message-start';
import { type Bounds, readBounds } from '@/lib/kafka/scan/bounds';
import { Budget } from '@/lib/kafka/scan/budget';
import { type Cursor, encodeCursor } from '@/lib/kafka/scan/cursor';
import { type Entry, partsOf } from '@/lib/kafka/scan/entries';
import { checkTopic } from '@/lib/kafka/scan/fetch';
import { type Share, withShare } from '@/lib/kafka/scan/memory';
import { readNewer } from '@/lib/kafka/scan/newer';
import { readOlder } from '@/lib/kafka/scan/older';
import { neighboursOf, readOne } from '@/lib/kafka/scan/one';
import { type Reading, transactionsOf } from '@/lib/kafka/scan/reading';
import { settleOpen, stateOf } from '@/lib/kafka/scan/settle';

/** A page of messages. Joins no group, commits nothing, creates nothing. */
export function listMessages(ctx: ClusterContext, name: string, query: MessagesQuery): Promise<MessagesAnswer> {
  return withShare((share) => readPage(ctx, share, name, query));
}

async function readPage(
  ctx: ClusterContext,
  share: Share,
  name: string,
  query: MessagesQuery,
): Promise<MessagesAnswer> {
  const asOf = Date.now();
  const topic = await knownTopic(ctx, name, query.cursor !== undefined);
  const partitions = chosenPartitions(topic, query.partitions);
  const reading = await openReading(ctx, share, topic, partitions, {
    committedOnly: query.isolation === 'read_committed',
    showControl: query.control,
    limit: query.limit,
  });
  const start = await pageStart(reading, query);
  const older = start.direction === 'older';
  const page = older ? await readOlder(reading, start) : await readNewer(reading, start.positions);
  await settleOpen(reading, page);

  const { budget, bounds, warnings } = reading;
  // Offsets are told to who may describe a topic, records to who may read it.
  const refused = new Set(warnings.flatMap(({ code, source }) => (code === 'KAFKA_AUTHORIZATION' ? [source] : [])));
  const nothingReadable =
    partitions.length > 0 &&
    (start.positions.length === 0 || partitions.every((partition) => refused.has(`partition ${name}/${partition}`)));
  const text = (cursor: Omit<Cursor, 'topicId'> | null) => cursorText(reading, withLost(cursor, start));
  return {
    rows: page.entries.map((entry) => messageRow(entry, query, stateOf(reading, entry))),
    order: older ? 'newest first' : 'oldest first',
    isolation: query.isolation,
    next: text(page.next),
    previous: text(previousOf(reading, start, query)),
    scanned: { records: budget.records, bytes: budget.bytes, partitions: start.positions.length },
    stoppedBecause: nothingReadable ? 'nothing readable' : page.stop,
    bounds: partitions.map((partition) => boundsRow(partition, bounds.get(partition))),
    warnings: gathered(name, warnings),
    asOf,
  };
}

/** One record with all of its bytes up to a bound, and where the next ones are. */
export function getMessage(
  ctx: ClusterContext,
  name: string,
  partition: number,
  offset: bigint,
  query: MessageQuery,
): Promise<MessageAnswer> {
  return withShare((share) => readMessage(ctx, share, { name, partition, offset }, query));
}

async function readMessage(
  ctx: ClusterContext,
  share: Share,
  place: Place,
  query: MessageQuery,
): Promise<MessageAnswer> {
  const asOf = Date.now();
  const { name, partition } = place;
  const { reading, entry } = await findMessage(ctx, share, place);
  const [neighbours] = await Promise.all([
    neighboursOf(reading, entry),
    settleOpen(reading, {
      entries: [entry],
      stop: 'limit',
      readTo: new Map([[partition, entry.header.lastOffset + 1n]]),
    }),
  ]);
  const bound = query.whole ? WHOLE_BYTES : RECORD_BYTES;
  return {
    message: messageDetail(entry, query, stateOf(reading, entry), bound),
    neighbours: { previous: textOf(neighbours.previous), next: textOf(neighbours.next) },
    warnings: gathered(name, reading.warnings),
    asOf,
  };
}

export type MessageBytes = { fileName: string; body: Uint8Array };

/** The bytes of a key, value or header as they are in the log, whatever their size. */
export function getMessageBytes(
  ctx: ClusterContext,
  name: string,
  partition: number,
  offset: bigint,
  query: MessageDownloadQuery,
): Promise<MessageBytes> {
  return withShare((share) => readBytes(ctx, share, { name, partition, offset }, query));
}

async function readBytes(
  ctx: ClusterContext,
  share: Share,
  { name, partition, offset }: Place,
  { part, header }: MessageDownloadQuery,
): Promise<MessageBytes> {
  const { found } = (await findMessage(ctx, share, { name, partition, offset })).entry;
  const place = `${name}/${partition} at offset ${offset}`;
  if ('fault' in found) throw new AppError('UNAVAILABLE', `${place} cannot be read: ${found.fault.message}.`);
  const parts = partsOf(found);
  const bytes = part === 'header' ? (parts.headers[header]?.value ?? null) : parts[part];
  if (bytes === null) throw new AppError('NOT_FOUND', `${place} has no such ${part}: it is null.`);
  return { fileName: `${name}-${partition}-${offset}-${part}.bin`, body: bytes.slice() };
}

type Place = { readonly name: string; readonly partition: number; readonly offset: bigint };

async function findMessage(ctx: ClusterContext, share: Share, { name, partition, offset }: Place) {
  const topic = await knownTopic(ctx, name);
  chosenPartitions(topic, [partition]);
  const options = { committedOnly: false, showControl: true, limit: 1 };
  const reading = await openReading(ctx, share, topic, [partition], options);
  const bounds = reading.bounds.get(partition);
  const place = `Partition ${name}/${partition}`;
  if (!bounds) throw unreadable(reading.warnings[0]) ?? new AppError('UNAVAILABLE', `${place} cannot be read now.`);
  if (offset < bounds.start) {
    const text = `${place} begins at offset ${bounds.start} now: retention has removed what was at ${offset}.`;
    throw new AppError('NOT_FOUND', text);
  }
  if (offset >= bounds.end) {
    throw new AppError('NOT_FOUND', `${place} ends before offset ${bounds.end}: nothing was written at ${offset} yet.`);
  }
  const entry: Entry | null = await readOne(reading, partition, offset);
  if (entry) return { reading, entry };
  const failed = unreadable(reading.warnings[0]);
  if (failed) throw failed;
  if (reading.budget.spent) throw new AppError('UNAVAILABLE', `${place} was not read in time: try again in a moment.`);
  const text = `${place} holds nothing at offset ${offset}: compaction took it, or it was never a record's.`;
  throw new AppError('NOT_FOUND', text);
}

/** A refusal stays one: it does not pass by waiting. */
function unreadable(warning: Warning | undefined): AppError | null {
  const code = warning?.code === 'KAFKA_AUTHORIZATION' ? 'KAFKA_AUTHORIZATION' : 'UNAVAILABLE';
  return warning ? new AppError(code, warning.message) : null;
}

/** `wasThere`: the reader has seen it before. */
async function knownTopic(ctx: ClusterContext, name: string, wasThere = false): Promise<TopicMetadata> {
  const { signal } = ctx;
  const find = async (maxAgeMs: number) => (await ctx.kafka.metadata({ maxAgeMs, signal })).topics.get(name);
  // A name that is not there may be newer than what is known.
  const topic = (await find(5_000)) ?? (await find(0));
  if (topic) return topic;
  const missing = await missingTopic(ctx.kafka, name, signal);
  if (!wasThere || missing.code !== 'NOT_FOUND') throw missing;
  throw new AppError('NOT_FOUND', `Topic ${name} was deleted while you were reading.`);
}

function chosenPartitions({ name, partitions }: TopicMetadata, chosen: readonly number[] | undefined): number[] {
  const all = partitions.map(({ partition }) => partition);
  if (!chosen) return all;
  const unknown = chosen.filter((partition) => !all.includes(partition));
  if (unknown.length === 0) return chosen.toSorted((a, b) => a - b);
  const range = all.length === 1 ? 'partition 0 only' : `partitions 0 to ${all.length - 1}`;
  throw new AppError('BAD_INPUT', `${name} has ${range}: there is no ${unknown.join(', ')}.`);
}

async function openReading(
  { kafka, signal }: ClusterContext,
  share: Share,
  topic: TopicMetadata,
  partitions: readonly number[],
  options: Pick<Reading, 'committedOnly' | 'showControl' | 'limit'>,
): Promise<Reading> {
  const { known: bounds, warnings } = await readBounds(kafka, topic.name, partitions, signal);
  // Where nobody knows of it, what was known a moment ago is not so any more.
  if (bounds.size === 0) {
    const now = await kafka.metadata({ signal }).catch(() => signal.throwIfAborted());
    if (now) checkTopic(topic, now.topics.get(topic.name)?.topicId);
  }
  const budget = new Budget(signal, share);
  return { cluster: kafka, topic, budget, bounds, warnings, transactions: transactionsOf(bounds), ...options };
}

/** Null where there is no page that way, or its place is too long for an address, which is then said. */
function cursorText({ topic, warnings }: Reading, cursor: Omit<Cursor, 'topicId'> | null): string | null {
  const text = cursor && encodeCursor({ ...cursor, topicId: topic.topicId });
  if (text === null || text.length <= MAX_CURSOR) return text;
  const message = `The place in ${cursor!.positions.length} partitions is too long for an address: choose fewer of them.`;
  warnings.push({ source: `topic ${topic.name}`, code: 'TOO_LARGE', message });
  return null;
}

/** Partitions that could not be read this time keep their place. */
function withLost<C extends Omit<Cursor, 'topicId'>>(cursor: C | null, { lost }: PageStart): C | null {
  if (cursor === null) return null;
  const positions = [...cursor.positions, ...lost].sort((a, b) => a.partition - b.partition);
  return { ...cursor, positions };
}

/** The other way from where this page began; null where nothing lies there, or all of it was shown already. */
function previousOf({ bounds }: Reading, start: PageStart, query: MessagesQuery): Omit<Cursor, 'topicId'> | null {
  const positions = start.positions.map(({ partition, upper }) => ({ partition, seen: upper, upper }));
  if (start.direction === 'older') return query.cursor ? { direction: 'newer', key: null, positions } : null;
  const any = positions.some(({ partition, seen }) => seen > bounds.get(partition)!.start);
  return any ? { direction: 'older', key: null, positions } : null;
}

const textOf = (offset: bigint | null) => (offset === null ? null : `${offset}`);

function boundsRow(partition: number, bounds: Bounds | undefined) {
  const { start = null, end = null, lastStable = null } = bounds ?? {};
  return { partition, start: textOf(start), end: textOf(end), lastStable: textOf(lastStable) };
}

/** One warning for all partitions with the same one: a dead broker leads many. */
function gathered(topic: string, warnings: readonly Warning[]): Warning[] {
  const alike = new Map<string, { warning: Warning; partitions: string[] }>();
  for (const warning of warnings) {
    const key = JSON.stringify([warning.code, warning.message, warning.brokerId]);
    const known = alike.get(key) ?? { warning, partitions: [] };
    const partition = warning.source.slice(`partition ${topic}/`.length);
    if (!known.partitions.includes(partition)) known.partitions.push(partition);
    alike.set(key, known);
  }
  return [...alike.values()].map(({ warning, partitions }) =>
    partitions.length === 1 ? warning : { ...warning, source: `partitions ${partitions.join(', ')} of ${topic}` },
  );
}
