import { BatchError } from '@/lib/kafka/protocol/batch-error';
import { batchHeaders, openBatch } from '@/lib/kafka/protocol/record-batch';
import { markerOf, walkRecords } from '@/lib/kafka/protocol/records';
import type { Entry } from './entries';
import { type Fetched, fetchRound } from './fetch';
import { type Page, type Reading, warn } from './reading';
import type { TransactionState, Transactions } from './transactions';

/** The state of an entry's transaction as far as it is known; null when it was not written in one. */
export function stateOf({ transactions }: Reading, { partition, offset, header }: Entry): TransactionState | null {
  if (!header.transactional || header.control || header.producerId === null) return null;
  return transactions.get(partition)!.stateOf(header.producerId, offset);
}

/**
 * Looks for the markers of the page's open transactions behind what was read: beyond the last stable offset nothing
 * else tells a record that was committed behind another's open transaction from one that is still open itself.
 */
export async function settleOpen(reading: Reading, { entries, readTo }: Page): Promise<void> {
  const { budget, bounds } = reading;
  const open = entries.filter((entry) => stateOf(reading, entry) === 'open');
  const positions = new Map<number, bigint>();
  for (const { partition } of open) positions.set(partition, readTo.get(partition)!);

  const unsettled = () => {
    const partitions = new Set(open.filter((entry) => stateOf(reading, entry) === 'open').map((one) => one.partition));
    return [...partitions].filter((partition) => positions.get(partition)! < bounds.get(partition)!.end);
  };
  for (let left = unsettled(); left.length > 0 && !budget.spent; left = unsettled()) {
    const wants = left.map((partition) => ({ partition, offset: positions.get(partition)!, committed: false }));
    const { fetched, failures } = await fetchRound(reading.cluster, reading.topic, wants, budget, 1 << 20);
    for (const answer of fetched) {
      const { partition } = answer;
      const read = readMarkers(answer, reading.transactions.get(partition)!);
      const before = positions.get(partition)!;
      positions.set(partition, read !== null && read > before ? read : bounds.get(partition)!.end);
    }
    for (const { partition, warning } of failures) {
      reading.warnings.push(warning);
      positions.set(partition, bounds.get(partition)!.end);
    }
  }
  for (const partition of unsettled()) {
    const text = 'Whether the last transactions shown are still open was not found out: too much was written since.';
    warn(reading, partition, 'UNKNOWN_TRANSACTION_STATE', text);
  }
}

/** Opens the control batches only. Answers with the offset behind the last batch. */
function readMarkers({ records: bytes }: Fetched, transactions: Transactions): bigint | null {
  const headers = batchHeaders(bytes);
  for (const header of headers) {
    const { producerId } = header;
    if (!header.control || producerId === null) continue;
    try {
      const body = openBatch(bytes, header);
      walkRecords(header, body, (record) => {
        transactions.addMarker(producerId, record.offset, markerOf(body, record).name);
      });
    } catch (thrown) {
      if (!(thrown instanceof BatchError)) throw thrown;
    }
  }
  const last = headers.at(-1);
  return last ? last.lastOffset + 1n : null;
}
