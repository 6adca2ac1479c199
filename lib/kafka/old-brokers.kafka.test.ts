import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import {
  commitOffsets,
  createTopic,
  deleteGroups,
  deleteTopics,
  joinGroup,
  produce,
  uniqueName,
} from '@/lab/topics.mjs';
import { useOldLab } from '@/lab/zookeeper-for-tests.mjs';
import { applyChange, planChange, undoChange } from '@/lib/changes/changes';
import { BrokerDetail, BrokerList } from '@/lib/contract/brokers';
import { ClusterOverview } from '@/lib/contract/clusters';
import { ConfigList } from '@/lib/contract/configs';
import { GroupDetail, GroupList } from '@/lib/contract/consumer-groups';
import { MessageAnswer, MessageQuery, MessagesAnswer, MessagesQuery } from '@/lib/contract/messages';
import { TopicDetail, TopicList } from '@/lib/contract/topics';
import { tempDatabase } from '@/lib/db/temp-database';
import { getBroker, listBrokerConfigs, listBrokers } from '@/lib/kafka/brokers';
import { describeTopicConfigs } from '@/lib/kafka/cluster/configs';
import { fetchCommits } from '@/lib/kafka/cluster/groups';
import { listOffsets } from '@/lib/kafka/cluster/offsets';
import { getGroup, listGroups } from '@/lib/kafka/consumer-groups';
import { labContext } from '@/lib/kafka/context-for-tests';
import { getMessage, listMessages } from '@/lib/kafka/messages';
import { getOverview } from '@/lib/kafka/overview';
import { CreateTopics, DeleteTopics, DescribeQuorum } from '@/lib/kafka/protocol/messages';
import { getTopic, listTopicConfigs, listTopics } from '@/lib/kafka/topics';

tempDatabase();

const patiently = { timeout: 20_000, interval: 250 };
const releases = [
  { version: '2.8.2', release: '2.8', lacks: ['disk size', 'group kind'], kind: null },
  { version: '3.9.1', release: '3.9', lacks: [], kind: 'classic' },
];

function oldLab(version: string) {
  let leave = () => {};
  beforeAll(async () => {
    leave = await useOldLab(version);
  }, 180_000);
  const lab = labContext();
  afterAll(() => leave());
  return lab;
}

