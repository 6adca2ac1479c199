import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { commitOffsets, createTopic, deleteGroups, deleteTopics, produce, uniqueName } from '@/lab/topics.mjs';
import { TopicDetail, TopicGroupList, TopicList } from '@/lib/contract/topics';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { labContext } from '@/lib/kafka/context-for-tests';
import { getTopic, listTopicConfigs, listTopicGroups, listTopics } from '@/lib/kafka/topics';

const lab = labContext();
const topic = uniqueName('services-topic');
const groupId = uniqueName('services/topic group %');

beforeAll(async () => {
  await createTopic(topic, {
    replicas: [
      [1, 2, 3],
      [2, 3, 1],
    ],
    configs: { 'retention.ms': '3600000', 'cleanup.policy': 'compact,delete' },
  });
  await produce(topic, [
    { partition: 0, key: 'a', value: 'a' },
    { partition: 0, key: 'b', value: 'b' },
    { partition: 1, key: 'c', value: 'c' },
  ]);
  await commitOffsets(groupId, topic, [{ partition: 0, offset: '1' }]);
});
afterAll(async () => {
  await deleteGroups(groupId);
  await deleteTopics(topic);
});

const row = async () => (await listTopics(lab.ctx)).items.find((one) => one.topic === topic);

describe('the list of topics', () => {
  it('holds layout, offsets, sizes and configs', async () => {
    // At the first asking, unless brokers are so busy that they are not waited for.
    await vi.waitFor(async () => {
      const list = TopicList.parse(await listTopics(lab.ctx));
      expect(list.warnings).toEqual([]);
      expect(await row()).toMatchObject({
        partitions: 2,
        replicationFactor: 3,
        health: 'in sync',
        messages: { value: '3', atLeast: false },
        size: { atLeast: false },
        retentionMs: '3600000',
        cleanupPolicy: 'compact,delete',
        internal: false,
      });
    }, 20_000);
    expect(BigInt((await row())!.size!.value)).toBeGreaterThan(0n);
  });

  it('names the groups of a topic and the one furthest behind', async () => {
    await factsOf(lab.ctx.kafka).refresh('offsets');
    expect(await row()).toMatchObject({ groups: 1, worstLag: { groupId, lag: '1' } });
    expect(TopicGroupList.parse(await listTopicGroups(lab.ctx, topic)).items).toMatchObject([
      { groupId, partitions: 1, lag: { value: '1', atLeast: false } },
    ]);
  });

  it('tells messages per second from two readings', async () => {
    const facts = factsOf(lab.ctx.kafka);
    await expect
      .poll(
        async () => {
          await facts.refresh('offsets');
          return (await row())?.messagesPerSecond;
        },
        { timeout: 10_000 },
      )
      .toBe(0);
    await produce(topic, [{ partition: 1, key: 'd', value: 'd' }]);
    await expect.poll(async () => (await row())?.messagesPerSecond, { timeout: 15_000 }).toBeGreaterThan(0);
  });

  it('finds a topic that is newer than the facts, and forgets one that was deleted', async () => {
    const young = await createTopic(uniqueName('services-young'), { replicationFactor: 1 });
    expect((await getTopic(lab.ctx, young)).topic.topic).toBe(young);
    await deleteTopics(young);
    await expect
      .poll(() => getTopic(lab.ctx, young).catch((error: { code: string }) => error.code), { timeout: 10_000 })
      .toBe('NOT_FOUND');
  });

  it('starts a topic anew that was deleted and made again', async () => {
    const again = await createTopic(uniqueName('services-again'), { replicationFactor: 1 });
    await produce(again, [{ value: 'old' }]);
    const before = (await getTopic(lab.ctx, again)).topic;
    await deleteTopics(again);
    await expect
      .poll(
        () =>
          createTopic(again, { replicationFactor: 1 }).then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    const after = (await getTopic(lab.ctx, again)).topic;
    expect([before.messages?.value, after.messages?.value]).toEqual(['1', '0']);
    expect(after.topicId).not.toBe(before.topicId);
    await deleteTopics(again);
  });
});

describe('a topic', () => {
  it('shows leader, replicas, offsets and sizes of each partition', async () => {
    const detail = TopicDetail.parse(await getTopic(lab.ctx, topic));
    expect(detail.partitions).toMatchObject([
      { partition: 0, replicas: [1, 2, 3], start: '0', end: '2', messages: '2', offlineReplicas: [] },
      { partition: 1, replicas: [2, 3, 1], start: '0', offlineReplicas: [] },
    ]);
    expect(detail.partitions[0]?.sizes).toHaveLength(3);
    expect(detail.brokers.map((broker) => [broker.brokerId, broker.rack, broker.up])).toEqual([
      [1, 'rack-a', true],
      [2, 'rack-b', true],
      [3, 'rack-c', true],
    ]);
  });

  it('shows what was written a moment ago', async () => {
    await produce(topic, [{ partition: 0, key: 'now', value: 'now' }]);
    expect((await getTopic(lab.ctx, topic)).partitions[0]).toMatchObject({ end: '3' });
  });

  it('tells of each config where it comes from and what would hold without it', async () => {
    const { items } = await listTopicConfigs(lab.ctx, topic);
    const config = (name: string) => items.find((one) => one.name === name);
    expect(config('retention.ms')).toMatchObject({ value: '3600000', source: 'topic', type: 'long', sensitive: false });
    expect(config('retention.ms')?.synonyms.at(-1)).toMatchObject({ source: 'default' });
    expect(config('retention.ms')?.synonyms.every(({ source }) => source !== 'topic')).toBe(true);
    expect(config('segment.bytes')?.documentation).toContain('segment');
  });

  it('is not created by looking at it', async () => {
    const missing = uniqueName('services-missing');
    await expect(getTopic(lab.ctx, missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listTopicConfigs(lab.ctx, missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await factsOf(lab.ctx.kafka).refresh('metadata');
    expect((await listTopics(lab.ctx)).items.map((one) => one.topic)).not.toContain(missing);
  });
});
