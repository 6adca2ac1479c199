import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roleOn } from '@/lib/access/can';
import { type Action, ConsoleAction, consoleRefusal, type Guarded, type Role, refusal } from '@/lib/contract/access';
import { actionOfChange } from '@/lib/contract/changes';
import type { ClusterInput } from '@/lib/contract/clusters';
import { insertChange } from '@/lib/db/changes';
import { db } from '@/lib/db/client';
import { createCluster } from '@/lib/db/clusters';
import { tempDatabase } from '@/lib/db/temp-database';
import { closeAll } from '@/lib/kafka/cluster/pool';
import { ask, type Handler, handlers, signedIn, titled } from './handlers-for-tests';

tempDatabase();
afterAll(closeAll);

const ofCluster = handlers.filter(
  ({ folder, promises }) => folder.includes('[clusterId]') && !ConsoleAction.safeParse(promises.access).success,
);
const ofConsole = handlers.filter(({ promises }) => ConsoleAction.safeParse(promises.access).success);
const ofAnybody = handlers.filter(
  ({ folder, promises }) => promises.access === 'user' && !folder.includes('clusters/'),
);

type Person = { isAdmin?: boolean; defaultRole?: Role; on?: Role; elsewhere?: Role; disabled?: boolean };

const people: Record<string, Person> = {
  nobody: {},
  viewer: { on: 'viewer' },
  operator: { on: 'operator' },
  'admin of the cluster': { on: 'admin' },
  'admin of another cluster': { elsewhere: 'admin' },
  'viewer by default': { defaultRole: 'viewer' },
  'operator by default': { defaultRole: 'operator' },
  'admin by default, viewer here': { defaultRole: 'admin', on: 'viewer' },
  'administrator of the console': { isAdmin: true },
  'disabled administrator': { isAdmin: true, disabled: true },
};

const kinds: Record<string, Omit<Guarded, 'name'>> = {
  plain: { environment: 'staging', readOnly: false },
  production: { environment: 'production', readOnly: false },
  'read-only': { environment: 'development', readOnly: true },
  'read-only production': { environment: 'production', readOnly: true },
};

const clusterIds: Record<string, string> = {};
const cookies: Record<string, string> = {};
/** By cluster and kind of change. */
const changeIds = new Map<string, string>();

const bodies: Record<keyof typeof actionOfChange, object> = {
  'reset-offsets': { groupId: 'g', topics: [{ topic: 'orders', partitions: null }], target: { to: 'latest' } },
  'topic-configs': { topic: 'orders', configs: [{ name: 'retention.ms', value: '1' }] },
};
const changes = Object.entries(actionOfChange) as [keyof typeof actionOfChange, Action][];

beforeAll(async () => {
  const sasl = { mechanism: 'PLAIN' as const, username: 'u', password: 'p' };
  const tls = { enabled: false, ca: null, certificate: null };
  const shape = { colour: 'grey', bootstrapServers: 'kafka.invalid:9092', security: { tls, sasl } } as const;
  const actor = { id: 'u', username: 'ada' };
  const add = async (name: string, kind: Omit<Guarded, 'name'>) =>
    (await createCluster({ ...shape, name, ...kind } as ClusterInput, { createdById: null })).id;
  for (const [name, kind] of Object.entries(kinds)) {
    const clusterId = await add(name, kind);
    clusterIds[name] = clusterId;
    for (const [kind] of changes) {
      const resource = { title: 'x', resourceType: 'topic', resourceName: 'orders', fingerprint: '' };
      const stored = await insertChange({ clusterId, kind, ...resource, plan: {}, actor });
      changeIds.set(`${name} ${kind}`, stored.id);
    }
  }
  const another = await add('another', { environment: 'staging', readOnly: false });
  // Their secrets cannot be opened: whoever is let in gets no further than that, and no broker is asked.
  await (await db()).clusterSecret.updateMany({ data: { keyId: 'another' } });

  for (const [name, { on, elsewhere, disabled, isAdmin = false, defaultRole = null }] of Object.entries(people)) {
    const roles = [
      ...Object.values(clusterIds).flatMap((clusterId) => (on ? [{ clusterId, role: on }] : [])),
      ...(elsewhere ? [{ clusterId: another, role: elsewhere }] : []),
    ];
    const username = name.replaceAll(' ', '-');
    const data = { username, isAdmin, defaultRole, roles: { create: roles } };
    const { id } = await (await db()).user.create({ data });
    cookies[name] = await signedIn(id);
    if (disabled) await (await db()).user.update({ where: { id }, data: { disabledAt: new Date() } });
  }
});

/** What the table says that the server must answer; null: it lets them in. */
function expected(
  person: Person,
  name: string,
  action: Action,
): { status: number; code: string; message?: string } | null {
  if (person.disabled) return { status: 401, code: 'UNAUTHENTICATED' };
  const { isAdmin = false, defaultRole = null, on } = person;
  const role = roleOn({ isAdmin, defaultRole, roles: on ? [{ clusterId: 'here', role: on }] : [] }, 'here');
  if (!role) return { status: 404, code: 'NOT_FOUND', message: 'There is no such cluster.' };
  const refused = refusal(role, action, { name, ...kinds[name]! });
  return refused && { status: 403, ...refused };
}

