import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

import { NoAdminYet } from '@/components/session/no-admin-yet';
import { hasFirstAdmin } from '@/lib/db/users';
import { currentVisitor } from '@/lib/http/session';
import { page } from '@/lib/paths';

export default async function LoginLayout({ children }: { children: ReactNode }) {
  if (await currentVisitor()) redirect(page.clusters());
  return (await hasFirstAdmin()) ? children : <NoAdminYet />;
}
