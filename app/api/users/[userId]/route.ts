import { UserChange, UserParams, UserRow } from '@/lib/contract/users';
import { appRoute } from '@/lib/http/route';
import { updateUser } from '@/lib/http/users';

/** Nobody is ever removed, for the audit trail names them: they are disabled. */
export const PATCH = appRoute(
  { access: 'user.edit', params: UserParams, body: UserChange, response: UserRow },
  async ({ params, body, ...call }) => updateUser(call, params.userId, body),
);
