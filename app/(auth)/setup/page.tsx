import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { SetupForm } from '@/components/session/setup-form';
import { SignInFrame } from '@/components/session/sign-in-frame';
import { isSetupOpen } from '@/lib/http/setup';

export const metadata: Metadata = { title: 'First administrator', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Without the link of the log there is no such page. */
export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupOpen(token))) notFound();
  return (
    <SignInFrame title="Create the first administrator">
      <SetupForm token={token} />
    </SignInFrame>
  );
}
