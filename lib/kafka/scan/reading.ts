import type { Cluster } from '@/lib/kafka/cluster/cluster';
import type { Warning } from '@/lib/kafka/cluster/warning';
import type { Bounds } from './bounds';
import type { Budget } from './budget';
import type { Entry, Section } from './entries';
import type { Topic } from './fetch';
import { Transactions } from './transactions';

/** One page being read: what all partitions share. */
export type Reading = {
  readonly cluster: Cluster;
  readonly topic: Topic;
  readonly budget: Budget;
  /** The partitions to read, those only whose bounds are known. */
  readonly bounds: ReadonlyMap<number, Bounds>;
  /** Aborted and open transactions are left out, and what comes behind an open one too. */
  readonly committedOnly: boolean;
  readonly showControl: boolean;
  readonly limit: number;
  readonly warnings: Warning[];
  readonly transactions: ReadonlyMap<number, Transactions>;
};

/** Why a page is as long as it is. */
export type Stop = 'limit' | 'end' | 'bytes' | 'time' | 'nothing readable';

export type Page = {
  readonly entries: readonly Entry[];
  readonly stop: Stop;
  /** By partition: where what was read of it ends, towards its end. */
  readonly readTo: ReadonlyMap<number, bigint>;
};

export const transactionsOf = (bounds: ReadonlyMap<number, Bounds>): Map<number, Transactions> =>
  new Map([...bounds].map(([partition, { lastStable }]) => [partition, new Transactions(lastStable)]));

/** How far a partition can be read at this isolation level. */
export function readableEnd({ bounds, committedOnly }: Reading, partition: number): bigint {
  const { end, lastStable } = bounds.get(partition)!;
  return committedOnly ? lastStable : end;
}

/**
 * Whether to ask for an offset at isolation level 1: below the last stable offset that shows all records too, and
 * names the aborted transactions; above, nothing would come.
 */
export function isSettled({ bounds }: Reading, partition: number, offset: bigint): boolean {
  return offset < bounds.get(partition)!.lastStable;
}

export function sectionOf(reading: Reading, partition: number, from: bigint, to: bigint): Section {
  const { showControl, committedOnly: hideAborted, transactions } = reading;
  return { from, to, showControl, hideAborted, transactions: transactions.get(partition)! };
}

/** Retention or a purge has passed a place between two looks at the log. */
export function warnRemoved(reading: Reading, partition: number, from: bigint, start: bigint): void {
  const [gone, were] = start - from > 1n ? [`Offsets ${from} to ${start - 1n}`, 'were'] : [`Offset ${from}`, 'was'];
  const text = `${gone} ${were} removed while you were reading; continuing at ${start}.`;
  warn(reading, partition, 'OFFSET_OUT_OF_RANGE', text);
}

export function warn({ warnings, topic }: Reading, partition: number, code: string, message: string): void {
  warnings.push({ source: `partition ${topic.name}/${partition}`, code, message });
}
