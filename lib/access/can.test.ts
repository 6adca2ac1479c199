import { expect, test } from 'vitest';

import { Action, type Guarded, type Role, refusal } from '@/lib/contract/access';
import { type Rights, roleOn } from './can';

const roles = ['viewer', 'operator', 'admin'] as const;
const anyOf = <T>(...values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;
const maybe = (): boolean => Math.random() < 0.5;

function person(): Rights {
  const clusterIds = ['a', 'b', 'c'].filter(maybe);
  return {
    isAdmin: Math.random() < 0.2,
    defaultRole: anyOf(null, ...roles),
    roles: clusterIds.map((clusterId) => ({ clusterId, role: anyOf(...roles) })),
  };
}

const cluster = (): Guarded => ({
  name: 'orders',
  environment: anyOf('development', 'staging', 'production'),
  readOnly: maybe(),
});

/** The table once more, as a person would say it. */
function mayReference({ isAdmin, defaultRole, roles: own }: Rights, id: string, action: Action, on: Guarded): boolean {
  const role: Role | null = isAdmin ? 'admin' : (new Map(own.map((r) => [r.clusterId, r.role])).get(id) ?? defaultRole);
  if (role === null) return false;
  const production = on.environment === 'production';
  switch (action) {
    case 'cluster.view':
      return true;
    case 'message.read':
      return role !== 'viewer' || !production;
    case 'message.export':
      return role !== 'viewer';
    case 'topic.edit-configs':
    case 'group.reset-offsets':
      return role !== 'viewer' && !on.readOnly;
  }
}

const may = (rights: Rights, id: string, action: Action, on: Guarded): boolean => {
  const role = roleOn(rights, id);
  return role !== null && refusal(role, action, on) === null;
};

test('what somebody may do is what the table says, for any person, cluster and action', () => {
  for (let i = 0; i < 5000; i++) {
    const [who, id, on] = [person(), anyOf('a', 'b', 'c'), cluster()];
    for (const action of Action.options) {
      const told = JSON.stringify({ who, id, on, action });
      expect(may(who, id, action, on), told).toBe(mayReference(who, id, action, on));
    }
  }
});

test('more role never takes anything away, and a production or read-only cluster never gives anything', () => {
  for (let i = 0; i < 2000; i++) {
    const on = cluster();
    for (const action of Action.options) {
      const allowed = roles.map((role) => refusal(role, action, on) === null);
      expect(allowed).toEqual([...allowed].sort());
      for (const role of roles) {
        if (refusal(role, action, on) !== null) continue;
        const easier = { ...on, environment: 'development' as const, readOnly: false };
        expect(refusal(role, action, easier)).toBeNull();
      }
    }
  }
});

test('a refusal is a sentence that names the cluster, what was asked, and what would be needed', () => {
  for (const action of Action.options) {
    for (const role of roles) {
      const refused = refusal(role, action, { name: 'orders', environment: 'production', readOnly: true });
      if (refused)
        expect(refused.message).toMatch(/orders.*(needs the role \w+; yours is \w+|read-only in Sluice).*\.$/);
    }
  }
});
