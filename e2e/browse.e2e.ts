import { page as paths } from '@/lib/paths';
import {
  bootstrapServers,
  commitOffsets,
  joinGroup,
  kafkaClient,
  produce,
  runTool,
  uniqueName,
} from '../lab/topics.mjs';
import { cell, expect, fact, firstCells, row, table, test } from './console';

test('brokers show their rack, their disks, their configs with where they come from, and who is the controller', async ({
  page,
  clusterId,
}) => {
  const quorum = await runTool('org.apache.kafka.tools.MetadataQuorumCommand', ['describe', '--status']);
  const leader = /^LeaderId:\s+(\d+)/m.exec(quorum)?.[1];
  await page.goto(paths.brokers(clusterId));
  const brokers = table(page, 'Brokers');
  for (const [id, rack] of [
    ['1', 'rack-a'],
    ['2', 'rack-b'],
    ['3', 'rack-c'],
  ] as const) {
    await expect(await cell(brokers, row(brokers, id), 'Rack')).toHaveText(rack);
    await expect((await cell(brokers, row(brokers, id), 'Role')).getByText('controller')).toHaveCount(
      id === leader ? 1 : 0,
    );
  }

  await row(brokers, '2').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Broker 2' })).toBeVisible();
  const dirs = table(page, 'Log directories');
  await expect(dirs.getByRole('row').nth(1)).toContainText('/node-2/data');
  await expect(await cell(dirs, dirs.getByRole('row').nth(1), 'Stored')).toHaveText(/^[\d.]+ [KMG]?i?B$/);

  await page.getByRole('navigation', { name: 'Parts of broker 2' }).getByRole('link', { name: 'Configs' }).click();
  const configs = table(page, 'Configs');
  const filter = page.getByRole('searchbox', { name: 'Filter configs' });
  await filter.fill('broker.rack');
  await expect(await cell(configs, row(configs, 'broker.rack'), 'Value')).toHaveText('rack-b');
  await expect(await cell(configs, row(configs, 'broker.rack'), 'Source')).toHaveText('static');
  await filter.fill('compression.type');
  await expect(await cell(configs, row(configs, 'compression.type'), 'Source')).toHaveText('default');
  await row(configs, 'compression.type').click();
  const pane = page.getByRole('complementary', { name: 'Config compression.type' });
  await expect(pane.getByText('What Kafka says')).toBeVisible();
});

test('the list of topics is filtered and sorted in its address, which back brings back', async ({
  page,
  clusterId,
  own,
}) => {
  const mark = uniqueName('e2e-list');
  const small = await own.topic(`${mark}-a`, { partitions: 1 });
  const large = await own.topic(`${mark}-b`, { partitions: 5 });
  // A topic younger than the list is found by its name.
  await page.goto(paths.topic(clusterId, large));
  await expect(page.getByRole('heading', { level: 1, name: large })).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Topics' }).click();
  await page.getByRole('searchbox', { name: 'Filter topics' }).fill(mark);
  const topics = table(page, 'Topics');
  await expect.poll(() => firstCells(topics)).toEqual([small, large]);
  await topics.getByRole('button', { name: 'Partitions' }).click();
  await expect.poll(() => firstCells(topics)).toEqual([large, small]);
  await expect(page).toHaveURL(/[?&]sort=-partitions(&|$)/);
  await expect(topics.getByRole('columnheader', { name: 'Partitions' })).toHaveAttribute('aria-sort', 'descending');
  await expect(await cell(topics, row(topics, large), 'Partitions')).toHaveText('5');
  await expect(await cell(topics, row(topics, large), 'RF')).toHaveText('1');
  const address = page.url();

  await topics.getByRole('link', { name: small }).click();
  await expect(page.getByRole('heading', { level: 1, name: small })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect.poll(() => firstCells(topics)).toEqual([large, small]);
  await expect(page.getByRole('searchbox', { name: 'Filter topics' })).toHaveValue(mark);
  await page.reload();
  await expect.poll(() => firstCells(topics)).toEqual([large, small]);
});

test('internal topics are hidden until they are asked for', async ({ page, clusterId, own }) => {
  // A commit makes Kafka's own topic, on a lab as fresh as can be.
  const topic = await own.topic('e2e-internal');
  await commitOffsets(own.group('e2e-internal'), topic, [{ partition: 0, offset: '0' }]);
  await page.goto(paths.topics(clusterId, { q: '__consumer_offsets' }));
  await expect(page.getByText(/matches “__consumer_offsets”/)).toBeVisible();
  await page.getByRole('button', { name: 'Internal: hidden' }).click();
  await page.getByRole('menuitemradio', { name: 'shown' }).click();
  await expect(row(table(page, 'Topics'), '__consumer_offsets')).toBeVisible();
  await expect(page).toHaveURL(/[?&]internal=shown(&|$)/);
});

test('a topic shows its partitions, a map of its replicas, its configs and its groups', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-topic', {
    replicas: [
      [1, 2],
      [2, 3],
      [3, 1],
    ],
    configs: { 'retention.ms': '172800000' },
  });
  await produce(
    topic,
    [0, 0, 0, 1, 1].map((partition, n) => ({ partition, value: `${n}` })),
  );
  const groupId = own.group('e2e-topic');
  await commitOffsets(groupId, topic, [
    { partition: 0, offset: '1' },
    { partition: 1, offset: '2' },
    { partition: 2, offset: '0' },
  ]);

  await page.goto(paths.topic(clusterId, topic));
  await expect(fact(page, 'Messages, about')).toHaveText('5');
  await expect(fact(page, 'Keeps')).toHaveText('2 days');
  const partitions = table(page, 'Partitions');
  for (const [partition, leader, replicas, end] of [
    ['0', '1', '1, 2', '3'],
    ['1', '2', '2, 3', '2'],
    ['2', '3', '3, 1', '0'],
  ] as const) {
    const line = row(partitions, partition);
    await expect(await cell(partitions, line, 'Leader')).toHaveText(leader);
    await expect(await cell(partitions, line, 'Replicas')).toHaveText(replicas);
    await expect(await cell(partitions, line, 'In sync')).toHaveText('all 2');
    await expect(await cell(partitions, line, 'End')).toHaveText(end);
  }
  const map = page.getByRole('img', { name: 'Replicas of partitions 0 to 2 by broker' });
  expect((await map.locator('title', { hasText: /^Partition/ }).allTextContents()).sort()).toEqual([
    'Partition 0 on broker 1: leader, preferred leader',
    'Partition 0 on broker 2: in sync',
    'Partition 1 on broker 2: leader, preferred leader',
    'Partition 1 on broker 3: in sync',
    'Partition 2 on broker 1: in sync',
    'Partition 2 on broker 3: leader, preferred leader',
  ]);

  const parts = page.getByRole('navigation', { name: `Parts of ${topic}` });
  await parts.getByRole('link', { name: 'Configs' }).click();
  await page.getByRole('button', { name: 'Only overridden' }).click();
  const configs = table(page, 'Configs');
  await expect.poll(() => firstCells(configs)).toEqual(['retention.ms']);
  await expect(await cell(configs, row(configs, 'retention.ms'), 'Source')).toHaveText('topic');

  await parts.getByRole('link', { name: 'Groups' }).click();
  const groups = table(page, 'Groups');
  await expect(await cell(groups, row(groups, groupId), 'Lag here')).toHaveText('2', { timeout: 30_000 });
  await row(groups, groupId).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: groupId })).toBeVisible();
});

