import { OwnSessionList } from '@/lib/contract/users';
import { endOtherSessions, listOwnSessions } from '@/lib/http/account';
import { appRoute } from '@/lib/http/route';

export const GET = appRoute({ access: 'user', response: OwnSessionList }, async ({ visitor }) => ({
  items: await listOwnSessions(visitor),
}));

/** Every other one than this. */
export const DELETE = appRoute({ access: 'user' }, async (call) => {
  await endOtherSessions(call);
});
