import type { Page } from '@playwright/test';
import { api, page as paths } from '@/lib/paths';
import { commitOffsets, joinGroup, produce } from '../lab/topics.mjs';
import { expect, test, write } from './console';
import { nowhere, phone, settled, tooWide, watch, wide } from './looking';

type Theme = 'light' | 'dark';

/** Brightness of the page's ground, 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  });

async function expectGround(page: Page, theme: Theme) {
  const value = await brightness(page);
  if (theme === 'light') expect(value).toBeGreaterThan(200);
  else expect(value).toBeLessThan(60);
}

/** Opens a page at both widths and turns each from one theme to the other while it is open. */
async function look(page: Page, url: string, faults: string[]) {
  for (const [size, first, second] of [
    [wide, 'light', 'dark'],
    [phone, 'dark', 'light'],
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: first });
    await page.goto(url);
    await settled(page);
    await expectGround(page, first);
    if (size === phone) expect(await tooWide(page), url).toEqual([]);
    await page.emulateMedia({ colorScheme: second });
    await expectGround(page, second);
  }
  expect(faults, url).toEqual([]);
}

/** Looks at each page in turn; what goes wrong names its page. */
async function lookAt(page: Page, origin: string | undefined, urls: readonly string[]) {
  const faults = watch(page, String(origin));
  for (const url of urls) await test.step(url, () => look(page, url, faults));
}

const longName = 'e2e_looks_with_a_name_that_is_longer_than_a_phone_is_wide';

test.describe('renders in both themes, wide and narrow, without an error and without asking anybody else:', () => {
  test.setTimeout(120_000);

  test('the pages of clusters and brokers', async ({ page, clusterId, baseURL }) => {
    await lookAt(page, baseURL, [
      paths.clusters(),
      paths.newCluster(),
      paths.editCluster(clusterId),
      paths.overview(clusterId),
      paths.brokers(clusterId),
      paths.broker(clusterId, 1),
      paths.broker(clusterId, 1, 'replicas'),
      paths.broker(clusterId, 1, 'configs'),
      nowhere,
    ]);
  });

  test('the pages of topics', async ({ page, clusterId, own, baseURL }) => {
    const topic = await own.topic(longName, { partitions: 6 });
    await produce(topic, [
      {
        key: 'k',
        partition: 0,
        value: JSON.stringify({ text: 'x'.repeat(2000) }),
        headers: { trace: 'y'.repeat(300) },
      },
      { key: null, partition: 1, value: null },
    ]);
    await lookAt(page, baseURL, [
      paths.topics(clusterId),
      paths.topic(clusterId, topic),
      paths.topic(clusterId, topic, 'messages'),
      paths.topic(clusterId, topic, 'messages', { record: '0:0' }),
      paths.topic(clusterId, topic, 'configs', { key: 'retention.ms' }),
      paths.topic(clusterId, topic, 'groups'),
    ]);
  });

  test('the pages of groups and changes', async ({ page, clusterId, own, baseURL }) => {
    const topic = await own.topic(longName);
    const groupId = own.group(longName);
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '0' }]);
    const configs = [{ name: 'retention.ms', value: '86400000' }];
    const plan = { kind: 'topic-configs', topic, configs };
    const planned = await write(page.request, 'POST', api.changes(clusterId), plan);
    const { id: changeId } = (await planned.json()) as { id: string };
    const member = await joinGroup(groupId, [topic], { autoCommit: false });
    try {
      await lookAt(page, baseURL, [
        paths.groups(clusterId),
        paths.group(clusterId, groupId),
        paths.group(clusterId, groupId, 'members'),
        paths.group(clusterId, groupId, 'reset'),
        paths.group(clusterId, groupId, 'changes'),
        paths.changes(clusterId),
        paths.change(clusterId, changeId),
      ]);
    } finally {
      await member.leave();
    }
  });
});

test('the login page too, for somebody whom nobody knows', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const faults = watch(page, String(baseURL));
  await look(page, `${baseURL}${paths.login()}`, faults);
  await context.close();
});

test('a theme that was chosen holds on the next page, whatever the system says', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(paths.clusters());
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expectGround(page, 'dark');
  await page.goto(paths.newCluster());
  await expectGround(page, 'dark');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'As the system' }).click();
  await expectGround(page, 'light');
});
