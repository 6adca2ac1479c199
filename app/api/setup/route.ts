import { FirstAdmin } from '@/lib/contract/session';
import { appRoute } from '@/lib/http/route';
import { setUp } from '@/lib/http/setup';

export const POST = appRoute({ access: 'public', body: FirstAdmin }, async ({ body, requestId }) => {
  await setUp(body, requestId);
});
