import { api, page as paths } from '@/lib/paths';
import { bootstrapServers, commitOffsets, connected, joinGroup, kafkaClient, produce } from '../lab/topics.mjs';
import { cell, digits, expect, row, table, test, write } from './console';

const start = ['8', '5', '10'];

/** What the group has committed, asked by a client that is not the console's. */
async function committed(groupId: string, topic: string): Promise<string[]> {
  const topics = await connected(kafkaClient().admin(), (client) => client.fetchOffsets({ groupId, topics: [topic] }));
  const partitions = topics[0]?.partitions ?? [];
  return partitions.sort((a, b) => a.partition - b.partition).map(({ offset }) => offset);
}

/** Three partitions of ten messages, and a group that has read most of them. */
async function lagging(own: { topic: (prefix: string, options: object) => Promise<string> }, groupId: string) {
  const topic = await own.topic('e2e-reset', { partitions: 3 });
  const messages = [0, 1, 2].flatMap((partition) =>
    Array.from({ length: 10 }, (_, n) => ({ partition, value: `${partition}-${n}` })),
  );
  await produce(topic, messages);
  await commitOffsets(
    groupId,
    topic,
    start.map((offset, partition) => ({ partition, offset })),
  );
  return topic;
}

test('a group is reset to the earliest offsets once its member has left, read back, and put back', async ({
  page,
  clusterId,
  own,
}) => {
  const groupId = own.group('e2e reset/ü');
  const topic = await lagging(own, groupId);
  const kafka = kafkaClient(bootstrapServers(), 'e2e-reader');
  const member = await joinGroup(groupId, [topic], { kafka, autoCommit: false });
  try {
    await page.goto(paths.group(clusterId, groupId));
    await page.getByRole('link', { name: 'Reset offsets…' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'is active: 1 member' });
    await expect(refusal).toContainText(/e2e-reader on \S*127\.0\.0\.1/);
    await expect(page.getByRole('button', { name: `Reset offsets of ${groupId}` })).toBeDisabled();
  } finally {
    await member.leave();
  }
  await page.getByRole('button', { name: 'Plan again' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is active' })).toBeHidden();

  const plan = table(page, 'Offsets');
  for (const [partition, expected] of [
    ['0', ['8', '0', '-8', '10']],
    ['1', ['5', '0', '-5', '10']],
    ['2', ['10', '0', '-10', '10']],
  ] as const) {
    const line = row(plan, partition);
    for (const [index, header] of ['Now', 'Then', 'Change', 'Lag then'].entries()) {
      expect(digits(await (await cell(plan, line, header)).innerText()), header).toBe(expected[index]);
    }
  }
  await expect(page.getByText('23 messages will be read again.')).toBeVisible();
  expect(await committed(groupId, topic)).toEqual(start);

  await page.getByRole('button', { name: `Reset offsets of ${groupId}` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Applied and read back: 3 steps done.' })).toBeVisible();
  await expect(page).toHaveURL(/\/changes\/[^/]+$/);
  await expect(table(page, 'Offsets').getByText('now 0', { exact: true })).toHaveCount(3);
  expect(await committed(groupId, topic)).toEqual(['0', '0', '0']);

  await page.getByRole('button', { name: 'Undo…' }).click();
  const undo = page.getByRole('dialog', { name: /^Undo/ });
  expect(digits(await (await cell(table(undo, 'Offsets'), row(table(undo, 'Offsets'), '1'), 'Then')).innerText())).toBe(
    '5',
  );
  await undo.getByRole('button', { name: 'Undo the change' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Put back the offsets');
  await expect(page.getByRole('status').filter({ hasText: 'Applied and read back: 3 steps done.' })).toBeVisible();
  expect(await committed(groupId, topic)).toEqual(start);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Changes' }).click();
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill(groupId);
  const changes = table(page, 'Changes');
  await expect(changes.getByRole('row')).toHaveCount(3);
  const [back, forth] = [changes.getByRole('row').nth(1), changes.getByRole('row').nth(2)];
  await expect(await cell(changes, back, 'What')).toContainText('Put back');
  await expect(await cell(changes, back, 'Status')).toHaveText('succeeded');
  await expect(await cell(changes, forth, 'Status')).toHaveText('succeededundone');
  for (const change of [back, forth]) await expect(await cell(changes, change, 'Who')).toHaveText('ada');
});

test('an offset outside of a partition is refused in the plan, and nothing is moved closer in silence', async ({
  page,
  clusterId,
  own,
}) => {
  const groupId = own.group('e2e-range');
  const topic = await lagging(own, groupId);
  await page.goto(paths.group(clusterId, groupId, 'reset', { to: 'offset' }));
  const offset = page.getByLabel('Offset', { exact: true });
  await offset.fill('-3');
  await expect(page.getByRole('alert').filter({ hasText: 'An offset is a whole number from 0 on.' })).toBeVisible();
  await offset.fill('11');
  const plan = table(page, 'Offsets');
  await expect(plan.getByText('11 is out of range: this partition holds 0 to 10.')).toHaveCount(3);
  await expect(page.getByRole('button', { name: `Reset offsets of ${groupId}` })).toBeDisabled();
  await offset.fill('4');
  await expect(plan.getByText('out of range')).toHaveCount(0);
  await expect(page.getByText('11 messages will be read again.')).toBeVisible();
  // The question is in the address: a colleague sees the same plan.
  await expect(page).toHaveURL(/[?&]offset=4(&|$)/);
  await page.reload();
  await expect(page.getByLabel('Offset', { exact: true })).toHaveValue('4');
  await expect(page.getByText('11 messages will be read again.')).toBeVisible();
  expect(await committed(groupId, topic)).toEqual(start);
});

test('a reset is refused when the group became active after the plan was shown', async ({ page, clusterId, own }) => {
  const groupId = own.group('e2e-moved-on');
  const topic = await lagging(own, groupId);
  await page.goto(paths.group(clusterId, groupId, 'reset'));
  const reset = page.getByRole('button', { name: `Reset offsets of ${groupId}` });
  await expect(reset).toBeEnabled();
  const member = await joinGroup(groupId, [topic], { autoCommit: false });
  try {
    await reset.click();
    const refusal = page.getByRole('main').getByRole('alert');
    await expect(refusal).toContainText(/\w/);
    await refusal.getByRole('button', { name: 'Plan again' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'is active: 1 member' })).toBeVisible();
  } finally {
    await member.leave();
  }
  expect(await committed(groupId, topic)).toEqual(start);
});

test('on a read-only cluster no reset is planned, on the page or past it', async ({ page, own }) => {
  const groupId = own.group('e2e-read-only');
  const topic = await lagging(own, groupId);
  const { id, name } = await own.cluster('e2e-read-only', { readOnly: true });
  await page.goto(paths.group(id, groupId, 'reset'));
  await expect(page.getByRole('status').getByText(`${name} is read-only in Sluice.`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Reset offsets of ${groupId}` })).toBeDisabled();

  const request = { kind: 'reset-offsets', groupId, topics: [{ topic, partitions: null }], target: { to: 'earliest' } };
  const answer = await write(page.request, 'POST', api.changes(id), request);
  expect(answer.status()).toBe(403);
  expect(await committed(groupId, topic)).toEqual(start);
});
