'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';

import { useSession } from '@/components/session/session-provider';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Pairs } from '@/components/ui/facts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { Name } from '@/components/ui/visible-text';
import { useChangeAccount } from '@/lib/queries/account';
import { clustersQuery } from '@/lib/queries/clusters';

/** Who one is to others, and what one may do. */
export function Profile() {
  const { user } = useSession();
  const router = useRouter();
  const change = useChangeAccount();
  const [name, setName] = useState(user.name ?? '');
  const wanted = name.trim() || null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (wanted === user.name || change.isPending) return;
    change.mutate(
      { name: wanted },
      {
        onSuccess: () => {
          toast('Your name is saved.');
          // The menu shows it, and the server drew that.
          router.refresh();
        },
      },
    );
  }
  return (
    <Card title="Who you are">
      <form onSubmit={submit} className="grid grid-cols-1 gap-3.5">
        <Pairs
          items={[
            { label: 'User name', value: <Name text={user.username} /> },
            { label: 'Roles', value: user.isAdmin ? 'administrator of the console' : <OwnRoles /> },
          ]}
        />
        <Field
          label="Name"
          hint="For the people you work with. What you change is noted under your user name."
          optional
        >
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} autoComplete="name" />
        </Field>
        {change.error && <Notice tone="bad">{change.error.message}</Notice>}
        <Button
          type="submit"
          className="justify-self-start"
          pending={change.isPending}
          blocked={wanted === user.name ? 'It is the name that you have.' : null}
        >
          Save name
        </Button>
      </form>
    </Card>
  );
}

function OwnRoles() {
  const { data } = useQuery(clustersQuery());
  if (!data) return '–';
  if (data.items.length === 0) return 'none yet: an administrator of the console gives them';
  return (
    <ul>
      {data.items.map(({ id, name, role }) => (
        <li key={id}>
          {role} on <Name text={name} />
        </li>
      ))}
    </ul>
  );
}
