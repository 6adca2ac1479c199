import type { Locator, Page } from '@playwright/test';
import { page as paths } from '@/lib/paths';
import { produce, produceTransaction } from '../lab/topics.mjs';
import { cell, expect, table, test } from './console';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const messages = (page: Page) => table(page, 'Messages');
const pane = (page: Page) => page.getByRole('complementary', { name: 'Record' });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const withText = (list: Locator, text: string) => list.getByRole('row').filter({ hasText: text });

/** A column from the top, as it is read; at one moment, for the rows may be gone at the next. */
async function column(list: Locator, header: string): Promise<string[]> {
  const headers = await list.getByRole('columnheader').allInnerTexts();
  const index = headers.findIndex((text) => text.replace(/ [↑↓]$/, '') === header);
  return list
    .locator('tbody')
    .getByRole('row')
    .evaluateAll(
      (rows, at) => rows.map((row) => (row.children[at] as HTMLElement | undefined)?.innerText ?? ''),
      index,
    );
}

async function choose(page: Page, chip: string, option: string) {
  await page.getByRole('button', { name: `${chip}:` }).click();
  await page.getByRole('menuitemradio', { name: option, exact: true }).click();
}

async function copy(page: Page, what: string) {
  await pane(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
  await expect(
    page
      .getByRole('region', { name: 'Notifications' })
      .getByText(/^Copied the /)
      .last(),
  ).toBeVisible();
  return clipboard(page);
}

test('the newest come first by time over all partitions, page after page', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-newest', { partitions: 3 });
  const begin = Date.now() - 3_600_000;
  // As lopsided as real topics are: one partition old and full, one young, one with both ends.
  const partitionOf = (n: number) => (n < 25 ? 0 : n % 7 === 0 ? 2 : 1);
  await produce(
    topic,
    Array.from({ length: 50 }, (_, n) => ({
      partition: partitionOf(n),
      value: `message ${n}`,
      timestamp: String(begin + n * 1000),
    })),
  );
  const expected = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => `message ${from - n}`);

  await page.goto(paths.topic(clusterId, topic, 'messages', { limit: 20 }));
  const list = messages(page);
  await expect.poll(() => column(list, 'Value')).toEqual(expected(49, 30));
  expect(await column(list, 'Partition')).toEqual(expected(49, 30).map((_, n) => String(partitionOf(49 - n))));
  await expect(page.getByRole('status', { name: 'What was read' })).toContainText(
    'newest by time over all 3 partitions',
  );

  const pages = page.getByRole('navigation', { name: 'Pages of messages' });
  await pages.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => column(list, 'Value')).toEqual(expected(29, 10));
  await pages.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => column(list, 'Value')).toEqual(expected(9, 0));
  await expect(pages.getByRole('button', { name: 'Older' })).toBeDisabled();
  await page.goBack();
  await expect.poll(() => column(list, 'Value')).toEqual(expected(29, 10));

  await choose(page, 'Page', '50');
  await page.getByRole('button', { name: 'Start: newest first' }).click();
  await page.getByRole('radio', { name: 'Oldest first' }).click();
  await expect.poll(async () => (await column(list, 'Value')).slice(0, 3)).toEqual(expected(2, 0).toReversed());
});

test('reading starts at an offset or a time, in the partitions that were chosen', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-start', { partitions: 2 });
  const begin = Date.UTC(2026, 0, 5, 10, 0, 0);
  await produce(
    topic,
    Array.from({ length: 20 }, (_, n) => ({
      partition: n % 2,
      value: `message ${n}`,
      timestamp: String(begin + n * 60_000),
    })),
  );
  await page.goto(paths.topic(clusterId, topic, 'messages'));
  const list = messages(page);
  await expect.poll(async () => (await column(list, 'Value'))[0]).toBe('message 19');

  await page.getByRole('button', { name: /^Start:/ }).click();
  await page.getByRole('radio', { name: 'From offset' }).click();
  const offset = page.getByRole('dialog', { name: 'Start' }).getByLabel('Offset');
  await offset.fill('1:x');
  await page.getByRole('button', { name: 'Read from this offset' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '“x” is no offset' })).toBeVisible();
  await expect(offset).toHaveValue('1:x');
  await offset.fill('1:7');
  await page.getByRole('button', { name: 'Read from this offset' }).click();
  await expect.poll(() => column(list, 'Value')).toEqual(['message 15', 'message 17', 'message 19']);
  expect(await column(list, 'Offset')).toEqual(['7', '8', '9']);

  await page.getByRole('button', { name: /^Start:/ }).click();
  await page.getByRole('radio', { name: 'From time' }).click();
  await page.getByLabel('Zone').selectOption('utc');
  await page.getByRole('dialog', { name: 'Start' }).getByLabel('Time').fill('2026-01-05T10:16:30');
  await page.getByRole('button', { name: 'Read from this time' }).click();
  await expect.poll(() => column(list, 'Value')).toEqual(['message 17', 'message 19']);

  await page.getByRole('button', { name: /^Partitions:/ }).click();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect.poll(() => column(list, 'Value')).toEqual(['message 17', 'message 18', 'message 19']);
});

