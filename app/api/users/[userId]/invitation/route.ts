import { Invitation, UserParams } from '@/lib/contract/users';
import { appRoute } from '@/lib/http/route';
import { renewInvitation } from '@/lib/http/users';

export const POST = appRoute(
  { access: 'user.invite', params: UserParams, response: Invitation, status: 201 },
  async ({ params, ...call }) => renewInvitation(call, params.userId),
);
