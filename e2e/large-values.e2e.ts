import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

import { page as paths } from '@/lib/paths';
import { produce } from '../lab/topics.mjs';
import { expect, test } from './console';
import { tooWide } from './looking';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Record' });

/** Only what is in view exists: each jump to the end makes the list a little longer until it is whole. */
async function expectAtEnd(lines: Locator, text: string) {
  await expect(async () => {
    await lines.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(lines).toContainText(text, { timeout: 500 });
  }).toPass();
}

test('a line of 900 KB and more than 1 MiB of bytes are shown to their end, and saved as they are', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('e2e-large', { configs: { 'max.message.bytes': '4000000' } });
  const line = `${'all in one line, '.repeat(55_000)}the very end`;
  const bytes = randomBytes(1_500_000);
  await produce(topic, [
    { key: 'line', value: line, partition: 0 },
    { key: 'bytes', value: bytes, partition: 0 },
  ]);
  const open = (record: string, view: string) => page.goto(paths.topic(clusterId, topic, 'messages', { record, view }));
  const whole = pane(page).getByRole('button', { name: /^Load whole/ });

  await open('0:0', 'raw');
  await expectAtEnd(pane(page).getByRole('region', { name: 'Value, raw' }), 'the very end');
  expect(await tooWide(page)).toEqual([]);

  await open('0:1', 'hex');
  await whole.click();
  await expect(whole).toBeHidden();
  const width = 8;
  const last = Math.floor((bytes.length - 1) / width) * width;
  await expectAtEnd(pane(page).getByRole('region', { name: 'Value, hex' }), last.toString(16).padStart(8, '0'));

  const before = page.url();
  await pane(page).getByRole('button', { name: 'Download', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Value as bytes/ }).click();
  const saved = await (await saving).path();
  expect(readFileSync(saved).equals(bytes)).toBe(true);
  expect(page.url()).toBe(before);
  await expect(pane(page)).toBeVisible();
});
