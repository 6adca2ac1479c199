import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { brokerRows } from '@/lib/kafka/broker-rows';
import type { Cluster } from '@/lib/kafka/cluster/cluster';
import { commitColumns } from '@/lib/kafka/cluster/facts-groups';
import { FactStore } from '@/lib/kafka/cluster/facts-store';
import { TopicColumns } from '@/lib/kafka/cluster/facts-topics';
import { layoutOf } from '@/lib/kafka/cluster/layout-for-tests';
import { findings } from './findings';
import { topicRow } from './topic-rows';

type Shape = { replicas: number[]; isr?: number[]; leader?: number | null };
const NOW = 1_000_000;

/** Facts are data: no broker is asked for them here. */
function store(partitions: Shape[], brokers = [1, 2, 3]): FactStore {
  const facts = new FactStore(undefined as unknown as Cluster);
  const layout = partitions.map(({ replicas, isr = replicas, leader = isr[0] ?? null }, partition) => ({
    ...{ partition, replicas, isr, leader, leaderEpoch: 0, offlineReplicas: [] },
  }));
  facts.topics = new TopicColumns(layoutOf([{ name: 'orders', topicId: null, internal: false, partitions: layout }]));
  facts.topics.configs[0] = { retentionMs: '1', retentionBytes: '-1', cleanupPolicy: 'delete', minInsyncReplicas: '2' };
  const known = brokers.map((brokerId) => ({ brokerId, host: 'h', port: 1, rack: null }));
  facts.brokers.learnLayout(known, new Map(), NOW);
  for (const brokerId of brokers) facts.brokers.answered(brokerId, NOW);
  return facts;
}

const found = (facts: FactStore, now = NOW) => findings(facts, brokerRows(facts), now);
const sentences = (facts: FactStore) => found(facts).map(({ sentence }) => sentence);

/** A group that commits nothing while the end moves as given, a reading every 5 s. */
function lagging(facts: FactStore, ends: number[], state = 'Stable'): void {
  facts.groups.learnList([{ groupId: 'reader', protocolType: 'consumer', state, type: 'classic', coordinator: 1 }]);
  const commit = [{ name: 'orders', partitions: [{ partitionIndex: 0, committedOffset: 0n }] }];
  facts.groups.learnCommits('reader', commitColumns(commit, 0));
  for (const [i, end] of ends.entries()) {
    facts.topics.learnEnd(0, end, i * 5000);
    facts.groups.measure(facts.topics, facts.axis, facts.axis.advance(i * 5000));
  }
}

describe('what needs a look', () => {
  it('is nothing on a healthy cluster', () => {
    expect(found(store([{ replicas: [1, 2, 3] }]))).toEqual([]);
  });

  it('names a broker that does not answer, since when, and what it costs', () => {
    const facts = store([
      { replicas: [1, 2, 3], isr: [1, 3] },
      { replicas: [2], isr: [], leader: null },
    ]);
    facts.brokers.failed(2, new AppError('KAFKA_TIMEOUT', 'Broker 2 (h:1) did not answer in time.'), NOW - 180_000);
    expect(found(facts)[0]).toMatchObject({
      severity: 'bad',
      sentence:
        'Broker 2 (h:1) did not answer in time, for 3 min now. 2 partitions run with one replica less; 1 of them is offline.',
    });
  });

  it('does not say twice what a failing broker misses', () => {
    const facts = store([{ replicas: [1, 2, 3], isr: [1, 3] }]);
    facts.brokers.failed(2, new AppError('KAFKA_TIMEOUT', 'Broker 2 did not answer.'), NOW);
    expect(found(facts).map(({ id }) => id)).toEqual(['broker-2']);
    expect(topicRow(facts, 0).health).toBe('under-replicated');
  });

  it('leaves open whether a replica on a broker that has just fallen silent is still in sync', () => {
    const facts = store([{ replicas: [1, 2, 3] }]);
    expect(topicRow(facts, 0).health).toBe('in sync');
    facts.brokers.failed(2, new AppError('KAFKA_TIMEOUT', 'Broker 2 did not answer.'), NOW);
    expect(topicRow(facts, 0).health).toBe('unknown');
    facts.brokers.answered(2, NOW);
    expect(topicRow(facts, 0).health).toBe('in sync');
  });

  it('names partitions without leader, below their minimum, and out of sync', () => {
    const facts = store([
      { replicas: [1, 2, 3], isr: [], leader: null },
      { replicas: [1, 2, 3], isr: [1] },
      { replicas: [1, 2, 3], isr: [1, 2] },
      { replicas: [1, 2, 3], isr: [2, 3] },
    ]);
    expect(sentences(facts)).toEqual([
      '1 partition of orders has no leader: nobody can read or write.',
      '1 partition of orders is below min.insync.replicas: writes with acks=all are refused.',
      '2 partitions of orders are out of sync with a replica on a broker that answers.',
    ]);
    expect(topicRow(facts, 0)).toMatchObject({ health: 'offline', offline: 1, outOfSync: 7 });
  });

  it('holds a topic of one replica to one replica', () => {
    expect(found(store([{ replicas: [1] }]))).toEqual([]);
  });

  it('names a group that falls behind, and not one that had a burst', () => {
    const steady = store([{ replicas: [1] }]);
    lagging(steady, [1000, 1050, 1100, 1150, 1200, 1250]);
    expect(sentences(steady)).toEqual(['reader is 1\u2009250 messages behind and falls behind by 10 a second.']);
    const burst = store([{ replicas: [1] }]);
    lagging(burst, [1000, 1000, 1000, 1000, 1250, 1250]);
    expect(sentences(burst)).toEqual([]);
  });

  it('names a group that is stuck on a slow topic, and not one that catches up now and then', () => {
    const stuck = store([{ replicas: [1] }]);
    lagging(stuck, [1000, 1000, 1001, 1001, 1002, 1002]);
    expect(found(stuck).map(({ severity }) => severity)).toEqual(['warn']);
    const dipping = store([{ replicas: [1] }]);
    lagging(dipping, [1000, 1090, 1040, 1200, 1190, 1280, 1400, 1390, 1500]);
    expect(found(dipping).map(({ severity }) => severity)).toEqual(['bad']);
    const coping = store([{ replicas: [1] }]);
    lagging(coping, [1000, 1100, 900, 1000, 1100, 1200]);
    expect(sentences(coping)).toEqual([]);
  });

  it('says when nobody is there to read', () => {
    const facts = store([{ replicas: [1] }]);
    lagging(facts, [1000, 1050, 1100, 1150, 1200, 1250], 'Empty');
    expect(sentences(facts)[0]).toBe('reader has no members: 1\u2009250 messages wait, and 10 more come each second.');
  });

  it('names a group whose messages retention has removed', () => {
    const facts = store([{ replicas: [1] }]);
    lagging(facts, [50]);
    facts.topics.learnStart(0, 40);
    expect(sentences(facts)).toEqual([
      'reader stands before the start of 1 partition of orders: up to 40 messages were removed unread.',
    ]);
  });

  it('names leaders that are uneven, when there are enough of them', () => {
    const uneven = store([
      ...Array<Shape>(20).fill({ replicas: [1] }),
      ...Array<Shape>(6).fill({ replicas: [2] }),
      ...Array<Shape>(5).fill({ replicas: [3] }),
    ]);
    expect(sentences(uneven)).toEqual(['Leaders are uneven: broker 1 leads 20 partitions, broker 3 leads 5.']);
    expect(sentences(store([{ replicas: [1] }, { replicas: [1] }]))).toEqual([]);
  });
});
