'use client';

import { type FormEvent, useId, useState } from 'react';

import { useConsole } from '@/components/session/use-console';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Username } from '@/lib/contract/session';
import { useInviteUser } from '@/lib/queries/users';

import { InvitationLink } from './invitation-link';
import { noRights, writeRights } from './rights';
import { RightsFields } from './rights-fields';

/** Adds somebody, with what they may do; then shows the link for them. What was typed stays, whatever the server says. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { leadsTo } = useConsole();
  const invite = useInviteUser();
  const form = useId();
  const [username, setUsername] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [rights, setRights] = useState(noRights);
  const made = invite.data;

  function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = Username.safeParse(username);
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? null));
    if (parsed.success && !invite.isPending) invite.mutate({ username: parsed.data, ...writeRights(rights) });
  }
  if (made) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={`${made.user.username} is invited`}
        width={620}
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <InvitationLink username={made.user.username} invitation={made.invitation} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite somebody"
      description="You get a link for them; nothing is sent."
      width={620}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={invite.isPending} {...leadsTo('user.invite')}>
            Invite {username.trim() || 'somebody'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid grid-cols-1 gap-4">
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label="User name" hint="To sign in with; it stays." error={problem}>
            <Input
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <Field label="Name" optional>
            <Input
              value={rights.name}
              maxLength={100}
              onChange={(event) => setRights({ ...rights, name: event.target.value })}
              autoComplete="off"
            />
          </Field>
        </div>
        <RightsFields rights={rights} onChange={(change) => setRights({ ...rights, ...change })} />
        {invite.error && <Notice tone="bad">{invite.error.message}</Notice>}
      </form>
    </Dialog>
  );
}
