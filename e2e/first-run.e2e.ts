import { bootstrapServers } from '../lab/topics.mjs';
import { admin, adminState, expect, labCluster, setupLink, test } from './console';

test.describe.configure({ mode: 'serial' });

test('without a session there is the login page, and no way in', async ({ page }) => {
  await page.goto('/clusters');
  await expect(page).toHaveURL(/\/login/);
  expect((await page.request.get('/api/clusters')).status()).toBe(401);
});

test('a setup link that nobody was given opens nothing', async ({ page }) => {
  const answer = await page.goto(`/setup?token=${'x'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
});

test('the first administrator is made by the link, and adds a cluster', async ({ page }) => {
  await page.goto(setupLink());
  await page.getByLabel('Name').fill(admin.username);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByLabel('Password again').fill(admin.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await expect(page).toHaveURL(/\/clusters$/);

  await page.getByRole('link', { name: 'Add a cluster' }).click();
  await page.getByLabel('Name').fill(labCluster);
  await page.getByLabel('Bootstrap servers').fill(bootstrapServers());
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('The connection works: 3 brokers found, each answers.')).toBeVisible();
  await page.getByRole('button', { name: 'Add cluster' }).click();
  await expect(page).toHaveURL(/\/clusters\/[^/]+$/);
  await page.context().storageState({ path: adminState });
});

test('the link is used up, and the password opens the door', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Name').fill(admin.username);
  await page.getByLabel('Password').fill('not the password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel('Password').fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/clusters$/);
});
