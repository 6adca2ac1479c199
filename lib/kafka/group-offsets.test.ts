import { describe, expect, it } from 'vitest';

import type { DescribedMember } from '@/lib/kafka/cluster/describe-group';
import { TopicColumns } from '@/lib/kafka/cluster/facts-topics';
import { layoutOf } from '@/lib/kafka/cluster/layout-for-tests';
import { groupOffset, groupPartitions, totalLag } from './group-offsets';

const place = { topic: 'orders', partition: 1 };
const commit = (offset: bigint) => ({ ...place, offset, leaderEpoch: 3, metadata: 'note' });
const bounds = (start: bigint | null, end: bigint | null, lastStable = end) => ({ start, end, lastStable });

describe('where a group stands', () => {
  it('keeps every digit of an int64', () => {
    const row = groupOffset(place, commit(9_007_199_254_740_993n), bounds(0n, 9_223_372_036_854_775_807n), null);
    expect(row).toMatchObject({ committed: '9007199254740993', lag: '9214364837600034814' });
  });

  it.each([
    [150n, bounds(100n, 200n), '50', 'in range'],
    [99n, bounds(100n, 200n), '101', 'before start'],
    [250n, bounds(100n, 200n), '-50', 'after end'],
    [150n, bounds(100n, null), null, 'unknown'],
    [50n, bounds(100n, null), null, 'before start'],
    [150n, bounds(null, 200n), '50', 'unknown'],
  ] as const)('a commit at %s in %o has lag %s and is %s', (offset, of, lag, position) => {
    expect(groupOffset(place, commit(offset), of, null)).toMatchObject({ lag, position });
  });

  it('without a commit has no lag, whatever the end', () => {
    expect(groupOffset(place, undefined, bounds(0n, 200n), 'm')).toMatchObject({
      lag: null,
      position: 'none',
      memberId: 'm',
    });
  });
});

describe('the partitions of a group', () => {
  it('are those assigned, those committed, and all of the topics subscribed to', () => {
    const partition = (number: number) => ({
      ...{ partition: number, leader: 1, leaderEpoch: 0, replicas: [1], isr: [1], offlineReplicas: [] },
    });
    const topics = new TopicColumns(
      layoutOf([{ name: 'b', topicId: null, internal: false, partitions: [partition(0), partition(1)] }]),
    );
    const member: DescribedMember = {
      ...{ memberId: 'm', instanceId: null, clientId: 'c', host: 'h', rack: null },
      assignment: [{ topic: 'a', partitions: [2] }],
      subscribed: ['b', 'gone'],
    };
    const union = groupPartitions(
      [member],
      [
        { topic: 'a', partition: 0 },
        { topic: 'b', partition: 1 },
      ],
      topics,
    );
    expect(union.map((one) => `${one.topic}/${one.partition}`)).toEqual(['a/0', 'a/2', 'b/0', 'b/1']);
  });
});

describe('the lag of a group', () => {
  it('is at least what is known, and unknown when nothing is', () => {
    const rows = [
      { committed: '1', lag: '5' },
      { committed: '1', lag: null },
      { committed: null, lag: null },
    ];
    expect(totalLag(rows)).toEqual({ value: '5', atLeast: true });
    expect(totalLag(rows.slice(1))).toBeNull();
    expect(totalLag([rows[0]!, rows[2]!])).toEqual({ value: '5', atLeast: false });
  });
});
