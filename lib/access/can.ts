import type { Role } from '@/lib/contract/access';

/** What a person has been given. */
export type Rights = {
  /** Administrator of the console, and so admin of every cluster. */
  readonly isAdmin: boolean;
  /** On every cluster without a role of its own. */
  readonly defaultRole: Role | null;
  readonly roles: readonly { readonly clusterId: string; readonly role: Role }[];
};

/** The person's role on one cluster. Null: the cluster is not theirs to know of. */
export function roleOn({ isAdmin, defaultRole, roles }: Rights, clusterId: string): Role | null {
  if (isAdmin) return 'admin';
  return roles.find((each) => each.clusterId === clusterId)?.role ?? defaultRole;
}
