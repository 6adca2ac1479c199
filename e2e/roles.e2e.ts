import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { Action, ConsoleAction } from '@/lib/contract/access';
import { api, page as paths } from '@/lib/paths';
import { commitOffsets, produce } from '../lab/topics.mjs';
import { expect, test, write } from './console';
import { settled } from './looking';
import { browserOf, invite } from './team';

// Every button says what the server would answer: gathered from the pages as they are, and asked for as that person.

type Subject = { clusterId: string; topic: string; groupId: string; changeId: string };
type Leading = { action: string; blocked: boolean; reason: string; text: string };

/** Whatever on the page leads to an action. */
const gather = (page: Page): Promise<Leading[]> =>
  page.locator('[data-action]').evaluateAll((elements) =>
    elements.map((element) => {
      const described = element.getAttribute('aria-describedby')?.split(' ') ?? [];
      const reasons = described.map((id) => document.getElementById(id)?.textContent ?? '');
      return {
        action: element.getAttribute('data-action') ?? '',
        blocked:
          element.getAttribute('aria-disabled') === 'true' ||
          element.matches(':disabled') ||
          element.hasAttribute('data-disabled') ||
          element.hasAttribute('data-blocked'),
        reason: [...reasons, element.textContent].join(' '),
        text: (element.textContent ?? '').slice(0, 60),
      };
    }),
  );

/** What opens above a page, and leads somewhere too. */
async function gatherMenus(page: Page): Promise<Leading[]> {
  const found: Leading[] = [];
  for (const name of [/^Account of/, /^(Cluster |Choose a cluster)/, /^Download$/]) {
    const button = page.getByRole('button', { name }).first();
    if ((await button.count()) === 0) continue;
    await button.click();
    await expect(page.getByRole('menu')).toBeVisible();
    found.push(...(await gather(page)));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Jump to' })).toBeVisible();
  found.push(...(await gather(page)));
  await page.keyboard.press('Escape');
  return found;
}

const pagesOf = ({ clusterId, topic, groupId, changeId }: Subject) => [
  paths.topic(clusterId, topic),
  paths.topic(clusterId, topic, 'messages', { record: '0:0' }),
  paths.topic(clusterId, topic, 'configs', { key: 'retention.ms' }),
  paths.group(clusterId, groupId),
  paths.group(clusterId, groupId, 'reset'),
  paths.change(clusterId, changeId),
];

/** The same whatever cluster is open. */
const pagesOfConsole = ({ clusterId }: Subject) => [
  paths.editCluster(clusterId),
  paths.newCluster(),
  paths.clusters(),
  paths.users(),
];

/** The request behind each action, in a form that changes nothing where it is allowed. */
function requestOf(action: Action | ConsoleAction, subject: Subject, request: APIRequestContext): Promise<APIResponse> {
  const { clusterId, topic, groupId } = subject;
  const plan = (body: object) => write(request, 'POST', api.changes(clusterId), body);
  const patch = (url: string) => request.patch(url, { headers: { 'x-sluice': '1' }, data: {} });
  switch (action) {
    case 'cluster.view':
      return request.get(api.topic(clusterId, topic));
    case 'message.read':
      return request.get(api.messages(clusterId, topic));
    case 'message.export':
      return request.get(api.messageDownload(clusterId, topic, 0, '0', { part: 'value' }));
    case 'topic.edit-configs':
      return plan({ kind: 'topic-configs', topic, configs: [{ name: 'retention.ms', value: '86400000' }] });
    case 'group.reset-offsets':
      return plan({
        kind: 'reset-offsets',
        groupId,
        topics: [{ topic, partitions: null }],
        target: { to: 'earliest' },
      });
    case 'cluster.add':
      return write(request, 'POST', api.clusters(), {});
    case 'cluster.edit':
      return write(request, 'PUT', api.cluster(clusterId), {});
    case 'cluster.remove':
      return write(request, 'DELETE', api.cluster('none'));
    case 'connection.test':
      return write(request, 'POST', api.testConnection(), {});
    case 'user.list':
      return request.get(api.users());
    case 'user.invite':
      return write(request, 'POST', api.users(), {});
    case 'user.edit':
      return patch(api.user('none'));
  }
}

const forbidden = /needs the role|is read-only in Sluice|needs an administrator/;

async function compare(found: Leading[], subject: Subject, request: APIRequestContext) {
  const answers = new Map<string, string | null>();
  for (const { action, blocked, reason, text } of found) {
    const name = Action.or(ConsoleAction).parse(action);
    if (!answers.has(name)) {
      const answer = await requestOf(name, subject, request);
      const refused = answer.status() === 403;
      answers.set(name, refused ? ((await answer.json()) as { error: { message: string } }).error.message : null);
    }
    const refusal = answers.get(name) ?? null;
    const said = `${name} by “${text}”`;
    if (refusal === null) {
      // It may wait for something else, but not for a right.
      if (blocked) expect(reason, said).not.toMatch(forbidden);
    } else {
      expect(blocked, `${said}: ${refusal}`).toBe(true);
      if (forbidden.test(reason)) expect(reason, said).toContain(refusal);
    }
  }
  return new Set(answers.keys());
}

test.setTimeout(300_000);

for (const role of ['viewer', 'operator', 'admin'] as const) {
  test(`what a ${role} finds blocked is what the server refuses`, async ({
    request,
    own,
    clusterId,
    browser,
    baseURL,
  }) => {
    const topic = await own.topic('e2e-roles');
    const groupId = own.group('e2e-roles');
    await produce(topic, [{ key: 'k', value: 'v', partition: 0, headers: { long: 'x'.repeat(2000) } }]);
    await commitOffsets(groupId, topic, [{ partition: 0, offset: '0' }]);
    const clusters = [
      clusterId,
      (await own.cluster('e2e-production', { environment: 'production' })).id,
      (await own.cluster('e2e-read-only')).id,
    ];
    const person = await invite(request, role, { defaultRole: role });
    const context = await browserOf(browser, baseURL, person);
    const seen = new Set<string>();
    for (const [index, each] of clusters.entries()) {
      const subject = { clusterId: each, topic, groupId, changeId: await applied(request, each, topic) };
      // Only then may nothing be changed any more.
      if (index === 2) await makeReadOnly(request, each);
      const page = await context.newPage();
      const pages = [...pagesOf(subject), ...(index === 0 ? pagesOfConsole(subject) : [])];
      for (const [at, url] of pages.entries()) {
        await test.step(url, async () => {
          await page.goto(url);
          await settled(page);
          // Menus are the same on all pages of a cluster, but for the one of a record.
          const found = [...(await gather(page)), ...(at < 2 ? await gatherMenus(page) : [])];
          for (const action of await compare(found, subject, page.request)) seen.add(action);
        });
      }
      await page.close();
    }
    await context.close();
    const everywhere = ['message.read', 'message.export', 'topic.edit-configs', 'group.reset-offsets'];
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([...everywhere, 'cluster.add', 'cluster.edit', 'user.list']),
    );
  });
}

