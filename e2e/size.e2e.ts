import type { Page } from '@playwright/test';

import { page as paths } from '@/lib/paths';
import { expect, table, test } from './console';

const PARTITIONS = 2000;

/** A table of many rows on a page of its own: the replicas that one broker holds. */
async function openReplicas(page: Page, clusterId: string, topic: string) {
  await page.goto(`${paths.broker(clusterId, 1, 'replicas')}?q=${topic}`);
  const list = table(page, 'Replicas');
  await expect(list).toHaveAttribute('aria-rowcount', String(PARTITIONS + 1));
  return list;
}

/** How many rows were put into the page since, and how many frames were drawn. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen = { rows: 0, frames: 0 };
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.nodeName === 'TR') seen.rows++;
      }
    });
    observer.observe(document.querySelector('tbody')!, { childList: true });
    const frame = () => {
      seen.frames++;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { seen });
  });
const seen = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: { rows: number; frames: number } }).seen);
const drawn = (page: Page) => page.locator('tbody tr[data-row]').count();

/** On one broker, so that its page has a row for each. */
const replicas = Array.from({ length: PARTITIONS }, () => [1]);

test('a table of two thousand rows draws only what is looked at, by wheel, filter and key', async ({
  page,
  clusterId,
  own,
}) => {
  const topic = await own.topic('size', { replicas });
  const list = await openReplicas(page, clusterId, topic);
  expect(await drawn(page)).toBeLessThan(80);

  await watch(page);
  await list.hover();
  for (let turn = 0; turn < 40; turn++) {
    await page.mouse.wheel(0, 1500);
    expect(await drawn(page)).toBeLessThan(80);
  }
  await expect(list.locator(`tr[data-row="${PARTITIONS - 1}"]`)).toBeVisible();
  // Each row of the way at most once, and what lies around the last.
  expect((await seen(page)).rows).toBeLessThan(PARTITIONS + 200);

  // Typing narrows the rows without losing a letter.
  const filter = page.getByRole('searchbox', { name: 'Filter replicas' });
  await filter.fill('');
  await filter.pressSequentially(`${topic.slice(0, -1)}`);
  await expect(filter).toHaveValue(topic.slice(0, -1));
  await expect(list).toHaveAttribute('aria-rowcount', String(PARTITIONS + 1));
  expect(await drawn(page)).toBeLessThan(80);
});

test('a key that is held down moves no faster than the page draws', async ({ page, clusterId, own }) => {
  const topic = await own.topic('size', { replicas });
  const list = await openReplicas(page, clusterId, topic);
  await list.locator('tr[data-row="0"] [data-row-link]').focus();
  await watch(page);
  // All at once, as a keyboard does behind whose back the page was busy.
  await page.evaluate(() => {
    const target = document.activeElement!;
    for (let press = 0; press < 500; press++) {
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true, repeat: press > 0 }),
      );
    }
  });
  const focused = () =>
    page.evaluate(() => Number(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row));
  await expect.poll(focused).toBeGreaterThan(0);
  const { frames } = await seen(page);
  expect(await focused()).toBeLessThanOrEqual(1 + frames);

  // Pressed one by one, each press counts.
  const before = await focused();
  for (let press = 0; press < 3; press++) await page.keyboard.press('j');
  await expect.poll(focused).toBe(before + 3);
});
