/**
 * The best of four other consoles (Redpanda Console 3.7, Kafdrop, kafbat UI 1.5, kafka-ui 0.7.1) at the same job on the
 * same shapes, each with its own answer: measured once, on another day, median and warm. In ms and MiB.
 */
export const peers = {
  start: { best: 400, who: 'Redpanda Console' },
  idleMemory: { best: 85, who: 'Redpanda Console' },
  usedMemory: { best: 196, who: 'Redpanda Console, after searches' },
  topicsNoCounts: { best: 113, who: 'Redpanda Console, without counts' },
  topicsWithCounts: { best: 740, who: 'kafbat UI' },
  groups: { best: 65, who: 'Redpanda Console' },
  topicGroups: { best: 31, who: 'kafbat UI, partly from a snapshot' },
  message: { best: 11, who: 'Kafdrop' },
  newest: { best: 15, who: 'Redpanda Console, 13 of 50 right' },
} as const;

export type Peer = (typeof peers)[keyof typeof peers];