test('a group shows its state, its lag by partition and its members', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-group', { partitions: 2 });
  await produce(
    topic,
    [0, 0, 0, 1].map((partition, n) => ({ partition, value: `${n}` })),
  );
  const groupId = own.group('e2e-group');
  await commitOffsets(groupId, topic, [
    { partition: 0, offset: '1' },
    { partition: 1, offset: '1' },
  ]);
  await page.goto(paths.group(clusterId, groupId));
  await expect(page.getByText('empty', { exact: true })).toBeVisible();
  await expect(fact(page, 'Lag')).toHaveText('2');
  await expect(fact(page, 'Members')).toHaveText('0');
  const partitions = table(page, 'Partitions');
  await expect(row(partitions, '0')).toContainText('2');
  await page.getByRole('button', { name: 'Only lagging' }).click();
  await expect(partitions.getByRole('row')).toHaveCount(2);

  const kafka = kafkaClient(bootstrapServers(), 'e2e-watched');
  const member = await joinGroup(groupId, [topic], { kafka, autoCommit: false });
  try {
    await page
      .getByRole('navigation', { name: `Parts of ${groupId}` })
      .getByRole('link', { name: 'Members' })
      .click();
    const members = table(page, 'Members');
    await expect(await cell(members, row(members, 'e2e-watched'), 'Assigned')).toHaveText(`${topic}: 0, 1`);
    await expect(page.getByText('stable', { exact: true })).toBeVisible();
  } finally {
    await member.leave();
  }

  // The list may be a sweep behind.
  await page.goto(paths.groups(clusterId, { q: groupId }));
  await expect(row(table(page, 'Groups'), groupId)).toBeVisible({ timeout: 30_000 });
});

test('the palette jumps to what a few letters name', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-palette');
  await page.goto(paths.topic(clusterId, topic));
  await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible();
  await page.goto(paths.brokers(clusterId));
  await expect(row(table(page, 'Brokers'), '1')).toBeVisible();

  await page.keyboard.press('Control+k');
  const jump = page.getByRole('dialog', { name: 'Jump to' });
  await jump.getByRole('combobox').fill(topic.slice(4));
  await expect(jump.getByRole('option', { name: topic })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.topic(clusterId, topic));
  await expect(jump).toBeHidden();

  await page.keyboard.press('Control+k');
  await jump.getByRole('combobox').fill('broker 3');
  await jump.getByRole('option', { name: /^Broker 3/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Broker 3' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await jump.getByRole('combobox').fill('nothing is called like this');
  await expect(jump.getByText('Nothing is called “nothing is called like this”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(jump).toBeHidden();
});

test('a list is walked and opened by keys alone', async ({ page, clusterId, own }) => {
  const mark = uniqueName('e2e-keys');
  const [first, second] = [await own.topic(`${mark}-a`), await own.topic(`${mark}-b`)];
  await page.goto(paths.topic(clusterId, second));
  await expect(page.getByRole('heading', { level: 1, name: second })).toBeVisible();
  await page.goto(paths.topics(clusterId));
  const topics = table(page, 'Topics');
  await expect(topics.getByRole('row').nth(1)).toBeVisible();

  await page.keyboard.press('/');
  const filter = page.getByRole('searchbox', { name: 'Filter topics' });
  await expect(filter).toBeFocused();
  await page.keyboard.type(mark);
  await expect.poll(() => firstCells(topics)).toEqual([first, second]);
  await expect(filter).toHaveValue(mark);
  await filter.blur();

  await page.keyboard.press('j');
  await expect(topics.getByRole('link', { name: first })).toBeFocused();
  await page.keyboard.press('j');
  await expect(topics.getByRole('link', { name: second })).toBeFocused();
  await page.keyboard.press('k');
  await expect(topics.getByRole('link', { name: first })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.topic(clusterId, second));

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});
