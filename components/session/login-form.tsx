'use client';

import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { ApiError } from '@/lib/queries/fetch-json';
import { useSignIn } from '@/lib/queries/session';

import { safeNext } from './safe-next';

type LoginFormProps = {
  next: string | null;
  /** True: a session ended while somebody was at it. */
  ended: boolean;
};

/** Name and password; what was typed stays when it is refused. */
export function LoginForm({ next, ended }: LoginFormProps) {
  const signIn = useSignIn();
  const [leaving, setLeaving] = useState(false);
  const retryAt = signIn.error instanceof ApiError ? signIn.error.retryAt : null;
  const seconds = useSecondsUntil(retryAt);
  const wait = seconds > 0 ? `Try again in ${seconds} s.` : null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (wait !== null || signIn.isPending || leaving) return;
    const given = new FormData(event.currentTarget);
    signIn.mutate(
      { username: String(given.get('username')).trim(), password: String(given.get('password')) },
      {
        onSuccess: () => {
          setLeaving(true);
          // A whole new page: nothing of an earlier session stays in this one.
          window.location.assign(safeNext(next));
        },
      },
    );
  }

  return (
    // Sent by the browser itself before the script is there, a password must not end up in the address.
    <form method="post" onSubmit={submit} className="grid gap-3.5" noValidate={false}>
      {ended && !signIn.error && (
        <Notice tone="info">
          Your session has ended. Sign in again{next && safeNext(next) === next ? ' to go on where you were' : ''}.
        </Notice>
      )}
      <Field label="Name">
        <Input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      {signIn.error && <Notice tone="bad">{signIn.error.message}</Notice>}
      <Button type="submit" variant="primary" pending={signIn.isPending || leaving} blocked={wait} className="mt-1">
        {wait === null ? 'Sign in' : `Sign in, in ${seconds} s`}
      </Button>
    </form>
  );
}

/** Counts down; 0 once it is over, or where there is nothing to wait for. */
function useSecondsUntil(at: number | null): number {
  const now = useNow();
  return at === null || now === 0 ? 0 : Math.max(0, Math.ceil((at - now) / 1000));
}
