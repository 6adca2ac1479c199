import type { Role } from '@/lib/contract/access';

const rank: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

type Person = { readonly isAdmin: boolean };

/** The person's role on one cluster. Null: the cluster is not theirs to know of. Roles per cluster belong here. */
export function roleOn(person: Person, _clusterId: string): Role | null {
  return person.isAdmin ? 'admin' : null;
}

export const atLeast = (role: Role, needed: Role): boolean => rank[role] >= rank[needed];
