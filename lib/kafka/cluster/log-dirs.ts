import { errorName } from '@/lib/kafka/protocol/error-codes';
import { DescribeLogDirs } from '@/lib/kafka/protocol/messages';

import type { AskOptions, Cluster } from './cluster';
import type { LogDirFacts } from './facts-brokers';

export type LogDirReplica = {
  readonly topic: string;
  readonly partition: number;
  readonly size: bigint;
  /** Messages that it is behind the leader's high watermark. */
  readonly offsetLag: bigint;
  readonly logDir: string;
  /** A replica on its way to another log dir of the same broker. */
  readonly future: boolean;
};

export type LogDirs = { readonly dirs: readonly LogDirFacts[]; readonly replicas: readonly LogDirReplica[] };

/** What one broker has on its disks, in bytes. An error of one dir is told with the dir; the others hold. */
export async function describeLogDirs(
  cluster: Cluster,
  brokerId: number,
  options: Omit<AskOptions, 'at'> = {},
): Promise<LogDirs> {
  const answer = await cluster.ask(DescribeLogDirs, { topics: null }, { ...options, at: { broker: brokerId } });
  const replicas: LogDirReplica[] = [];
  const dirs = answer.results.map((dir): LogDirFacts => {
    let size = 0n;
    const before = replicas.length;
    for (const { name, partitions } of dir.topics) {
      for (const { partitionIndex, partitionSize, offsetLag, isFutureKey } of partitions) {
        size += partitionSize;
        const replica = { topic: name, partition: partitionIndex, size: partitionSize, offsetLag };
        replicas.push({ ...replica, logDir: dir.logDir, future: isFutureKey });
      }
    }
    return {
      path: dir.logDir,
      error: dir.errorCode === 0 ? null : errorName(dir.errorCode),
      total: bytes(dir.totalBytes),
      usable: bytes(dir.usableBytes),
      size,
      replicas: replicas.length - before,
    };
  });
  return { dirs, replicas };
}

/** Brokers before 3.3 have no such field, and -1 says that a dir does not know. */
function bytes(value: bigint | undefined): bigint | null {
  return value === undefined || value < 0n ? null : value;
}
