import type { Metadata } from 'next';

import { LoginForm } from '@/components/session/login-form';
import { SignInFrame } from '@/components/session/sign-in-frame';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { next, ended } = await searchParams;
  return (
    <SignInFrame title="Sign in">
      <LoginForm next={typeof next === 'string' ? next : null} ended={ended === 'true'} />
    </SignInFrame>
  );
}
