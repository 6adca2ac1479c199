import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';

import { api } from '@/lib/paths';
import { uniqueName } from '../lab/topics.mjs';
import { expect, write } from './console';

type Rights = { isAdmin?: boolean; defaultRole?: string | null; roles?: { clusterId: string; role: string }[] };

export type Person = { id: string; username: string; password: string; invitation: string };

/** Invites somebody, as the administrator who asks. */
export async function invite(request: APIRequestContext, prefix: string, rights: Rights = {}): Promise<Person> {
  const username = uniqueName(prefix);
  const body = { username, name: null, isAdmin: false, defaultRole: null, roles: [], ...rights };
  const answer = await write(request, 'POST', api.users(), body);
  expect(answer.status(), await answer.text()).toBe(201);
  const { user, invitation } = (await answer.json()) as { user: { id: string }; invitation: { url: string } };
  return { id: user.id, username, password: `the walk of ${username}`, invitation: invitation.url };
}

/** A browser of somebody new, who chose a password at their link and is signed in. */
export async function browserOf(
  browser: Browser,
  baseURL: string | undefined,
  person: Person,
): Promise<BrowserContext> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(new URL(person.invitation, baseURL).href);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Password again').fill(person.password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.waitForURL(/\/clusters$/);
  await page.close();
  return context;
}
