import { Age } from '@/components/ui/age';
import type { Column } from '@/components/ui/data-table';
import { Tag } from '@/components/ui/tag';
import { VisibleText } from '@/components/ui/visible-text';
import type { UserRow } from '@/lib/contract/users';
import { formatInt64, unknown } from '@/lib/format';

import { ownRolesText, type UserState, userState } from './rights';

export type UserTableRow = { user: UserRow; state: UserState; ownRoles: string };

export const userTableRow = (user: UserRow, clusterName: (id: string) => string, now: number): UserTableRow => ({
  user,
  state: userState(user, now),
  ownRoles: ownRolesText(user, clusterName),
});

const tones = { active: 'plain', invited: 'info', 'invitation over': 'warn', disabled: 'dim' } as const;

export function UserStateTag({ user, state }: Pick<UserTableRow, 'user' | 'state'>) {
  if (state === 'active') return <span className="text-ink-2">active</span>;
  return (
    <>
      <Tag tone={tones[state]}>{state}</Tag>
      {state === 'invited' && <Age at={user.invitedUntil} className="ml-1.5 text-ink-3" />}
    </>
  );
}

const quiet = (text: string) => <span className="text-ink-3">{text}</span>;

export const userColumns: Column<UserTableRow>[] = [
  {
    id: 'user',
    header: 'User',
    width: 210,
    cell: ({ user }) => (
      <>
        <span className="font-medium">
          <VisibleText text={user.username} />
        </span>
        {user.name !== null && user.name !== user.username && (
          <span className="ml-2 text-ink-2">
            <VisibleText text={user.name} />
          </span>
        )}
      </>
    ),
    sort: ({ user }) => user.username,
  },
  {
    id: 'admin',
    header: 'Console',
    title: 'Administrators of the console add clusters and users, and are admin on every cluster',
    width: 118,
    cell: ({ user }) => (user.isAdmin ? <Tag tone="accent">administrator</Tag> : quiet(unknown)),
    sort: ({ user }) => user.isAdmin,
    sortFirst: 'desc',
  },
  {
    id: 'default',
    header: 'Every cluster',
    title: 'The role on clusters without a role of their own',
    width: 96,
    cell: ({ user }) => (user.isAdmin ? 'admin' : (user.defaultRole ?? quiet('none'))),
    sort: ({ user }) => (user.isAdmin ? 'admin' : user.defaultRole),
  },
  {
    id: 'roles',
    header: 'Roles of their own',
    title: 'Clusters on which the role is another one',
    width: 220,
    grow: true,
    cell: ({ user, ownRoles }) =>
      user.isAdmin || ownRoles === '' ? quiet(unknown) : <span title={ownRoles}>{ownRoles}</span>,
    sort: ({ user, ownRoles }) => (user.isAdmin ? null : ownRoles || null),
  },
  {
    id: 'state',
    header: 'State',
    width: 150,
    cell: UserStateTag,
    sort: ({ state }) => state,
  },
  {
    id: 'sessions',
    header: 'Sessions',
    title: 'Open now',
    width: 76,
    align: 'right',
    cell: ({ user }) => (user.sessions === 0 ? quiet('0') : formatInt64(user.sessions)),
    sort: ({ user }) => user.sessions,
  },
  {
    id: 'seen',
    header: 'Last seen',
    width: 96,
    align: 'right',
    cell: ({ user }) => (user.lastSeenAt === null ? quiet('never') : <Age at={user.lastSeenAt} />),
    sort: ({ user }) => user.lastSeenAt,
  },
  {
    id: 'created',
    header: 'Added',
    width: 96,
    align: 'right',
    hidden: true,
    cell: ({ user }) => <Age at={user.createdAt} className="text-ink-2" />,
    sort: ({ user }) => user.createdAt,
  },
];
