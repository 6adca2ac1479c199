import { AcceptInvitation } from '@/lib/contract/users';
import { acceptInvitation } from '@/lib/http/invitation';
import { appRoute } from '@/lib/http/route';

export const POST = appRoute({ access: 'public', body: AcceptInvitation }, async ({ body, ...call }) => {
  await acceptInvitation(body, call);
});
