import { Agent, get } from 'node:http';

import { api, page as paths } from '@/lib/paths';
import { type FaultLab, openFaultLab } from '../lab/fault-lab.mjs';
import { commitOffsets, connected, endOffsets, kafkaClient, uniqueName } from '../lab/topics.mjs';
import { cell, expect, row, table, test } from './console';

const promised = 4000;

test.describe.configure({ mode: 'serial' });

/** A lab of its own, whose nodes may be killed and frozen, and which the console reaches through proxies. */
let faults: FaultLab;
/** On all brokers, each leading one partition; and one copy only on each broker. */
const copied = uniqueName('e2e-copied');
const single = uniqueName('e2e-single');
const group = uniqueName('e2e-group');

test.beforeAll(async () => {
  test.setTimeout(120_000);
  faults = await openFaultLab();
  const kafka = kafkaClient(faults.direct);
  const assigned = (replicas: number[][]) => replicas.map((ids, partition) => ({ partition, replicas: ids }));
  const copies = assigned([
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ]);
  await connected(kafka.admin(), async (admin) => {
    await admin.createTopics({
      waitForLeaders: false,
      topics: [
        { topic: copied, replicaAssignment: copies },
        { topic: single, replicaAssignment: assigned([[1], [2], [3]]) },
      ],
    });
    for (const topic of [copied, single]) await endOffsets(admin, topic);
  });
  const messages = [0, 1, 2].map((partition) => ({ partition, value: `from partition ${partition}` }));
  await connected(kafka.producer(), async (producer) => {
    for (const topic of [copied, single]) await producer.send({ topic, messages });
  });
  await commitOffsets(group, copied, [{ partition: 0, offset: '0' }], kafka);
});

test.afterAll(async () => {
  test.setTimeout(60_000);
  faults?.close();
  await faults?.lab.down();
});

type Answer = { warnings: { source: string; message: string }[]; items: { topic: string }[] };

const kinds = [
  { name: 'frozen', node: 2, begin: () => faults.freeze(2) },
  { name: 'killed', node: 3, begin: () => faults.kill(3) },
];

/** What the pages of a cluster are drawn from. */
const answersOf = (id: string, node: number) => [
  api.clusterStatus(id),
  api.overview(id),
  api.brokers(id),
  api.broker(id, node),
  api.topics(id),
  api.topic(id, copied),
  api.topic(id, single),
  api.topicGroups(id, copied),
  api.groups(id),
  api.group(id, group),
];

for (const { name, node, begin } of kinds) {
  test(`with a broker ${name}, the topics are there in under 4 s, and the broker is named`, async ({ page, own }) => {
    test.setTimeout(180_000);
    const known = await own.cluster('e2e-known', { bootstrapServers: faults.bootstrapServers });
    const named = new RegExp(`broker ${node}\\b`, 'i');
    await page.goto(paths.topics(known.id));
    const topics = table(page, 'Topics');
    await expect(row(topics, copied)).toBeVisible();
    await begin();
    try {
      // A console that has seen the cluster before, and one that meets it like this.
      const met = await own.cluster('e2e-met', { bootstrapServers: faults.bootstrapServers });
      for (const { id } of [known, met]) {
        const asked = Date.now();
        const answer = await page.request.get(api.topics(id));
        const took = Date.now() - asked;
        expect(answer.status()).toBe(200);
        expect(((await answer.json()) as Answer).items.map(({ topic }) => topic)).toContain(single);
        expect(took, `the topics of ${id}`).toBeLessThan(promised);
      }

      for (const { id } of [known, met]) {
        // Which broker it is shows when the first question to it has run out of time.
        await expect
          .poll(async () =>
            JSON.stringify(((await (await page.request.get(api.topics(id))).json()) as Answer).warnings),
          )
          .toMatch(named);
        // A machine that is busy with something else gets another chance; a page that waits for the broker never passes.
        await expect(async () => {
          const asked = Date.now();
          await page.goto(paths.topics(id));
          await expect(row(topics, copied)).toBeVisible();
          await expect(row(topics, single)).toBeVisible();
          await expect(page.getByRole('main').getByText(named).first()).toBeVisible();
          expect(Date.now() - asked, 'the page of topics').toBeLessThan(promised);
        }).toPass({ timeout: 30_000 });
        await expect(await cell(topics, row(topics, single), 'Partitions')).toHaveText('3');
        // The cluster takes a moment to give the broker up, and the list learns it with its next sweep.
        const soon = { timeout: 45_000 };
        await expect(await cell(topics, row(topics, copied), 'Health')).toHaveText('3 under-replicated', soon);
        await expect(await cell(topics, row(topics, single), 'Health')).toHaveText('1 offline', soon);
      }

      // The others still lead: what they hold can be read, and what cannot is named.
      const all = await page.request.get(api.messages(known.id, copied, { start: 'oldest' }));
      expect(all.ok(), await all.text()).toBe(true);
      const read = (await all.json()) as { rows: unknown[]; warnings: object[] };
      expect(read.warnings).toEqual([]);
      expect(read.rows).toHaveLength(3);
      const some = await page.request.get(api.messages(known.id, single, { start: 'oldest' }));
      const { rows, warnings } = (await some.json()) as { rows: { partition: number }[]; warnings: object[] };
      expect(rows.map(({ partition }) => partition).sort()).toEqual([0, 1, 2].filter((each) => each !== node - 1));
      expect(JSON.stringify(warnings)).toMatch(
        new RegExp(`${single}/${node - 1}|partition ${node - 1}|broker ${node}`),
      );

      await page.goto(paths.brokers(known.id));
      const brokers = table(page, 'Brokers');
      await expect(brokers.getByRole('row').filter({ hasText: 'no answer' })).toHaveCount(1);
      await expect(brokers.getByRole('row').filter({ hasText: 'no answer' })).toContainText(`${node}`);

      // Every page has its answer in time, which names who is missing, and since when.
      for (const url of answersOf(known.id, node)) {
        await expect(async () => {
          const asked = Date.now();
          const answer = await page.request.get(url);
          expect(Date.now() - asked, url).toBeLessThan(promised);
          expect(answer.status(), url).toBe(200);
          const { warnings: gaps } = (await answer.json()) as { warnings: { brokerId?: number; since?: number }[] };
          expect(gaps.find(({ brokerId }) => brokerId === node)?.since, url).toBeLessThan(asked);
        }).toPass({ timeout: 30_000 });
      }
      for (const url of [paths.topics(known.id), paths.topic(known.id, copied), paths.groups(known.id)]) {
        await page.goto(url);
        await page.getByRole('button', { name: /^Age of the facts/ }).click();
        await expect(page.getByRole('listitem').filter({ hasText: named }).first(), url).toContainText(
          /, since \d\d:\d\d:\d\d/,
        );
      }
      await page.goto(paths.brokers(known.id));
    } finally {
      await faults.heal();
    }
    // It comes back by itself, without a reload.
    await expect(page.getByRole('row').filter({ hasText: 'no answer' })).toHaveCount(0, { timeout: 45_000 });
  });
}

