import { z } from 'zod';

import { appRoute } from '@/lib/http/route';

/** The process answers. */
export const GET = appRoute({ access: 'public', response: z.object({ status: z.string() }) }, async () => ({
  status: 'ok',
}));
