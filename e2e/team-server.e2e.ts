import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

import type { InvitedUser, OwnSessionList, UserList } from '@/lib/contract/users';
import { api, page } from '@/lib/paths';
import { Client, OwnServer } from './own-server';

// A team through the built server and its own commands, without a browser: every route by itself is tried in lib/http.

const PASSWORD = 'CANARY correct horse battery';
const port = Number(process.env.E2E_TEAM_PORT ?? 19190);
const dataDir = mkdtempSync(path.join(tmpdir(), 'sluice-team-'));
const env = { SLUICE_DATA_DIR: dataDir, SLUICE_ADMIN_USER: 'ada', SLUICE_ADMIN_PASSWORD: PASSWORD };
const root = path.resolve(import.meta.dirname, '..');

const command = (name: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(root, 'scripts', `${name}.mjs`), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), SLUICE_DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv,
  });

test.describe.configure({ mode: 'serial' });

let server: OwnServer;
let admin: Client;
let output = '';

test.beforeAll(async () => {
  server = await new OwnServer(port, env).ready();
  admin = new Client(server.url);
  expect((await admin.signIn('ada', PASSWORD)).status).toBe(200);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const users = async () => (await admin.call(api.users())).json() as Promise<UserList>;
const accept = (token: string, password = PASSWORD) =>
  new Client(server.url).call(api.invitation(), { method: 'POST', body: { token, password } });
const tokenIn = (text: string) => /\/invitation\?token=([\w-]{32})/.exec(text)?.[1] ?? '';

test('the link of an invitation opens a page, and a password is chosen there once', async () => {
  const body = { username: 'bob', name: 'Bob', isAdmin: false, defaultRole: 'viewer', roles: [] };
  const invited = (await (await admin.call(api.users(), { method: 'POST', body })).json()) as InvitedUser;
  const token = tokenIn(invited.invitation.url);
  expect(invited.invitation.url).toBe(server.url + page.invitation(token));

  const anybody = new Client(server.url);
  for (const link of ['/invitation', '/invitation?token=', page.invitation(`${token}x`)]) {
    expect((await anybody.call(link)).status, link).toBe(404);
  }
  const shown = await anybody.call(page.invitation(token));
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain('bob');
  expect((await anybody.signIn('bob', PASSWORD)).status).toBe(401);
  expect((await accept(token)).status).toBe(204);
  expect((await accept(token)).status).toBe(404);
  expect((await anybody.call(page.invitation(token))).status).toBe(404);

  const bob = new Client(server.url);
  expect((await bob.signIn('bob', PASSWORD)).status).toBe(200);
  expect((await bob.call(api.users())).status).toBe(403);
  const { items } = await users();
  expect(items.find(({ username }) => username === 'bob')).toMatchObject({ hasPassword: true, sessions: 1 });
});

test('a new password gives the session another cookie and ends the others', async () => {
  const [here, there] = [new Client(server.url), new Client(server.url)];
  for (const client of [here, there]) expect((await client.signIn('bob', PASSWORD)).status).toBe(200);
  const list = (await (await here.call(api.ownSessions())).json()) as OwnSessionList;
  expect(list.items.find(({ current }) => current)).toMatchObject({ ip: '127.0.0.1' });
  const next = `${PASSWORD} staple`;
  const changed = await here.call(api.password(), { method: 'PUT', body: { current: PASSWORD, next } });
  expect(changed.status).toBe(204);
  expect(changed.headers.getSetCookie()[0]).toMatch(/^sluice\.session=.+; Path=\/; .*HttpOnly; SameSite=Lax/);
  expect((await here.call(api.session())).status).toBe(200);
  expect((await there.call(api.session())).status).toBe(401);
  expect((await here.signOut()).status).toBe(200);
  expect((await here.call(api.session())).status).toBe(401);
});

test('signing in too often is told to wait, also by a server that was started again', async () => {
  const guess = () => new Client(server.url).signIn('bob', 'not the password');
  const answers = [];
  for (let i = 0; i < 12 && answers.at(-1)?.status !== 429; i++) answers.push(await guess());
  const refused = answers.at(-1)!;
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(error.message).toMatch(/^There were too many attempts to sign in\. Try again in (a second|\d+ seconds)\.$/);

  output += server.output;
  await server.stop();
  server = await new OwnServer(port, env).ready();
  admin = admin.at(server.url);
  // Still counted: not five more are free.
  const after: number[] = [];
  for (let i = 0; i < 5; i++) after.push((await guess()).status);
  expect(after).toContain(429);
  expect((await admin.call(api.session())).status).toBe(200);
});

test('a shell lets an administrator in again, by a link that works once', async () => {
  const [{ id } = { id: '' }] = (await users()).items;
  const refused = await admin.call(api.user(id), { method: 'PATCH', body: { disabled: true } });
  expect(refused.status).toBe(409);
  const { stdout } = await command('reset-admin', 'ada');
  expect(stdout).toContain(`Open ${server.url}/invitation?token=`);
  expect((await admin.call(api.session())).status).toBe(401);
  expect((await accept(tokenIn(stdout), `${PASSWORD} again`)).status).toBe(204);
  expect((await accept(tokenIn(stdout), `${PASSWORD} again`)).status).toBe(404);
  // Its address has failed attempts by now, and may have to wait for a moment.
  await expect.poll(async () => (await admin.signIn('ada', `${PASSWORD} again`)).status, { timeout: 60_000 }).toBe(200);
});

test('all of it is in a trail that holds, and no secret is in the log', async () => {
  const { stdout } = await command('audit-verify');
  expect(stdout).toMatch(/^The audit trail holds, \d+ seals\. Newest: \d+:[0-9a-f]{64}$/m);
  const kept = /Newest: (\S+)/.exec(stdout)?.[1] ?? '';
  expect((await command('audit-verify', '--kept', kept)).stdout).toContain('holds');
  const other = await command('audit-verify', '--kept', `${kept.slice(0, -4)}0000`).catch((error: unknown) => error);
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('is not the one that was kept elsewhere') });
  output += server.output;
  expect(output).not.toContain('CANARY');
  expect(output).not.toMatch(/invitation\?token=/);
});
