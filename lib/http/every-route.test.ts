import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import { accessOf } from './wrapper';

const root = path.resolve(import.meta.dirname, '../..');
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Next's own settings of a route, which are not handlers. */
const settings = new Set(['dynamic', 'maxDuration']);
const open = new Set(['api/auth/[...nextauth]', 'api/health', 'api/health/ready', 'api/setup']);

const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)route\.tsx?$/.test(file),
);

test.each(files)('%s exports nothing but wrapped handlers', async (file) => {
  const module: Record<string, unknown> = await import(path.join(root, 'app', file));
  for (const [name, value] of Object.entries(module)) {
    if (settings.has(name)) continue;
    expect(methods, name).toContain(name);
    expect(accessOf(value), `${name} says who may call it`).toMatch(/^(public|user|viewer|operator|admin)$/);
    if (accessOf(value) === 'public') expect(open, `${name} is open to anybody`).toContain(path.dirname(file));
    const writes = name !== 'GET' && name !== 'HEAD';
    if (writes && !open.has(path.dirname(file)))
      expect(accessOf(value), `${name} changes something`).not.toBe('viewer');
  }
});

test('there are routes to look at', () => expect(files.length).toBeGreaterThan(5));
