import { UserParams } from '@/lib/contract/users';
import { appRoute } from '@/lib/http/route';
import { endUserSessions } from '@/lib/http/users';

export const DELETE = appRoute({ access: 'user.edit', params: UserParams }, async ({ params, ...call }) => {
  await endUserSessions(call, params.userId);
});
