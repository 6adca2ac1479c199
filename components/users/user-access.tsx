'use client';

import { useState } from 'react';

import { useSession } from '@/components/session/session-provider';
import { useConsole } from '@/components/session/use-console';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { UserRow } from '@/lib/contract/users';
import { plural } from '@/lib/format';
import { useChangeUser, useEndSessions, useRenewInvitation } from '@/lib/queries/users';

import { InvitationLink } from './invitation-link';

/** Whether somebody may sign in, now and from now on. Each works at once; what was typed above stays. */
export function UserAccess({ user }: { user: UserRow }) {
  const { user: me } = useSession();
  const { leadsTo } = useConsole();
  const change = useChangeUser(user.id);
  const sessions = useEndSessions(user.id);
  const link = useRenewInvitation(user.id);
  const [asking, setAsking] = useState(false);
  const self = user.id === me.id ? 'This is you: your own account page does that.' : null;
  const name = user.username;
  const failed = change.error ?? sessions.error ?? link.error;

  const setDisabled = (disabled: boolean) =>
    change.mutate(
      { disabled },
      {
        onSuccess: () => {
          setAsking(false);
          toast(disabled ? `${name} is disabled and signed out.` : `${name} may sign in again.`);
        },
      },
    );
  return (
    <section aria-label="Signing in" className="mt-5 grid grid-cols-1 gap-3 border-line border-t pt-3.5">
      {link.data && <InvitationLink username={name} invitation={link.data} />}
      {failed && <Notice tone="bad">{failed.message}</Notice>}
      {asking ? (
        <Notice
          tone="warn"
          actions={
            <>
              <Button size="sm" onClick={() => setAsking(false)}>
                Keep
              </Button>
              <Button
                size="sm"
                variant="danger-primary"
                pending={change.isPending}
                onClick={() => setDisabled(true)}
                {...leadsTo('user.edit', self)}
              >
                Disable {name}
              </Button>
            </>
          }
        >
          {name} is signed out everywhere and cannot sign in until enabled again. Nothing is deleted.
        </Notice>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button
            pending={link.isPending}
            onClick={() => link.mutate()}
            {...leadsTo('user.invite', noLink(user, self))}
          >
            {user.hasPassword ? 'Link to a new password' : 'New invitation link'}
          </Button>
          <Button
            pending={sessions.isPending}
            onClick={() => sessions.mutate(undefined, { onSuccess: () => toast(`${name} is signed out everywhere.`) })}
            {...leadsTo('user.edit', self ?? (user.sessions === 0 ? `${name} is not signed in.` : null))}
          >
            End {user.sessions === 0 ? 'sessions' : plural(user.sessions, 'session')}
          </Button>
          {user.disabled ? (
            <Button pending={change.isPending} onClick={() => setDisabled(false)} {...leadsTo('user.edit')}>
              Enable {name}
            </Button>
          ) : (
            <Button variant="danger" onClick={() => setAsking(true)} {...leadsTo('user.edit', self)}>
              Disable {name}…
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

const noLink = ({ disabled, username }: UserRow, self: string | null): string | null =>
  self ?? (disabled ? `${username} is disabled: a link would open nothing.` : null);
