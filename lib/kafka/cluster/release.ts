/**
 * First feature level of each Kafka release's `metadata.version`, oldest first
 * (org.apache.kafka.server.common.MetadataVersion; level 7 is the oldest that Kafka 4.x still knows).
 */
const releases: readonly (readonly [level: number, release: string])[] = [
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
  return releases.findLast(([first]) => first <= level)?.[1] ?? null;
}
