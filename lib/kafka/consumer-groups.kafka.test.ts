import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  commitOffsets,
  createTopic,
  deleteGroups,
  deleteTopics,
  joinGroup,
  produce,
  produceTransaction,
  runTool,
  uniqueName,
} from '@/lab/topics.mjs';
import { GroupDetail, GroupList } from '@/lib/contract/consumer-groups';
import { factsOf } from '@/lib/kafka/cluster/facts';
import { getGroup, listGroups } from '@/lib/kafka/consumer-groups';
import { labContext } from '@/lib/kafka/context-for-tests';
import { OffsetCommit } from '@/lib/kafka/protocol/messages';

const lab = labContext();
const topic = uniqueName('services-groups');
const idle = uniqueName('services idle/ü');
const groups = [idle];

beforeAll(async () => {
  await createTopic(topic, { partitions: 3, replicationFactor: 3 });
  await produce(
    topic,
    [0, 1, 2].flatMap((partition) => Array.from({ length: 5 }, () => ({ partition, value: 'x' }))),
  );
  await commitOffsets(idle, topic, [
    { partition: 0, offset: '2' },
    { partition: 1, offset: '5' },
  ]);
});
afterAll(async () => {
  await deleteGroups(...groups);
  await deleteTopics(topic);
});

const newGroup = (prefix: string) => {
  const groupId = uniqueName(prefix);
  groups.push(groupId);
  return groupId;
};

describe('a group without members', () => {
  it('is listed with its topics, lag and coordinator', async () => {
    await listGroups(lab.ctx);
    await factsOf(lab.ctx.kafka).refresh('offsets');
    const { items, warnings } = GroupList.parse(await listGroups(lab.ctx));
    expect(warnings).toEqual([]);
    const row = items.find((one) => one.groupId === idle);
    expect(row).toMatchObject({ type: 'classic', state: 'Empty', members: 0, topics: [topic] });
    expect(row?.lag).toEqual({ value: '3', atLeast: false });
    expect([1, 2, 3]).toContain(row?.coordinator);
  });

  it('shows its lag by partition, and no lag where nothing is committed', async () => {
    const detail = GroupDetail.parse(await getGroup(lab.ctx, idle));
    expect(detail.members).toEqual([]);
    expect(detail.offsets.map((one) => [one.partition, one.committed, one.end, one.lag, one.position])).toEqual([
      [0, '2', '5', '3', 'in range'],
      [1, '5', '5', '0', 'in range'],
    ]);
    expect(detail.group.lag).toEqual({ value: '3', atLeast: false });
  });

  it('says when a commit lies before the start or after the end', async () => {
    const groupId = newGroup('services-outside');
    const outside = await createTopic(uniqueName('services-outside'), { partitions: 2, replicationFactor: 1 });
    await produce(outside, [
      { partition: 0, value: 'x' },
      { partition: 0, value: 'y' },
    ]);
    const partitions = [
      { partitionIndex: 0, committedOffset: 0n },
      { partitionIndex: 1, committedOffset: 40n },
    ];
    const body = { groupId, generationIdOrMemberEpoch: -1, topics: [{ name: outside, partitions }] };
    await lab.ctx.kafka.ask(OffsetCommit, body, { at: { group: groupId }, maxVersion: 9 });
    const file = JSON.stringify({ version: 1, partitions: [{ topic: outside, partition: 0, offset: 1 }] });
    const path = join(tmpdir(), `${outside}.json`);
    await writeFile(path, file);
    await runTool('org.apache.kafka.tools.DeleteRecordsCommand', ['--offset-json-file', path]);
    await rm(path);
    const { offsets } = await getGroup(lab.ctx, groupId);
    expect(offsets.map((one) => [one.position, one.lag])).toEqual([
      ['before start', '2'],
      ['after end', '-40'],
    ]);
    await deleteTopics(outside);
  });

  it('is not there when nobody ever made it', async () => {
    await expect(getGroup(lab.ctx, uniqueName('services-nobody'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a group with members', () => {
  it('shows who reads which partition, those without a commit too', async () => {
    const groupId = newGroup('services-active');
    const { leave } = await joinGroup(groupId, [topic], { autoCommit: false });
    try {
      const detail = GroupDetail.parse(await getGroup(lab.ctx, groupId));
      expect(detail.group).toMatchObject({ type: 'classic', state: 'Stable', members: 1, protocolType: 'consumer' });
      expect(detail.members).toMatchObject([{ assignment: [{ topic, partitions: [0, 1, 2] }], clientId: 'lab' }]);
      const memberId = detail.members![0]!.memberId;
      expect(detail.offsets.map((one) => [one.partition, one.memberId, one.committed, one.lag, one.position])).toEqual([
        [0, memberId, null, null, 'none'],
        [1, memberId, null, null, 'none'],
        [2, memberId, null, null, 'none'],
      ]);
      expect(detail.group.lag).toBeNull();
    } finally {
      await leave();
    }
  });

  it('of the new protocol is described by its own API', async () => {
    const groupId = newGroup('services-consumer');
    const args = ['--topic', topic, '--group', groupId, '--consumer-property', 'group.protocol=consumer'];
    const more = ['--from-beginning', '--timeout-ms', '8000'];
    const reading = runTool('org.apache.kafka.tools.consumer.ConsoleConsumer', [...args, ...more]).catch(() => '');
    await expect
      .poll(async () => (await getGroup(lab.ctx, groupId).catch(() => null))?.members?.[0]?.assignment?.length, {
        timeout: 45_000,
      })
      .toBe(1);
    const detail = GroupDetail.parse(await getGroup(lab.ctx, groupId));
    expect(detail.group).toMatchObject({ type: 'consumer', state: 'Stable', members: 1 });
    expect(detail.members?.[0]?.assignment).toEqual([{ topic, partitions: [0, 1, 2] }]);
    expect(detail.epoch).toBeGreaterThan(0);
    await reading;
  }, 90_000);
});

describe('the end of a partition', () => {
  it('differs for a committed reader while a transaction is open', async () => {
    const open = await createTopic(uniqueName('services-open'), { replicationFactor: 3 });
    const groupId = newGroup('services-open');
    await produce(open, [{ value: 'before' }]);
    await commitOffsets(groupId, open, [{ partition: 0, offset: '0' }]);
    const end = await produceTransaction(open, [{ value: 'pending' }], 'open');
    try {
      expect((await getGroup(lab.ctx, groupId)).offsets).toMatchObject([{ end: '2', lastStable: '1', lag: '2' }]);
    } finally {
      await end();
    }
    await deleteTopics(open);
  });
});
