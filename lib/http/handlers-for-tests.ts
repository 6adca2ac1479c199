import { readdirSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'next-auth/jwt';

import { createSession } from '@/lib/db/sessions';
import { env } from '@/lib/env';
import { type Promises, promisesOf, type RouteHandler } from './wrapper';

const root = path.resolve(import.meta.dirname, '../../app');

const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => path.dirname(file));

/** Every route of the app: its folder, and what it exports. */
export const routeModules = await Promise.all(
  folders.map(async (folder) => ({ folder, module: (await import(path.join(root, folder, 'route.ts'))) as object })),
);

export type Handler = { folder: string; method: string; handler: RouteHandler; promises: Promises };

export const handlers = routeModules.flatMap(({ folder, module }) =>
  Object.entries(module).flatMap(([method, handler]): Handler[] => {
    const promises = promisesOf(handler);
    return promises ? [{ folder, method, handler, promises }] : [];
  }),
);

export const titled = (list: readonly Handler[]) =>
  list.map((each) => [`${each.method} ${each.folder}`, each] as const);

/** The Cookie header of a new session. */
export async function signedIn(userId: string): Promise<string> {
  const sid = await createSession({ userId, ip: null, userAgent: null });
  return `sluice.session=${await encode({ token: { sid }, secret: env().secret })}`;
}

export type Call = { cookie?: string; params?: Record<string, string>; search?: string; body?: string };

const sample = { topic: 'orders', groupId: 'a/b %', brokerId: '1', partition: '0', offset: '0' };
const ids = { changeId: 'none', userId: 'none', sessionId: 'none' };

/** Asks a handler as a browser of ours would. `params` beyond those of its folder are left out. */
export async function ask({ folder, method, handler }: Handler, { cookie, params = {}, search = '', body }: Call) {
  const headers = {
    ...{ host: 'localhost', 'x-sluice': '1', 'content-type': 'application/json' },
    ...(cookie !== undefined && { cookie }),
  };
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(`http://localhost/${encodeURI(folder)}${search}`, {
    ...{ method, headers },
    ...(hasBody && { body: body ?? '{}' }),
  });
  const used = Object.entries({ ...sample, ...ids, ...params }).filter(([name]) => folder.includes(`[${name}]`));
  const response = await handler(request, { params: Promise.resolve(Object.fromEntries(used)) });
  const text = await response.text();
  const json = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, json, error: response.ok ? null : json.error };
}
