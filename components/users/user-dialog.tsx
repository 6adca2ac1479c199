'use client';

import { type FormEvent, useId, useState } from 'react';

import { useConsole } from '@/components/session/use-console';
import { Time } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Pairs } from '@/components/ui/facts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { UserRow } from '@/lib/contract/users';
import { useChangeUser } from '@/lib/queries/users';

import { changedRights, rightsOf, type UserState } from './rights';
import { RightsFields } from './rights-fields';
import { UserAccess } from './user-access';
import { UserStateTag } from './user-columns';

type UserDialogProps = { user: UserRow; state: UserState; onClose: () => void };

/** One person: what they may do, and whether they may at all. */
export function UserDialog({ user, state, onClose }: UserDialogProps) {
  const { leadsTo } = useConsole();
  const change = useChangeUser(user.id);
  const form = useId();
  // What was there when the writing began: a refresh meanwhile takes nothing back.
  const [before, setBefore] = useState(() => rightsOf(user));
  const [rights, setRights] = useState(before);
  const changed = changedRights(before, rights);
  const nothing = Object.keys(changed).length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (nothing || change.isPending) return;
    change.mutate(changed, {
      onSuccess: (saved) => {
        setBefore(rightsOf(saved));
        setRights(rightsOf(saved));
        toast(`${user.username} is saved.`);
      },
    });
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={user.username}
      width={620}
      footer={
        <>
          <Button onClick={onClose}>{nothing ? 'Close' : 'Cancel'}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            pending={change.isPending}
            {...leadsTo('user.edit', nothing ? 'Nothing is changed yet.' : null)}
          >
            Save {user.username}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid grid-cols-1 gap-4">
        <Pairs
          items={[
            { label: 'State', value: <UserStateTag user={user} state={state} /> },
            { label: 'Added', value: <Time at={user.createdAt} /> },
            { label: 'Last seen', value: user.lastSeenAt === null ? 'never' : <Time at={user.lastSeenAt} /> },
          ]}
        />
        <Field label="Name" optional>
          <Input
            value={rights.name}
            maxLength={100}
            onChange={(event) => setRights({ ...rights, name: event.target.value })}
            autoComplete="off"
          />
        </Field>
        <RightsFields rights={rights} onChange={(next) => setRights({ ...rights, ...next })} />
        {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      </form>
      <UserAccess user={user} />
    </Dialog>
  );
}