test('a cluster that nobody answers for says so on each page, and the console goes on', async ({
  page,
  own,
  clusterId,
}) => {
  const { id, name } = await own.cluster('e2e-unreachable', { bootstrapServers: '127.0.0.1:1' });
  for (const url of [
    paths.overview(id),
    paths.brokers(id),
    paths.topics(id),
    paths.topic(id, 'orders'),
    paths.groups(id),
    paths.group(id, 'readers'),
  ]) {
    await page.goto(url);
    const failure = page.getByRole('main').getByRole('alert');
    await expect(failure.first(), url).toContainText('127.0.0.1:1');
    await expect(page.getByRole('button', { name: 'Try again' }).first(), url).toBeVisible();
  }
  for (const url of [api.topics(id), api.overview(id), api.brokers(id), api.groups(id), api.clusterStatus(id)]) {
    expect((await page.request.get(url)).status(), url).not.toBe(500);
  }
  await page.goto(paths.clusters());
  const clusters = table(page, 'Clusters');
  await expect(await cell(clusters, row(clusters, name), 'Health')).toContainText('unreachable');
  const topic = await own.topic('e2e-elsewhere');
  await page.goto(paths.topic(clusterId, topic));
  await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible();
});

test('a thousand readers who leave in the middle of an answer leave nothing behind', async ({ page, own, baseURL }) => {
  test.setTimeout(120_000);
  const { id } = await own.cluster('e2e-leaving', { bootstrapServers: faults.bootstrapServers });
  const url = new URL(api.messages(id, copied, { start: 'oldest' }), baseURL);
  const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
  const open = () => faults.proxies.all().reduce((sum, proxy) => sum + proxy.open(), 0);
  expect((await page.request.get(url.href)).status()).toBe(200);
  const before = open();
  await faults.proxies.setAll({ latencyMs: 20 });
  const agent = new Agent({ keepAlive: false });
  const leave = (afterMs: number) =>
    new Promise<void>((resolve) => {
      const asking = get(url, { agent, headers: { cookie } }, (answer) => answer.resume());
      asking.on('error', () => {}).on('close', () => resolve());
      setTimeout(() => asking.destroy(), afterMs);
    });
  for (let round = 0; round < 40; round++) {
    await Promise.all(Array.from({ length: 25 }, (_, i) => leave((round + i * 3) % 70)));
  }
  await faults.proxies.setAll();
  const asked = Date.now();
  expect((await page.request.get(url.href)).status()).toBe(200);
  expect(Date.now() - asked).toBeLessThan(promised);
  // As many connections to the brokers as one reader needs.
  await expect.poll(open).toBeLessThanOrEqual(before + 3);
});

test('when every broker is gone, what was known stays on the screen with its age', async ({ page, own }) => {
  test.setTimeout(120_000);
  const { id } = await own.cluster('e2e-gone', { bootstrapServers: faults.bootstrapServers });
  await page.goto(paths.topics(id));
  const topics = table(page, 'Topics');
  await expect(row(topics, copied)).toBeVisible();
  for (const node of [1, 2, 3]) await faults.kill(node);
  await expect(page.getByRole('main').getByText('The layout may be old').first()).toBeVisible({ timeout: 45_000 });
  await expect(row(topics, copied)).toBeVisible();
  await page.reload();
  await expect(row(topics, copied)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Age of the facts/ })).toContainText('ago');
});
