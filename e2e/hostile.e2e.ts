import type { Page } from '@playwright/test';
import { api, page as paths } from '@/lib/paths';
import { visibleText } from '@/lib/visible-text';
import { commitOffsets, joinGroup, kafkaClient, produce } from '../lab/topics.mjs';
import { expect, table, test, write } from './console';
import { phone, settled, tooWide, watch, wide } from './looking';
import { payloads } from './payloads';

// Names, keys, headers and values that mean harm (R18, R21): shown as what they are, and nothing more.

/** Of groups, each with a mark of its own behind, so that no test takes another's. */
const groupNames = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '../..',
  '%2e%2e%2f',
  '%00',
  '\u0007\u001b[31m',
  'right \u202e to left',
  'zero\u200bwidth\u2060',
  'line\nbreak\ttab',
  '👩‍👩‍👧‍👦 שלום',
  '{{7*7}}',
  'javascript:alert(1)',
  '?q=1#hash&x=<b>',
];

type Harm = { asked: string[] };

/** Notes whatever a page does by itself that a text must not make it do. */
async function arm(page: Page): Promise<Harm> {
  const harm: Harm = { asked: [] };
  page.on('dialog', (dialog) => {
    harm.asked.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => harm.asked.push(`popup: ${popup.url()}`));
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    document.addEventListener('securitypolicyviolation', (event) => {
      reports.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return harm;
}

/** What became of the texts on the page that is open. */
const grown = (page: Page) =>
  page.evaluate(() => {
    const elements = [...document.querySelectorAll('img, iframe, object, embed, base, form[action], [style*=evil]')];
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    );
    const links = [...document.querySelectorAll('a[href]')].filter(
      (link) => new URL((link as HTMLAnchorElement).href).origin !== location.origin,
    );
    return {
      reports: (window as unknown as { reports: string[] }).reports,
      elements: [...elements, ...handlers, ...links].map((element) => element.outerHTML.slice(0, 200)),
      polluted: 'polluted' in {},
    };
  });

const rowHeights = (page: Page) =>
  page
    .locator('tr[data-row]')
    .evaluateAll((rows) => [...new Set(rows.map((row) => row.getBoundingClientRect().height))]);

async function expectHarmless(page: Page, harm: Harm, faults: string[], where: string) {
  expect(await grown(page), where).toEqual({ reports: [], elements: [], polluted: false });
  expect(
    (await rowHeights(page)).filter((height) => height !== 30 && height !== 0),
    where,
  ).toEqual([]);
  expect(await tooWide(page), where).toEqual([]);
  expect([...harm.asked, ...faults], where).toEqual([]);
}

async function visit(page: Page, harm: Harm, faults: string[], url: string, sizes = [wide, phone]) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.goto(url);
    await settled(page);
    await expectHarmless(page, harm, faults, `${url.slice(0, 200)} at ${size.width}`);
  }
}

test.setTimeout(240_000);

test('messages full of markup, addresses and controls are shown as text', async ({ page, clusterId, own, baseURL }) => {
  const topic = await own.topic('..-_..', { partitions: 2 });
  const texts = [...payloads, `long ${'<b>'.repeat(3000)}`, `{"${payloads[0]}": ${JSON.stringify(payloads)}}`];
  await produce(
    topic,
    texts.map((text) => ({ key: text, partition: 0, value: text, headers: { [text]: text, twice: text } })),
  );
  const harm = await arm(page);
  const faults = watch(page, String(baseURL));
  await visit(page, harm, faults, paths.topic(clusterId, topic, 'messages'));

  await page.setViewportSize(wide);
  for (const [offset, text] of texts.entries()) {
    // All of them were in the list; of the records some are opened.
    if (offset % 7 !== 0 && !text.startsWith('right')) continue;
    const view = ['pretty', 'tree', 'raw', 'hex'][offset % 4];
    const url = paths.topic(clusterId, topic, 'messages', { record: `0:${offset}`, view, start: 'oldest' });
    await page.goto(url);
    const pane = page.getByRole('complementary', { name: 'Record' });
    await expect(pane.getByText('Headers (2)')).toBeVisible();
    if (text.startsWith('right')) await expect(pane).toContainText('right \\u202e to left');
    await expectHarmless(page, harm, faults, `record ${offset}: ${text.slice(0, 60)}`);
  }
});

