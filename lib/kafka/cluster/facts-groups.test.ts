import { describe, expect, it } from 'vitest';

import { commitColumns, GroupTable, type ListedGroup, lagOf } from './facts-groups';
import { Axis } from './facts-series';
import { TopicColumns } from './facts-topics';
import { layoutOf } from './layout-for-tests';

const partition = (number: number) => ({
  partition: number,
  leader: 1,
  leaderEpoch: 0,
  replicas: [1],
  isr: [1],
  offlineReplicas: [],
});

function topics(ends: (number | null)[], at = 1000): TopicColumns {
  const layout = { name: 'orders', topicId: 'x', internal: false, partitions: ends.map((_, i) => partition(i)) };
  const columns = new TopicColumns(layoutOf([layout]));
  for (const [p, end] of ends.entries()) if (end !== null) columns.learnEnd(p, end, at);
  return columns;
}

const commits = (offsets: number[], at = 0) =>
  commitColumns(
    [
      {
        name: 'orders',
        partitions: offsets.map((offset, i) => ({ partitionIndex: i, committedOffset: BigInt(offset) })),
      },
    ],
    at,
  );

const group = (groupId: string, coordinator = 1): ListedGroup => ({
  groupId,
  coordinator,
  protocolType: 'consumer',
  state: 'Stable',
  type: 'classic',
});

describe('lag', () => {
  it('is the sum of end less commit', () => {
    expect(lagOf(commits([3, 10]), topics([10, 10]))).toEqual({ value: 7, atLeast: false });
  });

  it('leaves out partitions without a commit, which Kafka tells as -1', () => {
    expect(lagOf(commits([-1, 4]), topics([10, 10]))).toEqual({ value: 6, atLeast: false });
  });

  it('is unknown without any commit', () => {
    expect(lagOf(commits([-1]), topics([10]))).toBeNull();
  });

  it('is at least what is known when an end is not', () => {
    expect(lagOf(commits([3, 4]), topics([10, null]))).toEqual({ value: 7, atLeast: true });
  });

  it('is unknown when no end is known', () => {
    expect(lagOf(commits([3]), topics([null]))).toBeNull();
  });

  it('is none for a commit ahead of an end that was read after it, and is not taken from the rest', () => {
    expect(lagOf(commits([20, 3], 500), topics([10, 10], 1000))).toEqual({ value: 7, atLeast: false });
  });

  it('is unknown for a commit ahead of an end that is older', () => {
    expect(lagOf(commits([20], 2000), topics([10], 1000))).toBeNull();
  });
});

describe('the table of groups', () => {
  it('forgets what no coordinator lists any more, and keeps the groups of a silent one', () => {
    const table = new GroupTable();
    table.learnList([group('gone', 1), group('kept', 1), group('silent', 2)]);
    table.learnList([group('kept', 1)]);
    table.forget(new Set(['kept']), new Set([2]));
    expect(table.all().map((one) => one.listed.groupId)).toEqual(['kept', 'silent']);
  });

  it('keeps what is known of a group that moves to another coordinator', () => {
    const table = new GroupTable();
    table.learnList([group('a', 1)]);
    table.learnMembers('a', 4);
    table.learnList([group('a', 2)]);
    table.forget(new Set(['a']), new Set());
    expect(table.get('a')).toMatchObject({ members: 4, listed: { coordinator: 2 } });
  });

  it('tells the change of lag per second from two readings', () => {
    const table = new GroupTable();
    const axis = new Axis();
    table.learnList([group('a')]);
    table.learnCommits('a', commits([0]));
    table.measure(topics([10]), axis, axis.advance(1000));
    expect(table.get('a')?.lagPerSecond).toBeNull();
    table.measure(topics([40]), axis, axis.advance(6000));
    expect(table.get('a')?.lagPerSecond).toBe(6);
  });

  it('names the groups of a topic', () => {
    const table = new GroupTable();
    table.learnList([group('a'), group('b')]);
    table.learnCommits('a', commits([4]));
    const readers = table.ofTopic('orders', topics([10]));
    expect(readers).toEqual([{ groupId: 'a', lag: { value: 6, atLeast: false }, partitions: 1 }]);
  });
});

describe('members', () => {
  it('are asked for in turn: who was asked longest ago comes first', () => {
    const table = new GroupTable();
    table.learnList([group('a'), group('b')]);
    table.missMembers('a', 1000);
    const turn = table.all().toSorted((one, other) => one.membersAt - other.membersAt);
    expect(turn.map(({ listed }) => listed.groupId)).toEqual(['b', 'a']);
    table.learnMembers('a', 3);
    expect(table.get('a')?.members).toBe(3);
  });
});
