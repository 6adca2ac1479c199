import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTopic, deleteGroups, deleteTopics, joinGroup, produce, uniqueName } from '@/lab/topics.mjs';
import { labContext } from '@/lib/kafka/context-for-tests';
import { Facts, factsOf } from './facts';

const lab = labContext();
const topic = uniqueName('facts');
const groupId = uniqueName('facts');

beforeAll(async () => {
  await createTopic(topic, { partitions: 2, replicationFactor: 3 });
  await produce(topic, [{ partition: 0, value: 'a' }]);
});
afterAll(async () => {
  await deleteGroups(groupId);
  await deleteTopics(topic);
});

describe('the facts of a cluster', () => {
  it('are the same for all who ask', () => {
    expect(factsOf(lab.ctx.kafka)).toBe(factsOf(lab.ctx.kafka));
  });

  it('hold every part once the first caller has been served', async () => {
    const facts = factsOf(lab.ctx.kafka);
    await Promise.all([facts.ready(), facts.ready()]);
    // Sizes and configs come last, and nobody waits for them longer than a moment.
    await expect.poll(() => facts.incomplete).toBe(false);
    const { topics, brokers } = facts.store;
    const p = topics.partition(topic, 0);
    expect([topics.start[p], topics.end[p], topics.inSyncCount(p)]).toEqual([0, 1, 3]);
    expect(topics.configs[topics.topic(topic)]?.cleanupPolicy).toBe('delete');
    expect(brokers.all().map(({ brokerId, failure }) => [brokerId, failure])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(facts.warnings()).toEqual([]);
    expect(facts.asOf('metadata', 'offsets', 'starts', 'groups')).toBeGreaterThan(Date.now() - 30_000);
  });

  it('count the members of groups, and forget a group that was deleted', async () => {
    const facts = factsOf(lab.ctx.kafka);
    const { leave } = await joinGroup(groupId, [topic]);
    try {
      await facts.refresh('groups');
      await facts.refresh('members');
      expect(facts.store.groups.get(groupId)).toMatchObject({ members: 1, listed: { state: 'Stable' } });
    } finally {
      await leave();
    }
    await facts.refresh('groups');
    expect(facts.store.groups.get(groupId)).toMatchObject({ members: 0, listed: { state: 'Empty' } });
    await deleteGroups(groupId);
    await facts.refresh('groups');
    expect(facts.store.groups.get(groupId)).toBeUndefined();
    await joinGroup(groupId, [topic]).then(({ leave: end }) => end());
  });

  it('know the release and the controller', async () => {
    const facts = factsOf(lab.ctx.kafka);
    await facts.refresh('quorum');
    expect(facts.store.brokers.get(1)?.release).toMatch(/^\d\.\d$/);
    expect([1, 2, 3]).toContain(facts.store.controllerId);
  });

  it('stay when the sweeps stop, and serve whoever comes back', async () => {
    const facts = new Facts(lab.ctx.kafka);
    await facts.ready();
    facts.stop();
    expect(facts.store.topics.topic(topic)).toBeGreaterThanOrEqual(0);
    await produce(topic, [{ partition: 1, value: 'b' }]);
    await facts.ready();
    expect(facts.store.topics.end[facts.store.topics.partition(topic, 1)]).toBe(1);
    facts.stop();
  });
});
