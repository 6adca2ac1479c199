'use client';

import { useId } from 'react';

import { Time } from '@/components/ui/age';
import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';
import type { Invitation } from '@/lib/contract/users';

/** The link at which somebody chooses a password. It is on the screen once, and nowhere else. */
export function InvitationLink({ username, invitation }: { username: string; invitation: Invitation }) {
  const id = useId();
  const url = new URL(invitation.url, window.location.origin).href;
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="[overflow-wrap:anywhere]">
        Give this link to <b className="font-semibold">{username}</b>: whoever opens it chooses the password. It works
        once, until <Time at={invitation.expiresAt} />, and is not shown again.
      </label>
      <div className="flex gap-2">
        <Input id={id} readOnly value={url} className="mono" onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={url} label="Copy link" showLabel size="md" />
      </div>
    </div>
  );
}
