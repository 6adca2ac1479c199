import 'server-only';

import { AppError } from '@/lib/errors';

export async function nothingHere(): Promise<never> {
  throw new AppError('NOT_FOUND', 'There is no such address.');
}
