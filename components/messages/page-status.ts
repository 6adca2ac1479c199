import { partitionRanges } from '@/components/topics/partition-ranges';
import type { MessageRow, MessagesAnswer } from '@/lib/contract/messages';
import { formatBytes, formatInt64, plural } from '@/lib/format';

export type Order = MessagesAnswer['order'];

/** The rows in the order that was chosen; pages the other way come from the server turned round. */
export function inOrder(answer: MessagesAnswer, order: Order): readonly MessageRow[] {
  return answer.order === order ? answer.rows : answer.rows.toReversed();
}

/** Cursors by where they lead, whichever way the answer was read. */
export function cursorsOf({ order, next, previous }: MessagesAnswer): { older: string | null; newer: string | null } {
  return order === 'newest first' ? { older: next, newer: previous } : { older: previous, newer: next };
}

/** "98 messages, 2 control records" */
export function countText(rows: readonly MessageRow[]): string {
  const count = { record: 0, control: 0, 'bad batch': 0 };
  for (const { kind } of rows) count[kind]++;
  const rest = [
    count.control > 0 ? plural(count.control, 'control record') : '',
    count['bad batch'] > 0 ? plural(count['bad batch'], 'bad batch', 'bad batches') : '',
  ].filter(Boolean);
  return [plural(count.record, 'message'), ...rest].join(', ');
}

/** "newest by time over 9 of 12 partitions, without 3, 7, 11": the rule by which the rows are sorted, and over what. */
export function orderText(answer: MessagesAnswer, order: Order, total: number | null): string {
  const silent = answer.bounds.filter(({ start }) => start === null).map(({ partition }) => partition);
  const asked = answer.bounds.length;
  const rule = order === 'newest first' && answer.order === order ? 'newest by time' : 'in log order';
  const merged = rule !== 'newest by time' && asked > 1 ? ', merged by time,' : '';
  return `${rule}${merged} over ${partitionsText(answer.bounds, total)}${silent.length > 0 ? `, without ${partitionRanges(silent)}` : ''}`;
}

function partitionsText(bounds: MessagesAnswer['bounds'], total: number | null): string {
  const answered = bounds.filter(({ start }) => start !== null).map(({ partition }) => partition);
  if (bounds.length === 1) return `partition ${bounds[0]!.partition}`;
  if (answered.length < bounds.length) return `${answered.length} of ${bounds.length} partitions`;
  if (total === null || bounds.length === total) return `all ${plural(bounds.length, 'partition')}`;
  const ranges = partitionRanges(answered);
  return ranges.length <= 30 ? `partitions ${ranges}` : `${bounds.length} of ${total} partitions`;
}

/** What was really read for this page; more than is shown, for the newest have to be found first. */
export function scannedText({ scanned, rows }: MessagesAnswer): string {
  const what = rows.length > 0 ? ' to find them' : '';
  return `${formatInt64(scanned.records)} read${what} (${formatBytes(scanned.bytes)})`;
}

export function stopText({ stoppedBecause, order }: MessagesAnswer): string {
  switch (stoppedBecause) {
    case 'limit':
      return 'the page is full';
    case 'end':
      return order === 'newest first' ? 'nothing is older' : 'nothing is newer yet';
    case 'bytes':
      return 'stopped at the limit of bytes for one page, read on from here';
    case 'time':
      return 'stopped at the limit of time for one page, read on from here';
    case 'nothing readable':
      return 'no partition could be read';
  }
}

/** Why there are no rows: a title and what it means. */
export function emptyText(
  topic: string,
  answer: MessagesAnswer,
  committedOnly: boolean,
): { title: string; rest: string } {
  const { bounds, stoppedBecause, order } = answer;
  const refusal = answer.warnings.find(({ code }) => code === 'KAFKA_AUTHORIZATION');
  if (refusal && stoppedBecause === 'nothing readable') {
    return { title: 'These messages cannot be read.', rest: refusal.message };
  }
  if (stoppedBecause === 'nothing readable') {
    return {
      title: 'None of these partitions can be read now.',
      rest: 'Their brokers did not answer; each is named above.',
    };
  }
  const known = bounds.filter(({ start }) => start !== null);
  const whole = known.length === bounds.length;
  if (whole && known.every(({ start, end }) => start === end)) {
    const written = known.some(({ end }) => end !== '0');
    const where = bounds.length === 1 ? `Partition ${bounds[0]!.partition} of ${topic}` : topic;
    return written
      ? {
          title: `${where} is empty now.`,
          rest: 'What was written to it has been removed, by retention or on request.',
        }
      : { title: `${where} is empty.`, rest: 'Nothing was ever written to it.' };
  }
  if (stoppedBecause === 'bytes' || stoppedBecause === 'time') {
    return {
      title: 'Nothing was found in this part of the log.',
      rest: 'The page stopped at its limit: read on from here.',
    };
  }
  if (order === 'oldest first') {
    return {
      title: 'Nothing newer yet.',
      rest: 'This is the end of the log. Read asks again for what has come since.',
    };
  }
  return committedOnly
    ? {
        title: 'No committed messages here.',
        rest: 'Aborted and open transactions are left out; Isolation can show them.',
      }
    : {
        title: 'No messages here.',
        rest: 'What is in this part of the log are control records, or gaps that compaction left.',
      };
}
