import { DescribeLogDirsInColumns, type LogDirColumns } from '@/lib/kafka/protocol/columns/log-dirs';
import { errorName } from '@/lib/kafka/protocol/error-codes';

import type { AskOptions, Cluster } from './cluster';
import type { LogDirFacts } from './facts-brokers';

/** `replicas` are those of `dirs` in turn: row `from` up to `to` of each. */
export type LogDirs = { readonly dirs: readonly LogDirFacts[]; readonly replicas: LogDirColumns };

/** What one broker has on its disks, in bytes. An error of one dir is told with the dir; the others hold. */
export async function describeLogDirs(
  cluster: Cluster,
  brokerId: number,
  options: Omit<AskOptions, 'at'> = {},
): Promise<LogDirs> {
  const answer = await cluster.ask(
    DescribeLogDirsInColumns,
    { topics: null },
    { ...options, at: { broker: brokerId } },
  );
  const dirs = answer.dirs.map(({ errorCode, path, total, usable, from, to }): LogDirFacts => {
    let size = 0;
    for (let row = from; row < to; row += 1) size += answer.size[row]!;
    const error = errorCode === 0 ? null : errorName(errorCode);
    return { path, error, total, usable, size: Number.isNaN(size) ? 0n : BigInt(size), replicas: to - from };
  });
  return { dirs, replicas: answer };
}
