import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { api, page as paths } from '@/lib/paths';
import { commitOffsets, joinGroup, produce } from '../lab/topics.mjs';
import { expect, row, table, test, write } from './console';
import { expectGround, phone, settled, tooWide, watch, wide } from './looking';

// For everybody: read aloud, by keyboard alone, enlarged twice, on a phone, without motion.

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is, a line each. */
async function findings(page: Page, except: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).disableRules(except).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}

async function poorContrast(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}

/** Controls that end beyond the screen where nothing scrolls. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('main :is(a, button, input, select, textarea, [role=tab])')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return (
          !element.closest('[aria-hidden=true]') &&
          width > 1 &&
          (right > innerWidth + 1 || left < -1) &&
          !scrolls(element.parentElement)
        );
      })
      .map((element) => element.outerHTML.slice(0, 160));
  });

const longName = 'e2e_access_with_a_name_that_is_longer_than_a_phone_is_wide';

/** Each page as wide as a desk and as narrow as a phone, in both themes, and twice as large. */
async function lookAt(page: Page, origin: string | undefined, urls: readonly string[]) {
  const faults = watch(page, String(origin));
  for (const url of urls) {
    await test.step(url, async () => {
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(url);
      await settled(page);
      await expectGround(page, 'light');
      expect.soft(await findings(page), `${url}, light`).toEqual([]);
      expect.soft(await cut(page), url).toEqual([]);
      // The other theme has other colours, and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectGround(page, 'dark');
      expect.soft(await poorContrast(page), `${url}, dark`).toEqual([]);
      await page.setViewportSize(phone);
      await settled(page);
      expect.soft(await findings(page), `${url}, dark, on a phone`).toEqual([]);
      expect.soft(await cut(page), `${url} on a phone`).toEqual([]);
      expect.soft(await tooWide(page), `${url} on a phone`).toEqual([]);
      // Twice as large: half as many pixels of a page.
      await page.setViewportSize({ width: 720, height: 450 });
      expect.soft(await tooWide(page), `${url} at 200 %`).toEqual([]);
      expect.soft(await cut(page), `${url} at 200 %`).toEqual([]);
      expect.soft(faults, url).toEqual([]);
    });
  }
}

test.describe('axe finds nothing, nothing is cut at a phone’s width or at 200 %, and nobody else is asked', () => {
  test.setTimeout(400_000);

  test('on the pages of the console, of clusters and brokers', async ({ page, clusterId, baseURL }) => {
    await lookAt(page, baseURL, [
      paths.clusters(),
      paths.newCluster(),
      paths.editCluster(clusterId),
      paths.overview(clusterId),
      paths.brokers(clusterId),
      paths.broker(clusterId, 1),
      paths.broker(clusterId, 1, 'replicas'),
      paths.broker(clusterId, 1, 'configs'),
      paths.users(),
      paths.account(),
    ]);
  });

  test('on the pages of topics', async ({ page, clusterId, own, baseURL }) => {
    const topic = await own.topic(longName, { partitions: 6 });
    await produce(topic, [
      { key: 'k', partition: 0, value: JSON.stringify({ a: [1, { b: null }] }), headers: { trace: 'y'.repeat(300) } },
      { key: null, partition: 1, value: null },
    ]);
    await lookAt(page, baseURL, [
      paths.topics(clusterId),
      paths.topic(clusterId, topic),
      paths.topic(clusterId, topic, 'messages'),
      paths.topic(clusterId, topic, 'messages', { record: '0:0' }),
      paths.topic(clusterId, topic, 'messages', { record: '0:0', view: 'tree' }),
      paths.topic(clusterId, topic, 'configs', { key: 'retention.ms' }),
      paths.topic(clusterId, topic, 'groups'),
    ]);
  });

  test('on the pages of groups and changes', async ({ page, clusterId, own, baseURL }) => {
    const topic = await own.topic(longName, { partitions: 2 });
    const groupId = own.group(longName);
    await produce(topic, [{ key: 'k', value: 'v', partition: 0 }]);
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '0' }]);
    const configs = [{ name: 'retention.ms', value: '86400000' }];
    const planned = await write(page.request, 'POST', api.changes(clusterId), {
      kind: 'topic-configs',
      topic,
      configs,
    });
    const { id } = (await planned.json()) as { id: string };
    const member = await joinGroup(groupId, [topic], { autoCommit: false });
    try {
      await lookAt(page, baseURL, [
        paths.groups(clusterId),
        paths.group(clusterId, groupId),
        paths.group(clusterId, groupId, 'members'),
        paths.group(clusterId, groupId, 'reset'),
        paths.group(clusterId, groupId, 'changes'),
        paths.changes(clusterId),
        paths.change(clusterId, id),
      ]);
    } finally {
      await member.leave();
    }
  });

  test('on what opens above a page, and where nobody is signed in', async ({ page, clusterId, browser, baseURL }) => {
    const above: [string, (page: Page) => Promise<void>][] = [
      [paths.users(), (on) => on.getByRole('button', { name: 'Invite somebody' }).click()],
      [paths.overview(clusterId), (on) => on.keyboard.press('Control+k')],
      [paths.overview(clusterId), (on) => on.keyboard.press('?')],
      [paths.topics(clusterId), (on) => on.getByRole('button', { name: 'Columns' }).click()],
      [paths.topics(clusterId), (on) => on.getByRole('button', { name: /^Account of/ }).click()],
      [paths.topics(clusterId), (on) => on.getByRole('button', { name: /^Cluster / }).click()],
      [paths.editCluster(clusterId), (on) => on.getByRole('button', { name: /^Remove / }).click()],
    ];
    for (const [url, open] of above) {
      await page.goto(url);
      await settled(page);
      await open(page);
      await expect(page.getByRole('dialog').or(page.getByRole('menu')).first()).toBeVisible();
      // What opens at a button is drawn at the end of the document, outside of its landmarks.
      expect.soft(await findings(page, ['region']), url).toEqual([]);
    }
    const context = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      ...(baseURL && { baseURL }),
    });
    const visitor = await context.newPage();
    for (const url of [paths.login(), paths.login('/clusters', { ended: true }), '/nowhere']) {
      await visitor.goto(url);
      expect.soft(await findings(visitor), url).toEqual([]);
    }
    await context.close();
  });
});

