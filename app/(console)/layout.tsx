import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

import { NotNow } from '@/components/session/not-now';
import { Shell } from '@/components/shell/shell';
import { asTheme, themeCookie } from '@/components/shell/theme';
import { AppError } from '@/lib/errors';
import { listClusters } from '@/lib/http/saved-clusters';
import { currentVisitor } from '@/lib/http/session';
import { page } from '@/lib/paths';
import { version } from '@/package.json';

/** Who is not signed in sees no page of the console; every route checks again for itself. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const visitor = await currentVisitor().catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (visitor instanceof AppError) return <NotNow message={visitor.message} />;
  if (!visitor) redirect(page.login((await headers()).get('x-path') ?? undefined));
  const { id, username, name, isAdmin } = visitor.actor;
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  return (
    <Shell
      session={{ user: { id, username, name, isAdmin }, expiresAt: visitor.expiresAt.getTime(), version }}
      clusters={await listClusters(visitor)}
      theme={theme}
    >
      {children}
    </Shell>
  );
}
