import { z } from 'zod';

/** What a person may be on one cluster; each holds the ones before it. */
export const Role = z.enum(['viewer', 'operator', 'admin']);
export type Role = z.infer<typeof Role>;

/** What can be done on a cluster. Every route names one, and so does every button that leads to it. */
export const Action = z.enum([
  'cluster.view',
  'message.read',
  'message.export',
  'topic.edit-configs',
  'group.reset-offsets',
]);
export type Action = z.infer<typeof Action>;

type Rule = { role: Role; onProduction?: Role; writes?: true; what: string };

/** The least role that an action needs, where production asks for more, and which actions change the cluster. */
const rules: Record<Action, Rule> = {
  'cluster.view': { role: 'viewer', what: 'Looking at a cluster' },
  'message.read': { role: 'viewer', onProduction: 'operator', what: 'Reading messages' },
  'message.export': { role: 'operator', what: 'Downloading messages' },
  'topic.edit-configs': { role: 'operator', writes: true, what: 'Changing configs of a topic' },
  'group.reset-offsets': { role: 'operator', writes: true, what: 'Resetting offsets of a group' },
};

const rank: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

/** As much of a cluster as decides what may be done on it. */
export type Guarded = { name: string; environment: 'development' | 'staging' | 'production'; readOnly: boolean };

export type Refusal = { code: 'FORBIDDEN' | 'READ_ONLY'; message: string };

/**
 * Why somebody of this role may not do this on this cluster; null: they may. The one answer of server and buttons alike.
 */
export function refusal(role: Role, action: Action, cluster: Guarded): Refusal | null {
  const { role: usual, onProduction, writes, what } = rules[action];
  const production = cluster.environment === 'production';
  const needed = production && onProduction ? onProduction : usual;
  if (rank[role] < rank[needed]) {
    const where = production && onProduction ? `${cluster.name}, which is production,` : cluster.name;
    return { code: 'FORBIDDEN', message: `${what} on ${where} needs the role ${needed}; yours is ${role}.` };
  }
  if (writes && cluster.readOnly) {
    return { code: 'READ_ONLY', message: `${cluster.name} is read-only in Sluice. Its settings can change that.` };
  }
  return null;
}

/** What only administrators of the console do. */
export const ConsoleAction = z.enum([
  'cluster.add',
  'cluster.edit',
  'cluster.remove',
  'connection.test',
  'user.list',
  'user.invite',
  'user.edit',
]);
export type ConsoleAction = z.infer<typeof ConsoleAction>;

const consoleWhat: Record<ConsoleAction, string> = {
  'cluster.add': 'Adding a cluster',
  'cluster.edit': 'Changing the settings of a cluster',
  'cluster.remove': 'Removing a cluster',
  'connection.test': 'Testing a connection',
  'user.list': 'Seeing who may sign in',
  'user.invite': 'Inviting somebody',
  'user.edit': 'Changing what somebody may do',
};

/** Why somebody may not do this with the console itself; null: they may. */
export function consoleRefusal({ isAdmin }: { isAdmin: boolean }, action: ConsoleAction): Refusal | null {
  if (isAdmin) return null;
  return { code: 'FORBIDDEN', message: `${consoleWhat[action]} needs an administrator of the console.` };
}