/** Where the focus is, and whether that can be seen. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const seen = (each: Element | null): boolean => {
      if (each === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    // A box around an input may show it for the input.
    const visible = seen(element) || seen(element.parentElement) || seen(element.closest('tr, label, li'));
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60),
      tag: element.tagName,
      visible,
      inDialog: element.closest('[role=dialog]') !== null,
      onScreen: element.getBoundingClientRect().bottom > 0,
    };
  });

test('everything is reached by Tab, in order, and the focus can be seen', async ({ page, clusterId }) => {
  for (const url of [paths.topics(clusterId), paths.users(), paths.account(), paths.newCluster()]) {
    await page.goto(url);
    await settled(page);
    await page.keyboard.press('Tab');
    expect((await focus(page)).name, url).toBe('Skip to the page');
    const passed: string[] = [];
    for (let steps = 0; steps < 80; steps++) {
      await page.keyboard.press('Tab');
      const here = await focus(page);
      if (here.tag === 'BODY') break;
      expect(here, `${url}, after ${passed.at(-1)}`).toMatchObject({ visible: true, onScreen: true });
      passed.push(here.name);
    }
    // It came to an end, and on its way past the menu of the page and what is on it.
    expect((await focus(page)).tag, passed.join(', ')).toBe('BODY');
    expect(passed.length, url).toBeGreaterThan(6);
  }
});

test('a dialog keeps the focus, and gives it back', async ({ page }) => {
  await page.goto(paths.users());
  await settled(page);
  const button = page.getByRole('button', { name: 'Invite somebody' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await expect(dialog.getByLabel('User name')).toBeFocused();
  for (let steps = 0; steps < 25; steps++) {
    await page.keyboard.press(steps % 5 === 4 ? 'Shift+Tab' : 'Tab');
    expect((await focus(page)).inDialog).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('a row is opened, and left again, by keyboard alone', async ({ page, request }) => {
  const { items } = (await (await request.get(api.users())).json()) as { items: { username: string }[] };
  const { username } = items[0]!;
  await page.goto(paths.users());
  const list = table(page, 'Users');
  await expect(row(list, username).first().or(list.getByRole('row').nth(1))).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await focus(page)).tag).toBe('TR');
});

test('a menu is walked by arrows and gives the focus back', async ({ page, clusterId }) => {
  await page.goto(paths.topics(clusterId));
  await settled(page);
  const columns = page.getByRole('button', { name: 'Columns' });
  await columns.focus();
  await page.keyboard.press('Enter');
  const first = page.getByRole('menuitemcheckbox').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemcheckbox').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(columns).toBeFocused();
});

test('a chart is told in words', async ({ page, clusterId }) => {
  await page.goto(paths.overview(clusterId));
  await expect(page.getByRole('figure').first()).toContainText(/Messages in: .* now, between .* and .*\./);
});

test('who wants no motion gets none', async ({ page, clusterId }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(paths.topics(clusterId));
  await settled(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const longest = (text: string) => Math.max(...text.split(',').map(Number.parseFloat));
        return longest(transitionDuration) > 0.002 || (animationName !== 'none' && longest(animationDuration) > 0.002);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(moving).toEqual([]);
});
