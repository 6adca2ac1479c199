'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Username } from '@/lib/contract/session';
import { useSetUp } from '@/lib/queries/session';

import { PasswordTwice, passwordHint, same } from './password-fields';
import { useFirstSignIn } from './use-first-sign-in';

const FirstAdminForm = PasswordTwice.extend({ username: Username }).refine(
  ({ password, again }) => password === again,
  same,
);

/** Makes the first administrator and signs them in. */
export function SetupForm({ token }: { token: string }) {
  const setUp = useSetUp();
  const { leaving, enter } = useFirstSignIn();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(FirstAdminForm),
    defaultValues: { username: '', password: '', again: '' },
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(({ username, password }) =>
    enter(username, password, () => setUp.mutateAsync({ token, username, password })),
  );

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
