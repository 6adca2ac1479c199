import { InvitedUser, NewUser, UserList } from '@/lib/contract/users';
import { appRoute } from '@/lib/http/route';
import { inviteUser, listUsers } from '@/lib/http/users';

export const GET = appRoute({ access: 'user.list', response: UserList }, async () => ({ items: await listUsers() }));

/** The link of the answer is shown once; only its digest is kept. */
export const POST = appRoute(
  { access: 'user.invite', body: NewUser, response: InvitedUser, status: 201 },
  async ({ body, ...call }) => inviteUser(call, body),
);
