'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Notice } from '@/components/ui/notice';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import { Tag } from '@/components/ui/tag';
import { toast } from '@/components/ui/toast';
import type { OwnSession } from '@/lib/contract/users';
import { unknown } from '@/lib/format';
import { ownSessionsQuery, useEndOwnSession } from '@/lib/queries/account';

import { deviceName } from './device';

const rowKey = ({ id }: OwnSession) => id;

/** Where one is signed in; one can be ended, or all but this. */
export function OwnSessions() {
  const sessions = useQuery(ownSessionsQuery());
  const end = useEndOwnSession();
  const others = sessions.data?.items.filter(({ current }) => !current).length ?? 0;
  const { mutate, isPending, variables } = end;
  const columns = useMemo(
    () =>
      sessionColumns(isPending ? (variables ?? null) : null, (session) =>
        mutate(session.id, { onSuccess: () => toast(`${deviceName(session.userAgent)} is signed out.`) }),
      ),
    [mutate, isPending, variables],
  );
  return (
    <Card
      title="Where you are signed in"
      flush
      className="lg:col-span-2"
      actions={
        <Button
          size="sm"
          pending={isPending && variables === null}
          blocked={others === 0 ? 'There is no other session.' : null}
          onClick={() => mutate(null, { onSuccess: () => toast('Every other session is ended.') })}
        >
          End all others
        </Button>
      }
    >
      {end.error && (
        <Notice tone="bad" className="mx-3 mb-2">
          {end.error.message}
        </Notice>
      )}
      {sessions.isRefetchError && <StaleNotice error={sessions.error} since={sessions.dataUpdatedAt} />}
      {sessions.isLoadingError ? (
        <LoadFailed error={sessions.error} onRetry={sessions.refetch} className="px-3 pt-0" />
      ) : (
        <DataTable
          label="Sessions"
          columns={columns}
          rows={sessions.data?.items ?? null}
          rowKey={rowKey}
          initialSort={{ id: 'seen', desc: true }}
          urlKey={null}
          toolbar={false}
          fill={false}
          surface="panel"
          empty="There is no session."
        />
      )}
    </Card>
  );
}

const sessionColumns = (ending: string | null, onEnd: (session: OwnSession) => void): Column<OwnSession>[] => [
  {
    id: 'device',
    header: 'Device',
    width: 190,
    grow: true,
    cell: ({ userAgent, current }) => (
      <span title={userAgent ?? undefined}>
        {current && (
          <Tag tone="accent" className="mr-2">
            this one
          </Tag>
        )}
        {deviceName(userAgent)}
      </span>
    ),
    sort: ({ userAgent }) => deviceName(userAgent),
  },
  {
    id: 'address',
    header: 'Address',
    title: 'Where it was signed in from',
    width: 150,
    cell: ({ ip }) => <span className="text-ink-2">{ip ?? unknown}</span>,
    sort: ({ ip }) => ip,
  },
  {
    id: 'seen',
    header: 'Last seen',
    width: 100,
    align: 'right',
    cell: ({ lastSeenAt }) => <Age at={lastSeenAt} />,
    sort: ({ lastSeenAt }) => lastSeenAt,
  },
  {
    id: 'created',
    header: 'Signed in',
    width: 100,
    align: 'right',
    cell: ({ createdAt }) => <Age at={createdAt} className="text-ink-2" />,
    sort: ({ createdAt }) => createdAt,
  },
  {
    id: 'ends',
    header: 'Ends',
    title: 'At the latest',
    width: 100,
    align: 'right',
    cell: ({ expiresAt }) => <Age at={expiresAt} className="text-ink-2" />,
    sort: ({ expiresAt }) => expiresAt,
  },
  {
    id: 'end',
    header: 'Action',
    width: 84,
    align: 'right',
    cell: (session) => (
      <Button
        size="sm"
        aria-label={`End the session of ${deviceName(session.userAgent)}`}
        pending={ending === session.id}
        blocked={session.current ? 'You are using it: sign out instead.' : null}
        onClick={() => onEnd(session)}
      >
        End
      </Button>
    ),
  },
];
