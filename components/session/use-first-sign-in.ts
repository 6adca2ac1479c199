'use client';

import { useState } from 'react';

import { page } from '@/lib/paths';
import { useSignIn } from '@/lib/queries/session';

/** Signs in with a password that `choose` has just made one's own, and leads on. What failed in `choose` its form shows. */
export function useFirstSignIn() {
  const signIn = useSignIn();
  const [leaving, setLeaving] = useState(false);

  async function enter(username: string, password: string, choose: () => Promise<unknown>) {
    try {
      await choose();
    } catch {
      return;
    }
    setLeaving(true);
    // If signing in fails after all, the login page is the place to see why.
    await signIn.mutateAsync({ username, password }).catch(() => undefined);
    window.location.assign(page.clusters());
  }
  return { leaving, enter };
}
