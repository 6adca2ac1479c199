import { PasswordChange } from '@/lib/contract/users';
import { changePassword } from '@/lib/http/account';
import { appRoute } from '@/lib/http/route';

export const PUT = appRoute({ access: 'user', body: PasswordChange }, async ({ body, ...call }) => {
  await changePassword(call, body);
});
