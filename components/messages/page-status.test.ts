import { describe, expect, it } from 'vitest';

import type { MessageRow, MessagesAnswer } from '@/lib/contract/messages';

import { countText, cursorsOf, emptyText, inOrder, orderText } from './page-status';

const bounds = (...starts: (string | null)[]) =>
  starts.map((start, partition) => ({ partition, start, end: start && '9', lastStable: start && '9' }));

function answer(part: Partial<MessagesAnswer> = {}): MessagesAnswer {
  return {
    rows: [],
    order: 'newest first',
    isolation: 'read_uncommitted',
    next: 'next',
    previous: 'previous',
    scanned: { records: 0, bytes: 0, partitions: 3 },
    stoppedBecause: 'end',
    bounds: bounds('0', '0', '0'),
    warnings: [],
    asOf: 0,
    ...part,
  };
}
const bad = (partition: number, offset: string): MessageRow => ({
  kind: 'bad batch',
  partition,
  offset,
  timestamp: null,
  timestampType: 'create',
  lastOffset: offset,
  size: 1,
  reason: 'checksum',
  message: 'no',
});

describe('what a page says of itself', () => {
  it('the order and over what', () => {
    expect(orderText(answer(), 'newest first', 3)).toBe('newest by time over all 3 partitions');
    expect(orderText(answer(), 'newest first', 12)).toBe('newest by time over partitions 0–2');
    expect(orderText(answer({ bounds: bounds('0') }), 'newest first', 12)).toBe('newest by time over partition 0');
    expect(orderText(answer({ order: 'oldest first' }), 'oldest first', 3)).toBe(
      'in log order, merged by time, over all 3 partitions',
    );
  });

  it('names the partitions that nobody told of', () => {
    expect(orderText(answer({ bounds: bounds('0', null, '0') }), 'newest first', 3)).toBe(
      'newest by time over 2 of 3 partitions, without 1',
    );
  });

  it('counts what is no message apart', () => {
    expect(countText([bad(0, '1')])).toBe('0 messages, 1 bad batch');
  });
});

describe('pages read the other way', () => {
  const turned = answer({ order: 'oldest first', rows: [bad(0, '1'), bad(0, '2')] });

  it('are shown in the order that was chosen', () => {
    expect(inOrder(turned, 'newest first').map(({ offset }) => offset)).toEqual(['2', '1']);
    expect(inOrder(turned, 'oldest first')).toBe(turned.rows);
  });

  it('lead on by time', () => {
    expect(cursorsOf(answer())).toEqual({ older: 'next', newer: 'previous' });
    expect(cursorsOf(turned)).toEqual({ older: 'previous', newer: 'next' });
  });
});

describe('why there is nothing', () => {
  const title = (part: Partial<MessagesAnswer>, committedOnly = false) =>
    emptyText('t', answer(part), committedOnly).title;
  const empty = (end: string) => [{ partition: 0, start: end, end, lastStable: end }];

  it('tells an empty topic from an emptied one and from the end', () => {
    expect(title({ bounds: empty('0') })).toBe('Partition 0 of t is empty.');
    expect(title({ bounds: empty('7') })).toBe('Partition 0 of t is empty now.');
    expect(title({ order: 'oldest first' })).toBe('Nothing newer yet.');
    expect(title({}, true)).toBe('No committed messages here.');
    expect(title({ stoppedBecause: 'nothing readable' })).toBe('None of these partitions can be read now.');
  });
});