test('a topic may have the longest name there is, and dots and dashes only', async ({
  page,
  clusterId,
  own,
  baseURL,
}) => {
  const long = await own.topic(`${'long.'.repeat(47)}x`);
  const odd = await own.topic('..-_..');
  expect(long.length).toBeGreaterThan(240);
  const harm = await arm(page);
  const faults = watch(page, String(baseURL));
  for (const topic of [long, odd]) {
    for (const tab of [undefined, 'messages', 'configs', 'groups'] as const) {
      await visit(page, harm, faults, paths.topic(clusterId, topic, tab));
    }
    await page.setViewportSize(wide);
    await page.goto(paths.topics(clusterId, { q: topic }));
    await table(page, 'Topics').getByRole('link', { name: topic, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(paths.topic(clusterId, topic));
  }
});

test('groups with names that mean harm are led to exactly, on every page', async ({
  page,
  clusterId,
  own,
  baseURL,
}) => {
  const topic = await own.topic('e2e-hostile');
  await produce(topic, [{ key: 'k', value: 'v', partition: 0 }]);
  const groups = groupNames.map((name) => own.group(name));
  // The longest that Kafka keeps, and a NUL: no address can hold them, but every list must.
  const nowhere = [own.group('x'.repeat(32_000)), own.group('\u0000')];
  for (let at = 0; at < groups.length + nowhere.length; at += 4) {
    const some = [...groups, ...nowhere].slice(at, at + 4);
    await Promise.all(some.map((group) => commitOffsets(group, topic, [{ partition: 0, offset: '0' }])));
  }
  const active = own.group('active <b>');
  const clientId = '<img src=x onerror=alert(1)>\u202e';
  const member = await joinGroup(active, [topic], { kafka: kafkaClient(undefined, clientId) });
  const harm = await arm(page);
  const faults = watch(page, String(baseURL));
  try {
    const list = paths.topic(clusterId, topic, 'groups');
    await visit(page, harm, faults, list);
    await visit(page, harm, faults, paths.groups(clusterId));
    await visit(page, harm, faults, paths.overview(clusterId));
    await page.setViewportSize(wide);
    await page.goto(list);
    const shown = table(page, 'Groups');
    for (const group of groups) {
      const name = visibleText(group).replaceAll('\n', '↵').replaceAll('\t', '→');
      const link = shown.getByRole('link', { name, exact: true });
      await expect(link).toHaveAttribute('href', paths.group(clusterId, group, undefined, { topic }));
    }
    for (const tab of [undefined, 'members', 'reset', 'changes'] as const) {
      await visit(page, harm, faults, paths.group(clusterId, active, tab));
    }
    for (const [index, group] of groups.entries()) {
      const tab = ([undefined, 'members', 'reset', 'changes'] as const)[index % 4];
      await visit(page, harm, faults, paths.group(clusterId, group, tab), [phone]);
      const answer = await page.request.get(api.group(clusterId, group));
      expect(((await answer.json()) as { group: { groupId: string } }).group.groupId).toBe(group);
    }
    await page.goto(paths.group(clusterId, active, 'members'));
    await expect(table(page, 'Members').getByText('<img src=x onerror=alert(1)>\\u202e').first()).toBeVisible();
    await searchInPalette(page, groups.slice(0, 4), clusterId);
    await expectHarmless(page, harm, faults, 'palette');
  } finally {
    await member.leave();
  }
});

async function searchInPalette(page: Page, groups: readonly string[], clusterId: string) {
  for (const group of groups) {
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Jump to' });
    await dialog.getByRole('combobox').fill(group.slice(-10));
    await dialog.getByRole('option').first().click();
    await expect(page).toHaveURL(paths.group(clusterId, group));
  }
}

test('changes, clusters and people with such names are shown as text', async ({ page, clusterId, own, baseURL }) => {
  const topic = await own.topic('e2e-hostile');
  const configs = [{ name: 'retention.ms', value: '<img src=x onerror=alert(1)>' }];
  const planned = await write(page.request, 'POST', api.changes(clusterId), { kind: 'topic-configs', topic, configs });
  const harm = await arm(page);
  const faults = watch(page, String(baseURL));
  if (planned.ok()) {
    const { id } = (await planned.json()) as { id: string };
    await visit(page, harm, faults, paths.change(clusterId, id));
  }
  for (const name of ['<img src=x onerror=alert(1)>', '{{7*7}} \u202e x', '"><script>alert(1)</script>']) {
    const cluster = await own.cluster(name.slice(0, 40));
    await visit(page, harm, faults, paths.overview(cluster.id));
    await visit(page, harm, faults, paths.editCluster(cluster.id));
    await visit(page, harm, faults, paths.clusters());
    await page.setViewportSize(wide);
    await page
      .getByRole('button', { name: /cluster/i })
      .first()
      .click();
    await expectHarmless(page, harm, faults, 'switcher');
  }
  const invited = { name: '<img src=x onerror=alert(1)> \u202e', isAdmin: false, defaultRole: null, roles: [] };
  for (const username of ['{{7*7}}', 'javascript:alert(1)', '../..', 'a\u202eb']) {
    const answer = await write(page.request, 'POST', api.users(), { username, ...invited });
    expect([201, 400]).toContain(answer.status());
  }
  await visit(page, harm, faults, paths.users());
});
