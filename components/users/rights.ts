import type { Role } from '@/lib/contract/access';
import type { NewUser, UserChange, UserRow } from '@/lib/contract/users';

/** What somebody may do, while it is being written. */
export type Rights = {
  name: string;
  isAdmin: boolean;
  defaultRole: Role | null;
  roles: ReadonlyMap<string, Role>;
};

export const noRights: Rights = { name: '', isAdmin: false, defaultRole: null, roles: new Map() };

export const rightsOf = ({ name, isAdmin, defaultRole, roles }: UserRow): Rights => ({
  name: name ?? '',
  isAdmin,
  defaultRole,
  roles: new Map(roles.map(({ clusterId, role }) => [clusterId, role])),
});

/** As the server takes them. */
export const writeRights = ({ name, isAdmin, defaultRole, roles }: Rights): Omit<NewUser, 'username'> => ({
  name: name.trim() || null,
  isAdmin,
  defaultRole,
  roles: [...roles].map(([clusterId, role]) => ({ clusterId, role })),
});

/** Only what differs: somebody else may have changed the rest meanwhile. */
export function changedRights(before: Rights, after: Rights): UserChange {
  const [old, now] = [writeRights(before), writeRights(after)];
  const sorted = (roles: typeof now.roles) =>
    JSON.stringify(roles.map(({ clusterId, role }) => [clusterId, role]).sort());
  return {
    ...(old.name !== now.name && { name: now.name }),
    ...(old.isAdmin !== now.isAdmin && { isAdmin: now.isAdmin }),
    ...(old.defaultRole !== now.defaultRole && { defaultRole: now.defaultRole }),
    ...(sorted(old.roles) !== sorted(now.roles) && { roles: now.roles }),
  };
}

export type UserState = 'active' | 'invited' | 'invitation over' | 'disabled';

/** `now` decides whether an invitation can still be used. */
export function userState({ disabled, hasPassword, invitedUntil }: UserRow, now: number): UserState {
  if (disabled) return 'disabled';
  if (hasPassword) return 'active';
  return invitedUntil !== null && invitedUntil > now ? 'invited' : 'invitation over';
}

const order: readonly Role[] = ['admin', 'operator', 'viewer'];

/** "admin on payments, operator on orders, lab": the strongest first. Empty: no cluster has a role of its own. */
export function ownRolesText({ roles }: Pick<UserRow, 'roles'>, clusterName: (id: string) => string): string {
  return order
    .flatMap((role) => {
      const names = roles.filter((each) => each.role === role).map(({ clusterId }) => clusterName(clusterId));
      return names.length === 0 ? [] : [`${role} on ${names.sort().join(', ')}`];
    })
    .join('; ');
}
