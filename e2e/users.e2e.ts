import { api, page as paths } from '@/lib/paths';
import { expect, row, table, test, write } from './console';
import { browserOf, invite } from './team';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('somebody is invited with a role, chooses a password at the link, and finds what they may', async ({
  page,
  own,
  browser,
  baseURL,
}) => {
  const username = own.group('ottilie');
  const { name } = await own.cluster('e2e-team', { environment: 'production' });
  await page.goto(paths.users());
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  await expect(dialog.getByText('a name is needed')).toBeVisible();
  await dialog.getByLabel('User name').fill(username);
  await dialog.getByRole('radio', { name: `operator on ${name}` }).check();
  await dialog.getByRole('button', { name: `Invite ${username}` }).click();

  const made = page.getByRole('dialog', { name: `${username} is invited` });
  await made.getByRole('button', { name: 'Copy link' }).click();
  await expect(made.getByRole('button', { name: 'Copied' })).toBeVisible();
  const invitation = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(made).toBeHidden();
  await expect(row(table(page, 'Users'), username)).toContainText(`operator on ${name}`);
  await expect(row(table(page, 'Users'), username)).toContainText('invited');

  const person = { id: '', username, password: 'a boat on the reservoir', invitation };
  const context = await browserOf(browser, baseURL, person);
  const theirs = await context.newPage();
  await theirs.goto(paths.clusters());
  await expect(table(theirs, 'Clusters').getByRole('link')).toHaveText([name]);
  await theirs.goto(invitation);
  await expect(theirs.getByRole('heading', { name: 'Set password' })).toHaveCount(0);
  await expect(theirs.getByLabel('Password again')).toHaveCount(0);
  await context.close();
});

test('who is disabled is told once, and after a return is where they were', async ({
  page,
  request,
  browser,
  baseURL,
  clusterId,
}) => {
  const person = await invite(request, 'paul', { defaultRole: 'viewer' });
  const context = await browserOf(browser, baseURL, person);
  const theirs = await context.newPage();
  await theirs.goto(paths.groups(clusterId));
  await expect(table(theirs, 'Groups')).toBeVisible();

  await page.goto(`${paths.users()}?user=${person.id}`);
  const dialog = page.getByRole('dialog', { name: person.username });
  await dialog.getByRole('button', { name: `Disable ${person.username}…` }).click();
  await dialog.getByRole('button', { name: `Disable ${person.username}` }).click();
  await expect(dialog.getByText('disabled', { exact: true })).toBeVisible();

  await expect(theirs.getByText('Your session has ended. Sign in again to go on where you were.')).toBeVisible();
  await dialog.getByRole('button', { name: `Enable ${person.username}` }).click();
  await expect(dialog.getByRole('button', { name: `Disable ${person.username}…` })).toBeVisible();
  await theirs.getByLabel('Name').fill(person.username);
  await theirs.getByLabel('Password').fill(person.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs).toHaveURL(paths.groups(clusterId));
  await context.close();
});

test('one sees where one is signed in, ends one, and changes the password', async ({ request, browser, baseURL }) => {
  const person = await invite(request, 'sam', { defaultRole: 'viewer' });
  const first = await browserOf(browser, baseURL, person);
  const page = await first.newPage();
  const signIn = async () => {
    const context = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      ...(baseURL && { baseURL }),
    });
    const other = await context.newPage();
    await other.goto(paths.login());
    await other.getByLabel('Name').fill(person.username);
    await other.getByLabel('Password').fill(person.password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL(/\/clusters$/);
    return context;
  };
  const second = await signIn();
  await page.goto(paths.account());
  const sessions = table(page, 'Sessions');
  await expect(sessions.getByRole('row')).toHaveCount(3);
  await expect(sessions.getByText('this one')).toHaveCount(1);
  await sessions.getByRole('button', { name: /^End the session/, disabled: false }).click();
  await expect(sessions.getByRole('row')).toHaveCount(2);
  expect((await second.request.get(api.session())).status()).toBe(401);

  const third = await signIn();
  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password', { exact: true }).fill('another walk by the sea');
  await page.getByLabel('New password again').fill('another walk by the sea');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await page.getByLabel('Present password').fill(person.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed, and every other session is ended.')).toBeVisible();
  expect((await third.request.get(api.session())).status()).toBe(401);
  expect((await first.request.get(api.session())).status()).toBe(200);
  for (const context of [first, second, third]) await context.close();
});

test('who is no administrator is told why there are no users to see', async ({ request, browser, baseURL }) => {
  const context = await browserOf(browser, baseURL, await invite(request, 'uma'));
  const page = await context.newPage();
  await page.goto(paths.users());
  await expect(page.getByText('Seeing who may sign in needs an administrator of the console.')).toBeVisible();
  await page.goto(paths.clusters());
  await expect(page.getByText('There is no cluster for you yet')).toBeVisible();
  expect((await write(context.request, 'POST', api.users(), {})).status()).toBe(403);
  await context.close();
});

// Last: this address has to wait a while afterwards.
test('the login page counts down after too many attempts, and keeps the name', async ({
  request,
  browser,
  baseURL,
}) => {
  const { username } = await invite(request, 'tess');
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(paths.login());
  await page.getByLabel('Name').fill(username);
  const button = page.getByRole('button', { name: 'Sign in' });
  for (let attempt = 0; attempt < 12; attempt++) {
    if (/ in \d+ s$/.test((await button.textContent()) ?? '')) break;
    await page.getByLabel('Password').fill(`wrong ${attempt}`);
    const answered = page.waitForResponse((response) => response.url().includes('/callback/credentials'));
    await button.click();
    await answered;
    await expect(button).not.toHaveAttribute('aria-busy', 'true');
  }
  await expect(button).toHaveText(/Sign in, in \d+ s/);
  await expect(page.getByText('There were too many attempts')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(username);
  await context.close();
});
