import type { BrokerReplica } from '@/lib/contract/brokers';

/** What one topic takes on a broker; `share` is of the broker's own bytes. */
export type TopicShare = {
  topic: string;
  replicas: number;
  leaders: number;
  size: bigint | null;
  share: number | null;
};

export function largestTopics(replicas: readonly BrokerReplica[], count: number): TopicShare[] {
  const topics = new Map<string, TopicShare>();
  let total = 0n;
  for (const { topic, leader, size, future } of replicas) {
    const found = topics.get(topic) ?? { topic, replicas: 0, leaders: 0, size: null, share: null };
    if (!future) found.replicas++;
    if (leader) found.leaders++;
    if (size !== null) {
      found.size = (found.size ?? 0n) + BigInt(size);
      total += BigInt(size);
    }
    topics.set(topic, found);
  }
  return [...topics.values()]
    .sort((a, b) => Number((b.size ?? -1n) - (a.size ?? -1n)))
    .slice(0, count)
    .map((each) => ({
      ...each,
      share: each.size === null || total === 0n ? null : Number(each.size) / Number(total),
    }));
}
