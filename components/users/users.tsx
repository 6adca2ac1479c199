'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';

import { useConsole } from '@/components/session/use-console';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Button, LinkButton } from '@/components/ui/button';
import { ChipFilter } from '@/components/ui/chip';
import { useNow } from '@/components/ui/clock';
import { DataTable, useUrlChoice } from '@/components/ui/data-table';
import { Blocked, Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import { plural } from '@/lib/format';
import { page } from '@/lib/paths';
import { clustersQuery } from '@/lib/queries/clusters';
import { usersQuery } from '@/lib/queries/users';

import { InviteDialog } from './invite-dialog';
import { type UserTableRow, userColumns, userTableRow } from './user-columns';
import { UserDialog } from './user-dialog';

/** Who may sign in, and what they may do. */
export function Users() {
  const { blocked } = useConsole();
  const reason = blocked('user.list');
  return (
    <>
      <PageHeader title="Users" />
      <PageBody>
        {reason === null ? (
          <UserList />
        ) : (
          <Blocked title="Who may sign in is not shown." reason={reason} data-action="user.list">
            <LinkButton href={page.account()}>My account</LinkButton>
          </Blocked>
        )}
      </PageBody>
    </>
  );
}

const states = ['any', 'active', 'invited', 'invitation over', 'disabled'] as const;
const rowKey = ({ user }: UserTableRow) => user.id;
const filterText = ({ user, ownRoles }: UserTableRow) => `${user.username} ${user.name ?? ''} ${ownRoles}`;

function UserList() {
  const { leadsTo } = useConsole();
  const users = useQuery(usersQuery());
  const rows = useUserRows();
  const [state, setState] = useUrlChoice('state', states);
  const [chosen, setChosen] = useQueryState('user', parseAsString);
  const [inviting, setInviting] = useState(false);
  const shown = useMemo(() => rows?.filter((row) => state === 'any' || row.state === state) ?? null, [rows, state]);
  const open = rows?.find(({ user }) => user.id === chosen);
  if (users.isLoadingError) return <LoadFailed error={users.error} onRetry={users.refetch} />;
  return (
    <>
      {users.isRefetchError && <StaleNotice error={users.error} since={users.dataUpdatedAt} />}
      <DataTable
        label="Users"
        columns={userColumns}
        rows={shown}
        total={rows?.length}
        rowKey={rowKey}
        onOpen={({ user }) => void setChosen(user.id)}
        filterText={filterText}
        filterPlaceholder="Filter by name or role"
        initialSort={{ id: 'user', desc: false }}
        onClearFilters={() => void setState(null)}
        tools={<ChipFilter label="State" value={state} options={states} onChange={setState} />}
        actions={
          <Button variant="primary" onClick={() => setInviting(true)} {...leadsTo('user.invite')}>
            Invite somebody
          </Button>
        }
        empty={<Empty title="Nobody may sign in." />}
        footer={(list) => <Sums rows={list} />}
      />
      {open && (
        <UserDialog key={open.user.id} user={open.user} state={open.state} onClose={() => void setChosen(null)} />
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

/** Null before the first answer. An invitation ends by itself, so the minute counts. */
function useUserRows(): UserTableRow[] | null {
  const { data: users } = useQuery(usersQuery());
  const { data: clusters } = useQuery(clustersQuery());
  const minute = Math.ceil(useNow() / 60_000) * 60_000;
  return useMemo(() => {
    const names = new Map(clusters?.items.map(({ id, name }) => [id, name]));
    return users?.items.map((user) => userTableRow(user, (id) => names.get(id) ?? id, minute)) ?? null;
  }, [users, clusters, minute]);
}

function Sums({ rows }: { rows: readonly UserTableRow[] }) {
  const administrators = rows.filter(({ user, state }) => user.isAdmin && state === 'active').length;
  return (
    <>
      <span>{plural(rows.length, 'user')}</span>
      <span>{plural(administrators, 'administrator')} of the console</span>
    </>
  );
}
