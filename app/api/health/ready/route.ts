import { z } from 'zod';

import { checkReady } from '@/lib/http/ready';
import { appRoute } from '@/lib/http/route';

/** The process can serve: its database answers, and it is not stopping. */
export const GET = appRoute({ access: 'public', response: z.object({ status: z.string() }) }, async () => {
  await checkReady();
  return { status: 'ready' };
});