/** A handler once for each action that it may turn out to be. */
function* ways({ folder, method, promises }: Handler, name: string) {
  const only = promises.access === 'user' ? 'cluster.view' : promises.access;
  if (!only.includes(' | ')) yield { action: only as Action, params: {}, body: undefined };
  else {
    for (const [kind, action] of changes) {
      const stored = folder.includes('[changeId]');
      yield {
        action,
        params: stored ? { changeId: changeIds.get(`${name} ${kind}`)! } : {},
        body: stored ? undefined : JSON.stringify({ kind, ...bodies[kind] }),
      };
    }
  }
  expect(method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
}

describe('on a cluster', () => {
  test.each(titled(ofCluster))('%s answers everybody as the table says', async (_, handler) => {
    for (const name of Object.keys(kinds)) {
      for (const { action, params, body } of ways(handler, name)) {
        const call = { params: { clusterId: clusterIds[name]!, ...params }, ...(body !== undefined && { body }) };
        expect((await ask(handler, call)).status, 'without a session').toBe(401);
        for (const [who, person] of Object.entries(people)) {
          const { status, error } = await ask(handler, { ...call, cookie: cookies[who]! });
          const must = expected(person, name, action);
          const told = `${who} on ${name}: ${action}`;
          if (must) expect({ status, ...error }, told).toMatchObject(must);
          else if (handler.promises.access === 'user') expect(status, told).toBe(200);
          else if (error?.code !== 'BAD_INPUT') expect(error, told).toMatchObject({ code: 'UNAVAILABLE' });
        }
      }
    }
  });

  test('messages leave only where the action says so', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const imports = (file: string, what: RegExp) => what.test(readFileSync(path.join(root, file), 'utf8'));
    const reading = ofCluster.filter(({ folder }) => imports(`app/${folder}/route.ts`, /lib\/kafka\/messages'/));
    expect(reading.length).toBeGreaterThanOrEqual(3);
    for (const { promises } of reading) expect(promises.access).toMatch(/^message\.(read|export)$/);
    // And nothing else of the services looks into a topic.
    const services = readdirSync(path.join(root, 'lib/kafka')).filter((file) => /^[\w-]+\.ts$/.test(file));
    const looking = services.filter((file) => imports(`lib/kafka/${file}`, /kafka\/(scan\/(?!cursor)|messages')/));
    expect(looking.filter((file) => !/^messages?[.-]/.test(file))).toEqual([]);
  });
});

describe('on the console itself', () => {
  test.each(titled(ofConsole))('%s is for its administrators', async (_, handler) => {
    const action = ConsoleAction.parse(handler.promises.access);
    expect((await ask(handler, { params: { clusterId: 'none' } })).status).toBe(401);
    for (const [who, { isAdmin = false, disabled }] of Object.entries(people)) {
      const { status, error } = await ask(handler, { params: { clusterId: 'none' }, cookie: cookies[who]! });
      if (disabled) expect(status, who).toBe(401);
      else if (isAdmin) expect([200, 400, 404], who).toContain(status);
      else expect({ status, ...error }, who).toMatchObject({ status: 403, ...consoleRefusal({ isAdmin }, action) });
    }
  });

  test.each(titled(ofAnybody))('%s is for whoever is signed in', async (_, handler) => {
    expect((await ask(handler, {})).status).toBe(401);
    for (const [who, { disabled }] of Object.entries(people)) {
      if (handler.folder.endsWith('account/sessions') && handler.method === 'DELETE') continue;
      const { status } = await ask(handler, { cookie: cookies[who]! });
      if (disabled) expect(status, who).toBe(401);
      else expect([200, 204, 400, 404], who).toContain(status);
    }
  });
});

test('the list of clusters holds those that one may see, with one’s role on each', async () => {
  const list = handlers.find(({ folder, method }) => folder === 'api/clusters' && method === 'GET')!;
  const seen = async (who: string) => {
    const { json } = await ask(list, { cookie: cookies[who]! });
    return (json.items as { name: string; role: Role }[]).map(({ name, role }) => `${name}: ${role}`).sort();
  };
  const here = Object.keys(kinds);
  expect(await seen('nobody')).toEqual([]);
  expect(await seen('viewer')).toEqual(here.map((name) => `${name}: viewer`).sort());
  expect(await seen('admin of another cluster')).toEqual(['another: admin']);
  expect(await seen('operator by default')).toEqual(['another', ...here].map((name) => `${name}: operator`).sort());
  expect(await seen('admin by default, viewer here')).toEqual(
    ['another: admin', ...here.map((name) => `${name}: viewer`)].sort(),
  );
  expect(await seen('administrator of the console')).toEqual(
    ['another', ...here].map((name) => `${name}: admin`).sort(),
  );
});
