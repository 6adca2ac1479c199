import { SessionParams } from '@/lib/contract/users';
import { endOwnSession } from '@/lib/http/account';
import { appRoute } from '@/lib/http/route';

export const DELETE = appRoute({ access: 'user', params: SessionParams }, async ({ params, ...call }) => {
  await endOwnSession(call, params.sessionId);
});
