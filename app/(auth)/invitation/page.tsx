import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { InvitationForm } from '@/components/session/invitation-form';
import { SignInFrame } from '@/components/session/sign-in-frame';
import { invitedUsername } from '@/lib/http/invitation';

export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Without a link that holds there is no such page. */
export default async function InvitationPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const username = typeof token === 'string' ? await invitedUsername(token) : null;
  if (typeof token !== 'string' || username === null) notFound();
  return (
    <SignInFrame title="Choose a password">
      <InvitationForm token={token} username={username} />
    </SignInFrame>
  );
}
