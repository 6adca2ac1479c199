import { AccountChange } from '@/lib/contract/users';
import { changeAccount } from '@/lib/http/account';
import { appRoute } from '@/lib/http/route';

export const PATCH = appRoute({ access: 'user', body: AccountChange }, async ({ body, ...call }) => {
  await changeAccount(call, body);
});
