#!/usr/bin/env node
// Every page in light and dark, wide and narrow, into screenshots/. Without --url it runs the demo for itself.
// npm run screenshots -- [--url http://127.0.0.1:3000 --user NAME --password ...] [--only topics]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromium as executable, root } from './setup.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    user: { type: 'string', default: 'ada' },
    password: { type: 'string', default: 'a long walk along the canal' },
    only: { type: 'string', default: '' },
  },
});
const url = values.url ?? 'http://127.0.0.1:19190';
const folder = path.join(root, 'screenshots');

/** Name of the picture and path of the page; CLUSTER is the first saved cluster. @type {[string, string][]} */
const pages = [
  ['clusters', '/clusters'],
  ['cluster-new', '/clusters/new'],
  ['cluster-edit', 'CLUSTER/edit'],
  ['overview', 'CLUSTER'],
  ['brokers', 'CLUSTER/brokers'],
  ['broker', 'CLUSTER/brokers/1'],
  ['broker-replicas', 'CLUSTER/brokers/1/replicas'],
  ['broker-configs', 'CLUSTER/brokers/1/configs'],
  ['topics', 'CLUSTER/topics'],
  ['topic', 'CLUSTER/topics/orders'],
  ['topic-messages', 'CLUSTER/topics/orders/messages'],
  ['topic-messages-awkward', 'CLUSTER/topics/support-chat/messages'],
  ['topic-messages-headers', 'CLUSTER/topics/orders.dead-letter/messages'],
  ['topic-messages-transactions', 'CLUSTER/topics/payments/messages'],
  ['topic-messages-binary', 'CLUSTER/topics/telemetry/messages'],
  ['topic-messages-empty', 'CLUSTER/topics/returns/messages'],
  ['topic-groups', 'CLUSTER/topics/orders/groups'],
  ['topic-configs', 'CLUSTER/topics/orders/configs'],
  ['groups', 'CLUSTER/consumer-groups'],
  ['group', 'CLUSTER/consumer-groups/click-analytics'],
  ['group-members', 'CLUSTER/consumer-groups/fulfilment/members'],
  ['group-changes', 'CLUSTER/consumer-groups/fulfilment/changes'],
  ['group-reset', 'CLUSTER/consumer-groups/monthly-report/reset'],
  ['changes', 'CLUSTER/changes'],
  ['not-found', 'CLUSTER/topics/no-such-topic'],
];

async function startDemo() {
  const dataDir = path.join(root, 'test-results/screenshots');
  rmSync(dataDir, { recursive: true, force: true });
  const demo = spawn(process.execPath, [path.join(root, 'scripts/demo.mjs')], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: new URL(url).port,
      SLUICE_DATA_DIR: dataDir,
      SLUICE_ADMIN_USER: values.user,
      SLUICE_ADMIN_PASSWORD: values.password,
      SLUICE_LOG_LEVEL: 'warn',
    },
  });
  const ended = once(demo, 'close').then(() => {
    throw new Error('The demo ended.');
  });
  const answers = async () => {
    while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) await sleep(200);
  };
  await Promise.race([answers(), ended]);
  return async () => {
    demo.kill('SIGTERM');
    await ended.catch(() => {});
  };
}

/**
 * Waits until the page's requests are done and nothing moves any more.
 * @param {import('@playwright/test').Page} page
 */
async function settled(page) {
  await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => {});
  await page.evaluate(() => document.fonts.ready);
  await sleep(300);
}

const stop = values.url ? null : await startDemo();
const browser = await chromium.launch({
  ...(executable() ? { executablePath: executable() } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let failed = 0;
try {
  mkdirSync(folder, { recursive: true });
  const door = await browser.newPage({ baseURL: url });
  await door.goto('/login');
  await door.getByLabel('Name').fill(values.user);
  await door.getByLabel('Password').fill(values.password);
  await door.getByRole('button', { name: 'Sign in' }).click();
  await door.waitForURL(/\/clusters/);
  const storageState = await door.context().storageState();
  const { items } = await (await door.request.get('/api/clusters')).json();
  const cluster = `/clusters/${items[0]?.id}`;
  await door.goto(cluster);
  // A minute of samples, taken while somebody looks, so that rates and trends have something to show.
  if (!values.url) await sleep(60_000);

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1440, 390]) {
      const viewport = { width, height: width === 1440 ? 900 : 844 };
      const context = await browser.newContext({
        baseURL: url,
        colorScheme,
        viewport,
        storageState,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        failed += 1;
        console.error(`${page.url()}: ${error.message}`);
      });
      for (const [name, address] of [['login', '/login'], ...pages].filter(([name]) => name?.includes(values.only))) {
        if (name === 'login') await context.clearCookies();
        else await context.addCookies(storageState.cookies);
        await page.goto((address ?? '').replace('CLUSTER', cluster));
        await settled(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) console.error(`${name} at ${width}: ${overflow} px too wide`);
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await stop?.();
}
console.log(
  `${path.relative(process.cwd(), folder)}: ${pages.length + 1} pages, four pictures each; ${failed} errors in pages`,
);
process.exit(failed === 0 ? 0 : 1);
