'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Username } from '@/lib/contract/session';
import { page } from '@/lib/paths';
import { useSetUp, useSignIn } from '@/lib/queries/session';

import { PasswordTwice, passwordHint, same } from './password-fields';

const FirstAdminForm = PasswordTwice.extend({ username: Username }).refine(
  ({ password, again }) => password === again,
  same,
);

/** Makes the first administrator and signs them in. */
export function SetupForm({ token }: { token: string }) {
  const setUp = useSetUp();
  const signIn = useSignIn();
  const [leaving, setLeaving] = useState(false);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(FirstAdminForm),
    defaultValues: { username: '', password: '', again: '' },
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ username, password }) => {
    try {
      await setUp.mutateAsync({ token, username, password });
    } catch {
      return; // Shown from the mutation.
    }
    setLeaving(true);
    // If signing in fails after all, the login page is the place to see why.
    await signIn.mutateAsync({ username, password }).catch(() => undefined);
    window.location.assign(page.clusters());
  });

  return (
    // As on the login page: nothing typed may end up in the address.
    <form method="post" onSubmit={submit} className="grid gap-3.5" noValidate>
      <p className="text-ink-2">This link works once. Whoever opens it becomes the administrator of this console.</p>
      <Field label="Name" error={errors.username?.message}>
        <Input {...register('username')} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Field>
      <Field label="Password" error={errors.password?.message} hint={passwordHint}>
        <Input {...register('password')} type="password" autoComplete="new-password" />
      </Field>
      <Field label="Password again" error={errors.again?.message}>
        <Input {...register('again')} type="password" autoComplete="new-password" />
      </Field>
      {setUp.error && <Notice tone="bad">{setUp.error.message}</Notice>}
      <Button type="submit" variant="primary" pending={isSubmitting || leaving} className="mt-1">
        Create administrator
      </Button>
    </form>
  );
}