describe.each(releases)('Kafka $version with ZooKeeper', ({ version, release, lacks, kind }) => {
  const lab = oldLab(version);
  const topic = uniqueName('old');
  const idle = uniqueName('old-idle');
  const topics = [topic];
  const groups = [idle];
  const day = 86_400_000;
  const start = Date.now() - day;
  const notOffered = lacks.map((source) => ({
    source,
    code: 'NOT_OFFERED',
    message: `Not offered by these brokers (${release})`,
  }));
  const read = async (query: Record<string, string> = {}, name = topic) =>
    MessagesAnswer.parse(await listMessages(lab.ctx, name, MessagesQuery.parse(query)));
  const values = ({ rows }: MessagesAnswer) => rows.map((row) => (row.kind === 'record' ? row.value.text : row.kind));

  beforeAll(async () => {
    await createTopic(topic, { partitions: 2, replicationFactor: 2, configs: { 'retention.ms': `${7 * day}` } });
    const messages = Array.from({ length: 20 }, (_, i) => ({
      ...{ partition: i % 2, key: `k${i}`, value: `v${i}`, timestamp: `${start + i * 1000}`, headers: { n: `${i}` } },
    }));
    await produce(topic, messages, { gzip: true });
    await commitOffsets(idle, topic, [{ partition: 0, offset: '4' }]);
  }, 60_000);

  afterAll(async () => {
    await deleteGroups(...groups);
    await deleteTopics(...topics);
  }, 60_000);

  it('has a state, its release and the controller that ZooKeeper chose', async () => {
    await vi.waitFor(async () => {
      const { status, controllerId, warnings } = ClusterOverview.parse(await getOverview(lab.ctx));
      expect(status).toMatchObject({ state: 'ok', brokersUp: 2, brokers: 2, version: release, offline: 0 });
      expect([1, 2]).toContain(controllerId);
      expect(warnings).toEqual(notOffered);
    }, patiently);
  });

  it('sends to the controller what only that one does', async () => {
    const made = uniqueName('old-made');
    const wanted = [{ name: made, numPartitions: 1, replicationFactor: 1, assignments: [], configs: [] }];
    const created = await lab.ctx.kafka.ask(CreateTopics, { topics: wanted, timeoutMs: 5000 }, { at: 'controller' });
    expect(created.topics[0]).toMatchObject({ name: made, errorCode: 0 });
    const names = { topicNames: [made], topics: [], timeoutMs: 5000 };
    expect((await lab.ctx.kafka.ask(DeleteTopics, names, { at: 'controller', maxVersion: 5 })).responses).toMatchObject(
      [{ name: made, errorCode: 0 }],
    );
  });

  it('says of what it lacks that it is not offered, by which broker and of what release', async () => {
    const asked = lab.ctx.kafka.ask(DescribeQuorum, { topics: [] }, { at: 'any' });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_OFFERED', details: { release } });
    await expect(asked).rejects.toThrow(
      new RegExp(
        `^This is not offered by broker \\d .*, which runs Kafka ${release.replace('.', '\\.')}: DescribeQuorum`,
      ),
    );
    const newest = await listOffsets(lab.ctx.kafka, [{ topic, partition: 0 }], 'max-timestamp');
    if (release === '2.8') expect(newest[0]).toMatchObject({ offset: null, error: { code: 'NOT_OFFERED' } });
    else expect(newest[0]).toMatchObject({ offset: 9n, error: null });
  });

  it('tells its brokers, their disks and configs', async () => {
    const { items, controllerId } = BrokerList.parse(await listBrokers(lab.ctx));
    expect(items).toMatchObject([1, 2].map((brokerId) => ({ brokerId, state: 'ok', version: release })));
    expect(items.map(({ controller }) => controller).sort()).toEqual([false, true]);
    const detail = BrokerDetail.parse(await getBroker(lab.ctx, controllerId!));
    expect(detail.logDirs).toMatchObject([
      { error: null, ...(release === '2.8' ? { total: null, usable: null } : {}) },
    ]);
    expect(detail.replicas.find((replica) => replica.topic === topic)).toMatchObject({ inSync: true, offsetLag: '0' });
    const configs = ConfigList.parse(await listBrokerConfigs(lab.ctx, 1)).items;
    expect(configs.find(({ name }) => name === 'zookeeper.connect')).toMatchObject({
      source: 'static',
      readOnly: true,
    });
    expect(configs.find(({ name }) => name === 'log.retention.ms')?.documentation).toContain('log file');
  });

  it('tells its topics, with partitions, sizes, groups and configs', async () => {
    await vi.waitFor(async () => {
      const { items, warnings } = TopicList.parse(await listTopics(lab.ctx));
      expect(warnings).toEqual(notOffered);
      const row = items.find((one) => one.topic === topic);
      expect(row).toMatchObject({ partitions: 2, replicationFactor: 2, health: 'in sync', retentionMs: `${7 * day}` });
      expect(row).toMatchObject({ messages: { value: '20', atLeast: false }, size: { atLeast: false }, groups: 1 });
      expect(row?.topicId).toMatch(/^[\w-]{22}$/);
    }, patiently);
    const { partitions } = TopicDetail.parse(await getTopic(lab.ctx, topic));
    expect(partitions).toMatchObject([0, 1].map((partition) => ({ partition, start: '0', end: '10', messages: '10' })));
    expect(partitions.every(({ isr, leaderEpoch }) => isr.length === 2 && leaderEpoch === 0)).toBe(true);
    const configs = ConfigList.parse(await listTopicConfigs(lab.ctx, topic)).items;
    const retention = configs.find(({ name }) => name === 'retention.ms');
    expect(retention).toMatchObject({ value: `${7 * day}`, source: 'topic', type: 'long' });
    expect(retention?.synonyms[0]).toMatchObject({ value: `${7 * day}`, source: 'default' });
  });

  it('tells a group without members, and one with members by what they read', async () => {
    const busy = uniqueName('old-busy');
    groups.push(busy);
    const { leave } = await joinGroup(busy, [topic]);
    try {
      await vi.waitFor(async () => {
        const { items, warnings } = GroupList.parse(await listGroups(lab.ctx));
        expect(warnings).toEqual(notOffered);
        const row = items.find(({ groupId }) => groupId === idle);
        expect(row).toMatchObject({ state: 'Empty', type: kind, members: 0, topics: [topic] });
        expect(row?.lag).toEqual({ value: '6', atLeast: false });
        expect(items.find(({ groupId }) => groupId === busy)).toMatchObject({
          state: 'Stable',
          type: kind,
          members: 1,
        });
      }, patiently);
      const detail = GroupDetail.parse(await getGroup(lab.ctx, busy));
      expect(detail.group).toMatchObject({ type: 'classic', state: 'Stable' });
      expect(detail.members).toMatchObject([{ assignment: [{ topic, partitions: [0, 1] }] }]);
    } finally {
      await leave();
    }
    const { offsets } = GroupDetail.parse(await getGroup(lab.ctx, idle));
    expect(offsets.map(({ partition, committed, end, lag }) => [partition, committed, end, lag])).toEqual([
      [0, '4', '10', '6'],
    ]);
  });

  it('shows messages from the newest, from the oldest, from an offset and from a time', async () => {
    const all = Array.from({ length: 20 }, (_, i) => `v${i}`);
    const newest = await read({ limit: '12' });
    expect(newest.warnings).toEqual([]);
    expect(values(newest)).toEqual(all.toReversed().slice(0, 12));
    expect(values(await read({ limit: '12', cursor: newest.next! }))).toEqual(all.toReversed().slice(12));
    const oldest = await read({ start: 'oldest', limit: '5' });
    expect(values(oldest)).toEqual(all.slice(0, 5));
    expect(values(await read({ cursor: oldest.next!, limit: '5' }))).toEqual(all.slice(5, 10));
    expect(values(await read({ start: 'offset', offsets: '1:8' }))).toEqual(['v17', 'v19']);
    expect(values(await read({ start: 'time', time: `${start + 16_500}` }))).toEqual(['v17', 'v18', 'v19']);
    const { message, neighbours } = MessageAnswer.parse(
      await getMessage(lab.ctx, topic, 0, 3n, MessageQuery.parse({})),
    );
    expect(message).toMatchObject({ key: { text: 'k6' }, headerCount: 1, batch: { codec: 'gzip', format: 2 } });
    expect(neighbours).toEqual({ previous: '2', next: '4' });
  });

  it('has its offsets reset, and set back', async () => {
    const groupId = uniqueName('old-reset');
    groups.push(groupId);
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '4' }]);
    const committed = async () =>
      (await fetchCommits(lab.ctx.kafka, groupId)).map(({ partition, offset }) => [partition, offset]);
    const partition0 = [{ topic, partitions: [0] }];
    const target = { to: 'timestamp', timestamp: `${start + 15_000}` } as const;
    const { id } = await planChange(lab.ctx, { kind: 'reset-offsets', groupId, topics: partition0, target });
    expect(await applyChange(lab.ctx, id)).toMatchObject({ status: 'succeeded' });
    expect(await committed()).toEqual([[0, 8n]]);
    const undo = await undoChange(lab.ctx, id);
    await applyChange(lab.ctx, undo.id);
    expect(await committed()).toEqual([[0, 4n]]);
  });

  it('has the retention of a topic edited, and set back', async () => {
    const retention = async () =>
      (await describeTopicConfigs(lab.ctx.kafka, topic)).find(({ name }) => name === 'retention.ms')?.value;
    const configs = [{ name: 'retention.ms', value: `${day * 30}` }];
    const { id } = await planChange(lab.ctx, { kind: 'topic-configs', topic, configs });
    expect(await applyChange(lab.ctx, id)).toMatchObject({ status: 'succeeded' });
    await vi.waitFor(async () => expect(await retention()).toBe(`${day * 30}`), patiently);
    const undo = await undoChange(lab.ctx, id);
    await applyChange(lab.ctx, undo.id);
    await vi.waitFor(async () => expect(await retention()).toBe(`${day * 7}`), patiently);
    const broken = await planChange(lab.ctx, {
      kind: 'topic-configs',
      topic,
      configs: [{ name: 'retention.ms', value: 'soon' }],
    });
    expect(broken.plan.steps[0]).toMatchObject({ refused: true, note: expect.stringContaining('soon') });
  });

  describe.runIf(release === '2.8').each([
    { format: 0, configs: { 'message.format.version': '0.9.0' } },
    { format: 1, configs: { 'message.format.version': '0.10.0' } },
  ])('a topic of message format $format', ({ format, configs }) => {
    it.each([{ codec: 'none' }, { codec: 'gzip' }])('is read both ways ($codec)', async ({ codec }) => {
      const name = await createTopic(uniqueName(`old-format-${format}`), { configs });
      topics.push(name);
      const send = (from: number) =>
        produce(
          name,
          Array.from({ length: 10 }, (_, i) => ({
            ...{
              key: i === 3 ? null : `k${from + i}`,
              value: `v${from + i}`,
              timestamp: `${start + (from + i) * 1000}`,
            },
          })),
          { gzip: codec === 'gzip' },
        );
      await send(0);
      await send(10);
      const all = Array.from({ length: 20 }, (_, i) => `v${i}`);

      const newest = await read({ limit: '7' }, name);
      expect(newest).toMatchObject({ warnings: [], stoppedBecause: 'limit' });
      expect(values(newest)).toEqual(all.toReversed().slice(0, 7));
      expect(values(await read({ limit: '100', cursor: newest.next! }, name))).toEqual(all.toReversed().slice(7));
      expect(values(await read({ start: 'oldest' }, name))).toEqual(all);
      expect(values(await read({ start: 'offset', offsets: '8', limit: '4' }, name))).toEqual(all.slice(8, 12));

      const { message, neighbours } = await getMessage(lab.ctx, name, 0, 13n, MessageQuery.parse({}));
      const base = codec === 'gzip' ? 10 : 13;
      expect(message).toMatchObject({
        ...{ key: { format: 'null' }, value: { text: 'v13' }, headerCount: 0 },
        timestamp: format === 0 ? null : `${start + 13_000}`,
        batch: { format, codec, baseOffset: `${base}`, records: codec === 'gzip' ? 10 : 1, producerId: null },
      });
      expect(neighbours).toEqual({ previous: '12', next: '14' });

      const late = await read({ start: 'time', time: `${start + 17_500}` }, name);
      if (format === 1) expect(values(late)).toEqual(all.slice(18));
      else {
        expect(late).toMatchObject({ rows: [], stoppedBecause: 'nothing readable' });
        expect(late.warnings[0]?.message).toContain('cannot be searched by time');
      }
    });
  });
});