/** A change that could be taken back, by whoever may. */
async function applied(request: APIRequestContext, clusterId: string, topic: string): Promise<string> {
  const configs = [{ name: 'retention.ms', value: String(86_400_000 + Math.floor(Math.random() * 1e6)) }];
  const planned = await write(request, 'POST', api.changes(clusterId), { kind: 'topic-configs', topic, configs });
  const { id } = (await planned.json()) as { id: string };
  const done = await write(request, 'POST', api.applyChange(clusterId, id));
  expect(done.ok(), await done.text()).toBe(true);
  return id;
}

async function makeReadOnly(request: APIRequestContext, clusterId: string) {
  const saved = (await (await request.get(api.cluster(clusterId))).json()) as Record<string, unknown>;
  const { name, colour, environment, bootstrapServers } = saved;
  const security = { tls: { enabled: false, ca: null, certificate: null }, sasl: null };
  const body = { name, colour, environment, bootstrapServers, security, readOnly: true };
  const answer = await write(request, 'PUT', api.cluster(clusterId), body);
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a cluster on which somebody has no role is not there for them', async ({
  request,
  own,
  clusterId,
  browser,
  baseURL,
}) => {
  const other = await own.cluster('e2e-hidden');
  const person = await invite(request, 'guest', { roles: [{ clusterId, role: 'viewer' }] });
  const context = await browserOf(browser, baseURL, person);
  const page = await context.newPage();
  await page.goto(paths.clusters());
  await settled(page);
  await expect(page.getByText(other.name)).toHaveCount(0);
  await page.goto(paths.topics(other.id));
  await expect(page.getByRole('heading', { name: 'No such cluster' })).toBeVisible();
  await context.close();
});
