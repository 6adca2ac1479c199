import type { Page } from '@playwright/test';
import { bootstrapServers } from '../lab/topics.mjs';
import { admin, adminState, cell, expect, labCluster, row, setupLink, table, test } from './console';

test.describe.configure({ mode: 'serial' });

/** The script has taken the form over: until then, what is sent goes by the browser's own way. */
const taken = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.forms[0] ?? {}).some((key) => key.startsWith('__reactProps$')));

let link = '';

test('without a session there is the login page, and no way in', async ({ page }) => {
  await page.goto('/clusters');
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText('/setup?token=…')).toBeVisible();
  expect((await page.request.get('/api/clusters')).status()).toBe(401);
});

test('a setup link that nobody was given opens nothing', async ({ page }) => {
  for (const url of ['/setup', '/setup?token=', `/setup?token=${'x'.repeat(22)}`]) {
    expect((await page.goto(url))?.status(), url).toBe(404);
  }
});

test('a bad first password is refused in words, and what was typed stays', async ({ page }) => {
  link = setupLink();
  await page.goto(link);
  await taken(page);
  const name = page.getByLabel('Name');
  const password = page.getByLabel('Password', { exact: true });
  const again = page.getByLabel('Password again');
  const create = page.getByRole('button', { name: 'Create administrator' });

  await name.fill(admin.username);
  await password.fill('short');
  await again.fill('shorter');
  await create.click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least 12 characters' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'not the same as above' })).toBeVisible();

  // The server's own judgement, after the form's.
  await password.fill('password1234');
  await again.fill('password1234');
  await create.click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/^The password .+\.$/);
  await expect(name).toHaveValue(admin.username);
  await expect(password).toHaveValue('password1234');
  await expect(page).toHaveURL(link);
});

test('the first administrator is made by the link, and adds a cluster after testing its connection', async ({
  page,
}) => {
  await page.goto(link);
  await taken(page);
  await page.getByLabel('Name').fill(admin.username);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByLabel('Password again').fill(admin.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await expect(page).toHaveURL(/\/clusters$/);
  await expect(page.getByText('No clusters yet')).toBeVisible();

  await page.getByRole('link', { name: 'Add a cluster' }).click();
  await page.getByLabel('Name').fill(labCluster);
  const servers = page.getByRole('textbox', { name: 'Bootstrap servers' });
  const tryIt = page.getByRole('button', { name: 'Test connection' });

  // Nothing listens on port 1: the address is fine, the next step is not.
  await servers.fill('127.0.0.1:1');
  await tryIt.click();
  await expect(page.getByText('None of the bootstrap servers could be used.')).toBeVisible();
  const failed = page.getByRole('region', { name: '127.0.0.1:1', exact: true });
  await expect(failed.getByRole('term')).toHaveText(['Address', 'Connect']);
  await expect(failed.getByRole('definition').nth(0)).toHaveText('127.0.0.1 may be connected to.');
  await expect(failed.getByRole('definition').nth(1)).toContainText('refused');
  await expect(page.getByLabel('Name')).toHaveValue(labCluster);

  await servers.fill(`127.0.0.1:1, ${bootstrapServers()}`);
  await tryIt.click();
  await expect(page.getByText('The connection works, but 1 of 4 bootstrap servers cannot be used.')).toBeVisible();

  await servers.fill(bootstrapServers());
  await tryIt.click();
  await expect(page.getByText('The connection works: 3 brokers found, each answers.')).toBeVisible();
  for (const seed of bootstrapServers().split(',')) {
    const steps = page.getByRole('region', { name: seed, exact: true });
    await expect(steps.getByRole('term')).toHaveText(['Address', 'Connect', 'Kafka']);
  }
  await expect(page.getByText('Answers at the address that it advertises.')).toHaveCount(3);

  await page.getByRole('button', { name: 'Add cluster' }).click();
  await expect(page).toHaveURL(/\/clusters\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.context().storageState({ path: adminState });
});

test('the link is used up', async ({ page }) => {
  expect((await page.goto(link))?.status()).toBe(404);
  const answer = await page.request.post('/api/setup', {
    headers: { 'x-sluice': '1' },
    data: { token: new URL(link, 'http://sluice').searchParams.get('token'), ...admin, username: 'eve' },
  });
  expect(answer.status()).toBe(404);
});

test('a wrong password says one sentence and nothing more, the right one opens the door', async ({ page }) => {
  await page.goto('/clusters');
  await taken(page);
  await page.getByLabel('Name').fill(admin.username);
  await page.getByLabel('Password').fill('not the password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(/^[^.]+\.$/);
  await expect(page.getByLabel('Name')).toHaveValue(admin.username);
  expect(page.url()).not.toContain('password');

  await page.getByLabel('Password').fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/clusters$/);

  const clusters = table(page, 'Clusters');
  const lab = row(clusters, labCluster);
  await expect(await cell(clusters, lab, 'Health')).toHaveText('ok');
  await expect(await cell(clusters, lab, 'Brokers')).toHaveText('3');

  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await page.goto('/clusters');
  await expect(page).toHaveURL(/\/login/);
});

test('a password never goes into the address, even before the page’s script is there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('Name').fill(admin.username);
  await page.getByLabel('Password').fill(admin.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await context.close();
});
