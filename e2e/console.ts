import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, test as base, expect, type Locator, type Page } from '@playwright/test';

import { api } from '@/lib/paths';
import { bootstrapServers, createTopic, deleteGroups, deleteTopics, uniqueName } from '../lab/topics.mjs';

export { expect };

/** Made by the first-run test, on a database that lives as long as the suite. */
export const admin = { username: 'ada', password: 'a long walk along the canal' };

/** Where the first-run test leaves the administrator's session for the others. */
export const adminState = path.join(import.meta.dirname, '../test-results/admin.json');

/** The name the lab's cluster is saved under. */
export const labCluster = 'lab';

/** The link that the server printed at its first start. */
export function setupLink(): string {
  const token = readFileSync(path.join(import.meta.dirname, '../test-results/data/setup-token'), 'utf8').trim();
  return `/setup?token=${token}`;
}

type ClusterOptions = { bootstrapServers?: string; readOnly?: boolean; environment?: 'development' | 'production' };

/** What a test makes for itself: names that no other test has, taken away again when it ends. */
type Own = {
  topic: (prefix: string, options?: Parameters<typeof createTopic>[1]) => Promise<string>;
  group: (prefix: string) => string;
  /** A saved cluster of its own: its id and name. */
  cluster: (prefix: string, options?: ClusterOptions) => Promise<{ id: string; name: string }>;
};

/** A test signed in as the administrator, with the id of the lab's saved cluster. */
export const test = base.extend<{ clusterId: string; own: Own }>({
  /** Whatever a test does on a page: nothing there may try what the content security policy refuses. */
  page: async ({ page }, use) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|'Trusted\w+' assignment/.test(message.text())) refused.push(message.text());
    });
    await use(page);
    expect(refused, 'what the content security policy refused').toEqual([]);
  },
  clusterId: async ({ request }, use) => {
    const answer = await request.get(api.clusters());
    const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
    const saved = items.find(({ name }) => name === labCluster);
    if (!saved) throw new Error('The first-run test has not saved the lab as a cluster.');
    await use(saved.id);
  },
  own: async ({ request }, use) => {
    const topics: string[] = [];
    const groups: string[] = [];
    const clusters: string[] = [];
    await use({
      topic: async (prefix, options) => {
        const name = uniqueName(prefix);
        topics.push(name);
        return createTopic(name, options);
      },
      group: (prefix) => {
        const name = uniqueName(prefix);
        groups.push(name);
        return name;
      },
      cluster: async (prefix, options = {}) => {
        const saved = await saveCluster(request, uniqueName(prefix), options);
        clusters.push(saved.id);
        return saved;
      },
    });
    for (const id of clusters) await write(request, 'DELETE', api.cluster(id));
    // A group that never committed does not exist.
    for (const group of groups) await deleteGroups(group).catch(() => undefined);
    if (topics.length > 0) await deleteTopics(...topics);
  },
});

async function saveCluster(request: APIRequestContext, name: string, options: ClusterOptions) {
  const answer = await write(request, 'POST', api.clusters(), {
    name,
    colour: 'grey',
    environment: 'development',
    readOnly: false,
    bootstrapServers: bootstrapServers(),
    security: { tls: { enabled: false, ca: null, certificate: null }, sasl: null },
    ...options,
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as { id: string; name: string };
}

/** A request that changes something, as the console's own pages send it. */
export function write(request: APIRequestContext, method: 'POST' | 'PUT' | 'DELETE', url: string, data?: object) {
  return request.fetch(url, { method, headers: { 'x-sluice': '1' }, ...(data === undefined ? {} : { data }) });
}

/** A list, found by its name. */
export const table = (page: Page | Locator, name: string): Locator => page.getByRole('table', { name, exact: true });

/** The row whose first cell holds exactly this. */
export const row = (list: Locator, name: string): Locator =>
  list.getByRole('row').filter({ has: list.page().locator('td:first-child').getByText(name, { exact: true }) });

/** The cell of a row below a header. */
export async function cell(list: Locator, of: Locator, header: string): Promise<Locator> {
  const heads = async () =>
    (await list.getByRole('columnheader').allInnerTexts()).map((text) => text.replace(/ [↑↓]$/, ''));
  await expect.poll(heads).toContain(header);
  return of.getByRole('cell').nth((await heads()).indexOf(header));
}

/** The first cells of the rows on the screen, from the top. */
export const firstCells = (list: Locator): Promise<string[]> => list.locator('tbody tr td:first-child').allInnerTexts();

/** One of the large numbers above a page. */
export const fact = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByRole('term').getByText(label, { exact: true }) })
    .getByRole('definition');

/** Digits as the console groups them, and back. */
export const digits = (text: string): string => text.replaceAll(/[\s\u2009]/g, '').replace('\u2212', '-');
