import { AppError } from '@/lib/errors';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import type { Message } from '@/lib/kafka/protocol/message';

type Offers = ReadonlyMap<number, { readonly min: number; readonly max: number }>;

/**
 * First feature level of each Kafka release's `metadata.version`, oldest first
 * (org.apache.kafka.server.common.MetadataVersion; level 7 is the oldest that Kafka 4.x still knows).
 */
const levels: readonly (readonly [level: number, release: string])[] = [
  [1, '3.0'],
  [2, '3.1'],
  [3, '3.2'],
  [4, '3.3'],
  [8, '3.4'],
  [9, '3.5'],
  [12, '3.6'],
  [15, '3.7'],
  [20, '3.8'],
  [21, '3.9'],
  [22, '4.0'],
  [26, '4.1'],
  [28, '4.2'],
  [30, '4.3'],
];
const NEWEST_KNOWN_LEVEL = 30;

/** The release that a `metadata.version` level belongs to: "4.3". Null for a level that is not in the table. */
export function releaseOfLevel(level: number): string | null {
  if (level > NEWEST_KNOWN_LEVEL) return null;
  return levels.findLast(([first]) => first <= level)?.[1] ?? null;
}

/** An API in a version that a release was the first to offer, newest first: brokers before 3.3 have no feature levels. */
const firsts: readonly (readonly [release: string, apiKey: number, version: number])[] = [
  ['4.3', 2, 11], // ListOffsets
  ['4.2', 90, 1], // DescribeShareGroupOffsets
  ['4.1', 74, 1], // ListConfigResources
  ['4.0', 15, 6], // DescribeGroups
  ['3.9', 18, 4], // ApiVersions
  ['3.8', 16, 5], // ListGroups
  ['3.7', 8, 9], // OffsetCommit
  ['3.6', 24, 4], // AddPartitionsToTxn
  ['3.5', 1, 15], // Fetch
  ['3.4', 4, 7], // LeaderAndIsr
  ['3.3', 35, 4], // DescribeLogDirs
  ['3.2', 35, 3],
  ['3.1', 1, 13],
  ['3.0', 2, 7],
  ['2.8', 3, 10], // Metadata
  ['2.7', 19, 6], // CreateTopics
  ['2.6', 16, 4],
  ['2.5', 9, 7], // OffsetFetch
  ['2.4', 3, 9],
  ['2.3', 3, 8],
  ['2.2', 2, 5],
  ['2.1', 2, 4],
  ['2.0', 2, 3],
  ['1.1', 32, 1], // DescribeConfigs
  ['1.0', 3, 5],
  ['0.11', 3, 4],
  ['0.10', 18, 0],
];

/** The Kafka release that offers these APIs: "2.8". Null when they are none that a broker has. */
export function releaseOfOffers(offers: Offers): string | null {
  return firsts.find(([, apiKey, version]) => (offers.get(apiKey)?.max ?? -1) >= version)?.[0] ?? null;
}

export const inOrderOfRelease = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

export const isBefore = (release: string, other: string): boolean => inOrderOfRelease(release, other) < 0;

/** The oldest whose APIs the table of messages still holds, as for Kafka's own clients of 4.x (KIP-896). */
export const OLDEST_RELEASE = '2.1';

/** Throws ConnectionError for a broker that nothing could be learned from. */
export function refuseTooOld(offers: Offers): void {
  const release = releaseOfOffers(offers);
  if (release === null || !isBefore(release, OLDEST_RELEASE)) return;
  const message = `it runs Kafka ${release}, and ${OLDEST_RELEASE} is the oldest that works`;
  throw new ConnectionError('too old', { sent: true, message });
}

const LEADER_AND_ISR = 4;

/** ZooKeeper's brokers take orders from their controller by this API; under KRaft they read the metadata log. */
export const isZooKeeper = (offers: Offers): boolean => offers.has(LEADER_AND_ISR);

/** What a broker lacks, as the error of who asked for it. `broker`: "Broker 2 (kafka-2:9092)". */
export function notOffered(broker: string, brokerId: number | null, offers: Offers, message: Message): AppError {
  const release = releaseOfOffers(offers);
  const range = offers.get(message.key);
  const has = range ? `it has versions ${range.min} to ${range.max}` : 'it has none';
  const needs = `${message.name} from version ${message.minVersion} is needed, and ${has}`;
  const by = `${broker[0]?.toLowerCase()}${broker.slice(1)}`;
  const text = `This is not offered by ${by}${release === null ? '' : `, which runs Kafka ${release}`}: ${needs}.`;
  return new AppError('NOT_OFFERED', text, { details: { api: message.name, brokerId, release } });
}

/** The answer to the newer form of a question, or to the older form where a broker does not know that one. */
export async function newerOr<T>(newer: () => Promise<T>, older: () => Promise<T>): Promise<T> {
  try {
    return await newer();
  } catch (thrown) {
    if (!isNotOffered(thrown)) throw thrown;
    return older();
  }
}

export const isNotOffered = (thrown: unknown): boolean => thrown instanceof AppError && thrown.code === 'NOT_OFFERED';