test('aborted messages are marked, and hidden from whoever reads what is committed', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-transactions');
  await produce(topic, [{ partition: 0, value: 'plain' }]);
  await produceTransaction(topic, [{ partition: 0, value: 'paid' }], 'commit');
  await produceTransaction(topic, [{ partition: 0, value: 'taken back' }], 'abort');
  const finish = await produceTransaction(topic, [{ partition: 0, value: 'undecided' }], 'open');
  try {
    await page.goto(paths.topic(clusterId, topic, 'messages'));
    const list = messages(page);
    await expect(withText(list, 'taken back').getByText('aborted', { exact: true })).toBeVisible();
    await expect(withText(list, 'undecided').getByText('open', { exact: true })).toBeVisible();
    await expect(withText(list, 'paid').getByText('aborted', { exact: true })).toHaveCount(0);

    await choose(page, 'Isolation', 'committed only');
    await expect(withText(list, 'taken back')).toHaveCount(0);
    await expect.poll(() => column(list, 'Value')).toEqual(['paid', 'plain']);

    await choose(page, 'Isolation', 'uncommitted, marked');
    await choose(page, 'Control records', 'shown');
    await expect(withText(list, 'control')).toHaveCount(2);
    await expect(withText(list, 'control').filter({ hasText: 'abort' })).toHaveCount(1);
    await expect(withText(list, 'control').filter({ hasText: 'commit' })).toHaveCount(1);
  } finally {
    await finish();
  }
});

test('null, empty and the text "null" are three things', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-null');
  await produce(topic, [
    { key: 'nothing', value: null },
    { key: 'empty', value: '' },
    { key: 'word', value: 'null' },
  ]);
  await page.goto(paths.topic(clusterId, topic, 'messages'));
  const list = messages(page);
  await expect(withText(list, 'nothing').getByTitle('Null: there are no bytes at all')).toBeVisible();
  await expect(await cell(list, withText(list, 'nothing'), 'Value')).toHaveText('null');
  await expect(withText(list, 'empty').getByTitle('Empty: there are bytes, and their number is 0')).toBeVisible();
  await expect(withText(list, 'word').getByTitle(/^(Null|Empty):/)).toHaveCount(0);
  await expect(await cell(list, withText(list, 'word'), 'Value')).toContainText('null');

  await withText(list, 'nothing').click();
  await expect(pane(page).getByText('A tombstone')).toBeVisible();
  await withText(list, 'word').click();
  await expect(pane(page).getByText('A tombstone')).toBeHidden();
  expect(await copy(page, 'Value')).toBe('null');
});

test('numbers beyond 2^53 keep every digit in the list, in each view, and in what is copied', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-numbers');
  const value = '{"id": 9007199254740993, "price": 1.10, "nested": {"big": 123456789012345678901234567890}, "id": -0}';
  await produce(topic, [{ key: 'k', value }]);
  await page.goto(paths.topic(clusterId, topic, 'messages'));
  const list = messages(page);
  await expect(await cell(list, withText(list, '9007199254740993'), 'Value')).toHaveText(value);

  await withText(list, '9007199254740993').click();
  const view = (name: string) => pane(page).getByRole('tab', { name }).click();
  for (const name of ['Pretty', 'Tree', 'Raw']) {
    await view(name);
    const content = name === 'Tree' ? pane(page).getByRole('tree') : pane(page);
    await expect(content.getByText('9007199254740993').first()).toBeVisible();
    await expect(content.getByText('123456789012345678901234567890').first()).toBeVisible();
    await expect(content.getByText('1.10').first()).toBeVisible();
    await expect(content.getByText('-0').first()).toBeVisible();
  }
  await view('Hex');
  await expect(pane(page).getByText('7b 22 69 64 22 3a 20 39', { exact: false })).toBeVisible();
  expect(await copy(page, 'Value')).toBe(value);
  const record = await copy(page, 'Record as JSON');
  expect(record).toContain(value);
  expect(record).toContain(`"topic": "${topic}"`);
});

test('headers keep their order and repeat their names, bytes are hex, and markup is only text', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-headers');
  const markup = '<img src=x onerror=alert(1)>';
  const headers = { trace: ['one', 'two'], raw: Buffer.from([0xff, 0x00, 0xfe]), [markup]: markup };
  await produce(topic, [{ key: markup, value: markup, headers }]);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(paths.topic(clusterId, topic, 'messages'));
  const list = messages(page);
  const line = list.getByRole('row').nth(1);
  await expect(await cell(list, line, 'Key')).toHaveText(markup);
  await expect(await cell(list, line, 'Value')).toHaveText(markup);
  await expect(await cell(list, line, 'Headers')).toHaveText('4');

  await line.click();
  const part = pane(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Headers (4)' }) });
  await expect(part.getByRole('term')).toHaveText(['trace', 'trace', 'raw', markup]);
  await expect(part.getByRole('definition')).toHaveText(['one', 'two', /ff 00 fe$/, markup]);
  expect(dialogs).toEqual([]);
});

test('a link to a record opens that record, whatever the list shows', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-permalink', { partitions: 2 });
  await produce(
    topic,
    Array.from({ length: 40 }, (_, n) => ({ partition: 1, value: `message ${n}` })),
  );
  await page.goto(paths.topic(clusterId, topic, 'messages', { start: 'oldest' }));
  const list = messages(page);
  await withText(list, 'message 3').first().click();
  await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText(/1 @ 3$/);
  await expect(page).toHaveURL(/[?&]record=1:3(&|$)/);
  const link = await copy(page, 'Link to this record');

  // From the newest twenty it is far away.
  await page.goto(`${link}&limit=20`);
  await expect(pane(page).getByText('message 3', { exact: true })).toBeVisible();
  await expect.poll(async () => (await column(list, 'Value'))[0]).toBe('message 39');
  await pane(page).getByRole('button', { name: 'Next of partition 1' }).click();
  await expect(pane(page).getByText('message 4', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
});

test('an empty topic says so, and one that is not there too', async ({ page, clusterId, own }) => {
  const topic = await own.topic('e2e-empty');
  await page.goto(paths.topic(clusterId, topic, 'messages'));
  await expect(page.getByText(`${topic} is empty.`)).toBeVisible();
  await page.goto(paths.topic(clusterId, 'e2e-there-is-none', 'messages'));
  await expect(page.getByText('There is no topic e2e-there-is-none.').first()).toBeVisible();
});
