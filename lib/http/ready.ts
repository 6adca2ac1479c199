import 'server-only';

import { hasFirstAdmin } from '@/lib/db/users';
import { AppError } from '@/lib/errors';
import { isStopping } from '@/lib/http/shutdown';

/** The process can serve: it is not stopping, and its database answers. A database that only reads is enough. */
export async function checkReady(): Promise<void> {
  if (isStopping()) throw new AppError('UNAVAILABLE', 'Sluice is stopping.');
  await hasFirstAdmin();
}
