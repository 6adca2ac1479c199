import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTopic, deleteTopics, produce, produceTransaction, uniqueName } from '@/lab/topics.mjs';
import { labCluster } from './lab-cluster-for-tests';
import { listOffsets } from './offsets';

const cluster = labCluster();
const topic = uniqueName('offsets');
const all = [0, 1, 2].map((partition) => ({ topic, partition }));

beforeAll(async () => {
  await createTopic(topic, { replicas: [[1], [2], [3]] });
  await produce(topic, [
    { partition: 1, value: 'a', timestamp: '1000' },
    { partition: 1, value: 'b', timestamp: '3000' },
    { partition: 1, value: 'c', timestamp: '2000' },
  ]);
});

afterAll(async () => {
  cluster.close();
  await deleteTopics(topic);
});

describe('offsets', () => {
  test('come from every leader, in the order asked', async () => {
    const ends = await listOffsets(cluster, [...all].reverse(), 'latest');
    expect(ends.map(({ partition, offset, error }) => [partition, offset, error])).toEqual([
      [2, 0n, null],
      [1, 3n, null],
      [0, 0n, null],
    ]);
    const starts = await listOffsets(cluster, all, 'earliest');
    expect(starts.map(({ offset }) => offset)).toEqual([0n, 0n, 0n]);
  });

  test('of a time are those of the first record at or after it, or none', async () => {
    const found = await listOffsets(cluster, all, { timestamp: 2000n });
    expect(found[1]).toMatchObject({ offset: 1n, timestamp: 3000n, error: null });
    expect(found[0]).toMatchObject({ offset: null, timestamp: null, error: null });
    const [, none] = await listOffsets(cluster, all, { timestamp: 9_999_999_999_999n });
    expect(none).toMatchObject({ offset: null, error: null });
  });

  test('of the largest time need not be the last', async () => {
    const [, largest] = await listOffsets(cluster, all, 'max-timestamp');
    expect(largest).toMatchObject({ offset: 1n, timestamp: 3000n });
  });

  test('end before an open transaction for who reads what is committed', async () => {
    const own = await createTopic(uniqueName('offsets-open'));
    const end = await produceTransaction(own, [{ value: 'open' }], 'open');
    try {
      const one = [{ topic: own, partition: 0 }];
      // Any broker may be asked who leads, and one may hear of a new topic later than its leader does.
      await vi.waitFor(async () => {
        const [stable] = await listOffsets(cluster, one, 'latest', { isolation: 'read_committed' });
        const [high] = await listOffsets(cluster, one, 'latest');
        expect([stable!.offset, high!.offset]).toEqual([0n, 1n]);
      }, 10_000);
    } finally {
      await end();
      await deleteTopics(own);
    }
  });

  test('of what is not there say so, and cost nobody else', async () => {
    const missing = uniqueName('missing');
    const asked = [
      { topic: missing, partition: 0 },
      { topic, partition: 1 },
      { topic, partition: 9 },
    ];
    const [noTopic, there, noPartition] = await listOffsets(cluster, asked, 'latest');
    expect(noTopic).toMatchObject({ offset: null, error: { source: `partition ${missing}/0`, code: 'NOT_FOUND' } });
    expect(there).toMatchObject({ offset: 3n, error: null });
    expect(noPartition!.error?.code).toBe('NOT_FOUND');
  });

  test('asked for twice are told twice', async () => {
    const twice = await listOffsets(cluster, [all[1]!, all[1]!], 'latest');
    expect(twice.map(({ offset }) => offset)).toEqual([3n, 3n]);
  });

  test('of a topic that is newer than what is known are found', async () => {
    await cluster.metadata();
    const own = await createTopic(uniqueName('offsets-new'), { replicas: [[2], [3]] });
    try {
      const both = [0, 1].map((partition) => ({ topic: own, partition }));
      await vi.waitFor(async () => {
        const found = await listOffsets(cluster, both, 'latest');
        expect(found.map(({ offset }) => offset)).toEqual([0n, 0n]);
      }, 10_000);
    } finally {
      await deleteTopics(own);
    }
  });
});
