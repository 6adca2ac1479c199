import Link from 'next/link';

import { SignInFrame } from '@/components/session/sign-in-frame';
import { page } from '@/lib/paths';

export default function NotFound() {
  return (
    <SignInFrame title="There is nothing here">
      <p className="text-ink-2">
        The link may be incomplete, or what it led to is gone.{' '}
        <Link href={page.clusters()} className="text-accent-ink underline underline-offset-3">
          All clusters
        </Link>
      </p>
    </SignInFrame>
  );
}
