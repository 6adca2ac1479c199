'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useAcceptInvitation } from '@/lib/queries/account';

import { PasswordTwice, passwordHint, same } from './password-fields';
import { useFirstSignIn } from './use-first-sign-in';

const Form = PasswordTwice.refine(({ password, again }) => password === again, same);

/** Chooses the password of somebody who was invited, and signs them in. */
export function InvitationForm({ token, username }: { token: string; username: string }) {
  const accept = useAcceptInvitation();
  const { leaving, enter } = useFirstSignIn();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Form),
    defaultValues: { password: '', again: '' },
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(({ password }) =>
    enter(username, password, () => accept.mutateAsync({ token, password })),
  );

  return (
    // As on the login page: nothing typed may end up in the address.
    <form method="post" onSubmit={submit} className="grid gap-3.5" noValidate>
      <Field label="Name" hint="You sign in with it.">
        <Input value={username} readOnly autoComplete="username" />
      </Field>
      <Field label="Password" error={errors.password?.message} hint={passwordHint}>
        <Input {...register('password')} type="password" autoComplete="new-password" autoFocus />
      </Field>
      <Field label="Password again" error={errors.again?.message}>
        <Input {...register('again')} type="password" autoComplete="new-password" />
      </Field>
      {accept.error && <Notice tone="bad">{accept.error.message}</Notice>}
      <Button type="submit" variant="primary" pending={isSubmitting || leaving} className="mt-1">
        Set password and sign in
      </Button>
    </form>
  );
}
