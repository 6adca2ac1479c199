import 'server-only';

import { hasFirstAdmin } from '@/lib/db/users';
import { AppError } from '@/lib/errors';
import { shutdownSignal } from '@/lib/http/shutdown';

export async function checkReady(): Promise<void> {
  if (shutdownSignal().aborted) throw new AppError('UNAVAILABLE', 'Sluice is stopping.');
  try {
    await hasFirstAdmin();
  } catch (cause) {
    throw new AppError('UNAVAILABLE', 'The database does not answer.', { cause });
  }
}
