import { api, page as paths } from '@/lib/paths';
import { connected, kafkaClient } from '../lab/topics.mjs';
import { cell, expect, row, table, test, write } from './console';

const dayMs = 86_400_000;
/** DescribeConfigsResponse.ConfigSource: set for the topic itself, and Kafka's own default. */
const ofTopic = 1;
const byDefault = 5;

/** What the broker itself holds, asked by a client that is not the console's. */
async function onBroker(topic: string, name: string) {
  const { resources } = await connected(kafkaClient().admin(), (client) =>
    client.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: topic, configNames: [name] }] }),
  );
  const entry = resources[0]?.configEntries[0];
  return { value: entry?.configValue, source: entry?.configSource };
}

test('retention goes from 7 days to 3 in a form, the broker has it, and undo brings the default back', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-retention');
  await page.goto(paths.topic(clusterId, topic, 'configs'));
  await page.getByRole('searchbox', { name: 'Filter configs' }).fill('/^retention\\.ms/');
  const configs = table(page, 'Configs');
  const retention = row(configs, 'retention.ms');
  await expect(await cell(configs, retention, 'Value')).toContainText('7 days');
  await expect(await cell(configs, retention, 'Source')).toHaveText('default');

  await retention.click();
  const pane = page.getByRole('complementary', { name: 'Config retention.ms' });
  const amount = pane.getByLabel('retention.ms, amount');
  await expect(amount).toHaveValue('7');
  await expect(pane.getByLabel('retention.ms, unit')).toHaveValue('days');
  await amount.fill('3');
  await expect(pane.getByText(`Kafka takes ${3 * dayMs} (3 days).`)).toBeVisible();
  expect(await onBroker(topic, 'retention.ms')).toEqual({ value: `${7 * dayMs}`, source: byDefault });

  await page.getByRole('button', { name: 'Review 1 change…' }).click();
  const review = page.getByRole('dialog', { name: `Change 1 config of ${topic}` });
  const plan = table(review, 'Configs');
  const step = row(plan, 'retention.ms');
  await expect(await cell(plan, step, 'Now')).toContainText('7 days');
  await expect(await cell(plan, step, 'Then')).toContainText('3 days');
  await expect(review.getByText('Messages older than 3 days will be removed for good')).toBeVisible();

  // What may lose messages asks for the topic's name.
  const apply = review.getByRole('button', { name: `Change 1 config of ${topic}` });
  await expect(apply).toBeDisabled();
  await review.getByRole('textbox').fill(topic);
  await apply.click();
  await expect(page.getByRole('status').filter({ hasText: 'Applied and read back: 1 step done.' })).toBeVisible();
  expect(await onBroker(topic, 'retention.ms')).toEqual({ value: `${3 * dayMs}`, source: ofTopic });
  await expect(await cell(configs, retention, 'Value')).toContainText('3 days');
  await expect(await cell(configs, retention, 'Source')).toHaveText('topic');
  await expect(await cell(configs, retention, 'Without it')).toContainText('7 days');

  await page.getByRole('button', { name: 'Undo…' }).click();
  const undo = page.getByRole('dialog', { name: /^Undo/ });
  await expect(await cell(table(undo, 'Configs'), row(table(undo, 'Configs'), 'retention.ms'), 'Then')).toContainText(
    '7 days',
  );
  await undo.getByRole('button', { name: 'Undo the change' }).click();
  await expect(undo).toBeHidden();
  expect(await onBroker(topic, 'retention.ms')).toEqual({ value: `${7 * dayMs}`, source: byDefault });
  await expect(await cell(configs, retention, 'Source')).toHaveText('default');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Changes' }).click();
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill(topic);
  const changes = table(page, 'Changes').getByRole('row');
  await expect(changes).toHaveCount(3);
  await expect(changes.nth(1)).toContainText('succeeded');
  await expect(changes.nth(1)).toContainText('ada');
  await expect(changes.nth(2)).toContainText('undone');
});

test('a value that the broker refuses is refused in the plan, and what was typed stays', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-invalid');
  await page.goto(paths.topic(clusterId, topic, 'configs', { key: 'min.cleanable.dirty.ratio' }));
  const pane = page.getByRole('complementary', { name: 'Config min.cleanable.dirty.ratio' });
  const value = pane.getByLabel('min.cleanable.dirty.ratio', { exact: true });
  await expect(value).toHaveValue('0.5');
  await value.fill('5');
  await page.getByRole('button', { name: 'Review 1 change…' }).click();

  const review = page.getByRole('dialog', { name: `Change 1 config of ${topic}` });
  await expect(row(table(review, 'Configs'), 'min.cleanable.dirty.ratio')).toContainText('Invalid value');
  await expect(review.getByRole('button', { name: `Change 1 config of ${topic}` })).toBeDisabled();
  await review.getByRole('button', { name: 'Cancel' }).click();
  await expect(review).toBeHidden();
  await expect(value).toHaveValue('5');
  expect(await onBroker(topic, 'min.cleanable.dirty.ratio')).toEqual({ value: '0.5', source: byDefault });
});

test('on a read-only cluster nothing can be changed, on the page or past it', async ({ page, own }) => {
  const topic = await own.topic('e2e-read-only');
  const { id, name } = await own.cluster('e2e-read-only', { readOnly: true });
  const reason = `${name} is read-only in Sluice. Its settings can change that.`;
  await page.goto(paths.topic(id, topic, 'configs', { key: 'retention.ms' }));
  const pane = page.getByRole('complementary', { name: 'Config retention.ms' });
  await expect(pane.getByText(reason)).toBeVisible();
  await expect(pane.getByLabel('retention.ms, amount')).toBeDisabled();
  await expect(pane.getByLabel('Unlimited')).toBeDisabled();

  const configs = [{ name: 'retention.ms', value: `${dayMs}` }];
  const answer = await write(page.request, 'POST', api.changes(id), { kind: 'topic-configs', topic, configs });
  expect(answer.status()).toBe(403);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.message).toContain('read-only');
  expect(await onBroker(topic, 'retention.ms')).toEqual({ value: `${7 * dayMs}`, source: byDefault });
});
