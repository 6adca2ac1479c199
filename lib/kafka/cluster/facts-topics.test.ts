import { describe, expect, it } from 'vitest';

import type { PartitionLayout, TopicLayout } from './facts-layout';
import { TopicColumns } from './facts-topics';
import { layoutOf, logDirsOf } from './layout-for-tests';

function partition(
  number: number,
  replicas = [1, 2, 3],
  isr = replicas,
  leader: number | null = replicas[0]!,
): PartitionLayout {
  return { partition: number, leader, leaderEpoch: 5, replicas, isr, offlineReplicas: [] };
}

function topic(name: string, partitions: PartitionLayout[], topicId = `id-${name}`): TopicLayout {
  return { name, topicId, internal: false, partitions };
}

describe('topic columns', () => {
  it('find a partition whatever the order of the layout', () => {
    const columns = new TopicColumns(layoutOf([topic('b', [partition(1), partition(0)]), topic('a', [partition(0)])]));
    expect(columns.names).toEqual(['a', 'b']);
    expect([columns.partition('a', 0), columns.partition('b', 0), columns.partition('b', 1)]).toEqual([0, 1, 2]);
    expect([columns.partition('b', 2), columns.partition('c', 0), columns.partition('a', -1)]).toEqual([-1, -1, -1]);
  });

  it('keep what is known of a topic when others come and go', () => {
    const before = new TopicColumns(layoutOf([topic('a', [partition(0)]), topic('b', [partition(0), partition(1)])]));
    before.learnEnd(before.partition('b', 1), 70, 1000);
    before.learnSizes(2, logDirsOf({ b: [512, 512] }));
    const after = new TopicColumns(layoutOf([topic('b', [partition(0), partition(1), partition(2)])]), before);
    expect(after.end[after.partition('b', 1)]).toBe(70);
    expect(after.end[after.partition('b', 2)]).toBeNaN();
    expect(after.size[after.firstReplica[after.partition('b', 1)]! + 1]).toBe(512);
  });

  it('keep nothing of a topic that was deleted and made anew', () => {
    const before = new TopicColumns(layoutOf([topic('a', [partition(0)], 'first')]));
    before.learnEnd(0, 70, 1000);
    const after = new TopicColumns(layoutOf([topic('a', [partition(0)], 'second')]), before);
    expect(after.end[0]).toBeNaN();
  });

  it('follow a replica that has moved to another broker by its broker', () => {
    const before = new TopicColumns(layoutOf([topic('a', [partition(0, [1, 2])])]));
    before.learnSizes(2, logDirsOf({ a: [99] }));
    const after = new TopicColumns(layoutOf([topic('a', [partition(0, [2, 3])])]), before);
    expect([...after.size]).toEqual([99, Number.NaN]);
  });

  it('take a fresh look at a topic in place, unless its shape has changed', () => {
    const columns = new TopicColumns(layoutOf([topic('a', [partition(0)])]));
    expect(columns.learnTopic(topic('a', [partition(0, [1, 2, 3], [2, 3], 2)]))).toBe(true);
    expect([columns.leader[0], columns.inSyncCount(0)]).toEqual([2, 2]);
    expect(columns.learnTopic(topic('a', [partition(0), partition(1)]))).toBe(false);
    expect(columns.learnTopic(topic('a', [partition(0)], 'another'))).toBe(false);
  });
});

describe('messages per second', () => {
  const columns = () => new TopicColumns(layoutOf([topic('a', [partition(0), partition(1)])]));

  it('are unknown before the second reading', () => {
    const one = columns();
    one.learnEnd(0, 10, 1000);
    one.learnEnd(1, 10, 1000);
    expect(one.topicRate(0)).toBeNull();
  });

  it('are known from the first reading of a topic that the layout before did not have', () => {
    const before = new TopicColumns(layoutOf([topic('a', [partition(0)])]), new TopicColumns(layoutOf([])), 1000);
    const after = new TopicColumns(layoutOf([topic('a', [partition(0)]), topic('b', [partition(0)])]), before, 2000);
    after.learnEnd(0, 10, 6000);
    after.learnEnd(1, 50, 6000);
    expect([after.topicRate(0), after.topicRate(1)]).toEqual([null, 10]);
  });

  it('come from two readings', () => {
    const one = columns();
    for (const p of [0, 1]) one.learnEnd(p, 10, 1000);
    for (const p of [0, 1]) one.learnEnd(p, 60, 6000);
    expect(one.topicRate(0)).toBe(20);
  });

  it('are not taken from two readings of the same moment', () => {
    const one = columns();
    one.learnEnd(0, 10, 1000);
    one.learnEnd(0, 60, 6000);
    one.learnEnd(0, 61, 6010);
    expect(one.rate[0]).toBe(10);
    expect(one.end[0]).toBe(61);
  });

  it('are unknown while a leader does not answer, and for an end that went back', () => {
    const one = columns();
    for (const p of [0, 1]) one.learnEnd(p, 10, 1000);
    for (const p of [0, 1]) one.learnEnd(p, 60, 6000);
    one.missEnd(1);
    expect(one.topicRate(0)).toBeNull();
    one.learnEnd(1, 5, 11_000);
    expect(one.rate[1]).toBeNaN();
  });

  it('are none where there is no leader to write to', () => {
    const one = new TopicColumns(layoutOf([topic('a', [partition(0, [1], [], null)])]));
    expect(one.topicRate(0)).toBe(0);
  });
});
