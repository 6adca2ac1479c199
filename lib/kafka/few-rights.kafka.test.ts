import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MessagesQuery } from '@/lib/contract/messages';
import { getBroker, listBrokerConfigs, listBrokers } from '@/lib/kafka/brokers';
import { getGroup, listGroups } from '@/lib/kafka/consumer-groups';
import type { ClusterContext } from '@/lib/kafka/context';
import { getMessage, listMessages } from '@/lib/kafka/messages';
import { getClusterStatus, getOverview } from '@/lib/kafka/overview';
import { listPaletteNames } from '@/lib/kafka/palette';
import { securedContexts } from '@/lib/kafka/secured-context-for-tests';
import { getTopic, listTopicConfigs, listTopicGroups, listTopics } from '@/lib/kafka/topics';

const signedInAs = securedContexts();

const query = MessagesQuery.parse({});
const messagesOf = ({ warnings }: { warnings: readonly { message: string }[] }) =>
  warnings.map(({ message }) => message);
const refusal = (message: string) => ({ code: 'KAFKA_AUTHORIZATION', message });
const lacks = (right: string, who = 'finn') => `Not allowed for User:${who}: needs ${right}.`;

describe('a principal with few rights', () => {
  let ctx: ClusterContext;
  beforeAll(() => {
    ctx = signedInAs('finn');
  });

  test('sees the topics that it may, and which right each empty cell lacks', async () => {
    const list = await vi.waitFor(async () => {
      const now = await listTopics(ctx);
      expect(now.warnings.map(({ source }) => source).sort()).toEqual(['configs', 'controller', 'log dirs']);
      return now;
    }, 10_000);
    expect(list.items.map(({ topic }) => topic)).toEqual(['orders', 'orders-returns', 'payments']);
    expect(list.items.map(({ messages }) => messages?.value)).toEqual(['6', '6', '6']);
    expect(list.items.map(({ size, retentionMs }) => [size, retentionMs])).toEqual(Array(3).fill([null, null]));
    expect(messagesOf(list)).toEqual(
      expect.arrayContaining([
        lacks('DESCRIBE on the cluster'),
        'Not allowed for User:finn: needs DESCRIBE_CONFIGS on topic orders, and the same for 2 more.',
      ]),
    );
  });

  test('opens a topic that it may describe, and hears of one that it may not', async () => {
    expect((await getTopic(ctx, 'orders')).partitions.map(({ end }) => end)).toEqual(['2', '2', '2']);
    expect((await getTopic(ctx, 'payments')).partitions).toHaveLength(3);
    expect((await listTopicGroups(ctx, 'orders')).items).toMatchObject([{ groupId: 'orders-app' }]);
    const unseen = refusal(lacks('DESCRIBE on topic salaries'));
    await expect(getTopic(ctx, 'salaries')).rejects.toMatchObject(unseen);
    await expect(listMessages(ctx, 'salaries', query)).rejects.toMatchObject(unseen);
    await expect(listTopicConfigs(ctx, 'orders')).rejects.toMatchObject(
      refusal(lacks('DESCRIBE_CONFIGS on topic orders')),
    );
  });

  test('reads the messages that it may, and no page fails over the others', async () => {
    expect((await listMessages(ctx, 'orders', query)).rows).toHaveLength(6);
    const payments = await listMessages(ctx, 'payments', query);
    expect(payments).toMatchObject({ rows: [], stoppedBecause: 'nothing readable' });
    expect(messagesOf(payments)).toEqual([lacks('READ on topic payments')]);
    await expect(
      getMessage(ctx, 'payments', 0, 0n, { whole: false } as Parameters<typeof getMessage>[4]),
    ).rejects.toMatchObject(refusal(lacks('READ on topic payments')));
  });

  test('sees the groups that it may describe, and is told of one that it may not', async () => {
    const { items } = await listGroups(ctx);
    expect(items.map(({ groupId, lag }) => [groupId, lag?.value])).toEqual([['orders-app', '1']]);
    expect((await getGroup(ctx, 'orders-app')).offsets).toMatchObject([{ topic: 'orders', committed: '1', lag: '1' }]);
    await expect(getGroup(ctx, 'payroll-app')).rejects.toMatchObject(refusal(lacks('DESCRIBE on group payroll-app')));
  });

  test('sees the brokers, without their disks and configs', async () => {
    expect((await listBrokers(ctx)).items).toMatchObject([{ brokerId: 1, state: 'ok', size: null, controller: null }]);
    const broker = await getBroker(ctx, 1);
    expect(broker).toMatchObject({ logDirs: null, broker: { state: 'ok' } });
    expect(broker.replicas).toHaveLength(9);
    expect(messagesOf(broker)).toContain(lacks('DESCRIBE on the cluster'));
    await expect(listBrokerConfigs(ctx, 1)).rejects.toMatchObject(refusal(lacks('DESCRIBE_CONFIGS on the cluster')));
  });

  test('has an overview and a row among the clusters as anybody', async () => {
    expect(await getClusterStatus(ctx)).toMatchObject({ state: 'ok', topics: 3, groups: 1, brokersUp: 1 });
    expect((await getOverview(ctx)).status.state).toBe('ok');
    expect(await listPaletteNames(ctx)).toMatchObject({ groups: ['orders-app'] });
  });
});

describe('a principal without any right', () => {
  test('is told why its lists are empty, and not that the cluster is', async () => {
    const ctx = signedInAs('bob');
    const [topics, groups] = [await listTopics(ctx), await listGroups(ctx)];
    expect([topics.items, groups.items]).toEqual([[], []]);
    const blind = (what: string, one: string) =>
      `User:bob may see no ${what}: it has no right on the cluster, and a ${one} is shown to those who may DESCRIBE it.`;
    expect(topics.warnings).toContainEqual({ source: 'topics', ...refusal(blind('topics', 'topic')) });
    expect(groups.warnings).toContainEqual({ source: 'groups', ...refusal(blind('groups', 'group')) });
    expect((await getClusterStatus(ctx)).state).toBe('ok');
    await expect(getTopic(ctx, 'orders')).rejects.toMatchObject(refusal(lacks('DESCRIBE on topic orders', 'bob')));
  });
});

describe('a principal with the rights that a console needs to look', () => {
  test('is refused nothing', async () => {
    const ctx = signedInAs('alice');
    const list = await vi.waitFor(async () => {
      const now = await listTopics(ctx);
      expect(now.incomplete).toBe(false);
      return now;
    }, 10_000);
    expect(list.warnings).toEqual([]);
    expect(list.items.find(({ topic }) => topic === 'salaries')).toMatchObject({ cleanupPolicy: 'delete' });
    expect((await listMessages(ctx, 'salaries', query)).rows).toHaveLength(6);
    expect((await listTopicConfigs(ctx, 'salaries')).items.length).toBeGreaterThan(10);
    expect((await listBrokerConfigs(ctx, 1)).items.length).toBeGreaterThan(100);
    expect((await getBroker(ctx, 1)).logDirs).toHaveLength(1);
    expect((await getGroup(ctx, 'payroll-app')).offsets).toHaveLength(1);
    expect((await getOverview(ctx)).controllerId).toBe(1);
  });
});
