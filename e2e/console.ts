import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';

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

/** A test signed in as the administrator, with the id of the lab's saved cluster. */
export const test = base.extend<{ clusterId: string }>({
  clusterId: async ({ request }, use) => {
    const answer = await request.get('/api/clusters');
    const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
    const saved = items.find(({ name }) => name === labCluster);
    if (!saved) throw new Error('The first-run test has not saved the lab as a cluster.');
    await use(saved.id);
  },
});
