import type { LogDirColumns } from '@/lib/kafka/protocol/columns/log-dirs';

import type { Layout, TopicLayout } from './facts-layout';

/** For tests: what Metadata says of some topics, as its columns. */
export function layoutOf(topics: readonly TopicLayout[]): Layout {
  const partitions = topics.flatMap((topic) => topic.partitions);
  const starts = <T>(items: readonly T[], width: (item: T) => number): Int32Array => {
    let sum = 0;
    return Int32Array.from([0, ...items.map((item) => (sum += width(item)))]);
  };
  const flags = (of: 'isr' | 'offlineReplicas') =>
    Uint8Array.from(partitions.flatMap((each) => each.replicas.map((id) => (each[of].includes(id) ? 1 : 0))));
  return {
    names: topics.map(({ name }) => name),
    topicIds: topics.map(({ topicId }) => topicId),
    internal: Uint8Array.from(topics, ({ internal }) => (internal ? 1 : 0)),
    firstPartition: starts(topics, (topic) => topic.partitions.length),
    partition: Int32Array.from(partitions, ({ partition }) => partition),
    leader: Int32Array.from(partitions, ({ leader }) => leader ?? -1),
    leaderEpoch: Int32Array.from(partitions, ({ leaderEpoch }) => leaderEpoch ?? -1),
    firstReplica: starts(partitions, ({ replicas }) => replicas.length),
    replica: Int32Array.from(partitions.flatMap(({ replicas }) => replicas)),
    inSync: flags('isr'),
    offline: flags('offlineReplicas'),
  };
}

/** For tests: what one broker has on its disks, sizes in bytes by topic and partition. */
export function logDirsOf(sizes: Readonly<Record<string, readonly number[]>>): LogDirColumns {
  const rows = Object.values(sizes);
  const all = rows.flat();
  let sum = 0;
  return {
    errorCode: 0,
    dirs: [{ errorCode: 0, path: '/data', total: null, usable: null, from: 0, to: all.length }],
    names: Object.keys(sizes),
    first: Int32Array.from([0, ...rows.map((row) => (sum += row.length))]),
    partition: Int32Array.from(rows.flatMap((row) => [...row.keys()])),
    size: Float64Array.from(all),
    offsetLag: new Float64Array(all.length),
    future: new Uint8Array(all.length),
  };
}
