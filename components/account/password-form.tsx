'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';

import { PasswordTwice, passwordHint, same } from '@/components/session/password-fields';
import { useSession } from '@/components/session/session-provider';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { useChangePassword } from '@/lib/queries/account';

const Form = PasswordTwice.extend({ current: z.string().min(1, 'the one that you have now') }).refine(
  ({ password, again }) => password === again,
  same,
);
const blank = { current: '', password: '', again: '' };

export function PasswordForm() {
  const { user } = useSession();
  const change = useChangePassword();
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(Form),
    defaultValues: blank,
    mode: 'onTouched',
  });
  const { errors } = formState;
  const submit = handleSubmit(({ current, password }) =>
    change.mutate(
      { current, next: password },
      {
        onSuccess: () => {
          reset(blank);
          toast('Your password is changed, and every other session is ended.');
        },
      },
    ),
  );
  return (
    <Card title="Password">
      <form method="post" onSubmit={submit} noValidate className="grid grid-cols-1 gap-3.5">
        {/* For password managers: whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={user.username} readOnly hidden />
        <Field label="Present password" error={errors.current?.message}>
          <Input {...register('current')} type="password" autoComplete="current-password" />
        </Field>
        <Field label="New password" error={errors.password?.message} hint={passwordHint}>
          <Input {...register('password')} type="password" autoComplete="new-password" />
        </Field>
        <Field label="New password again" error={errors.again?.message}>
          <Input {...register('again')} type="password" autoComplete="new-password" />
        </Field>
        {change.error && <Notice tone="bad">{change.error.message}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" pending={change.isPending}>
            Change password
          </Button>
          <span className="text-ink-3 text-sm">Ends your other sessions.</span>
        </div>
      </form>
    </Card>
  );
}
