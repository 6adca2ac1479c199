'use client';

import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSignIn } from '@/lib/queries/session';

import { safeNext } from './safe-next';

export function LoginForm({ next }: { next: string | null }) {
  const signIn = useSignIn();
  const [leaving, setLeaving] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
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
      <Field label="Name">
        <Input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      {signIn.error && <Notice tone="bad">{signIn.error.message}</Notice>}
      <Button type="submit" variant="primary" pending={signIn.isPending || leaving} className="mt-1">
        Sign in
      </Button>
    </form>
  );
}
