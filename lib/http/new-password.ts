import 'server-only';

import { hashPassword, weakness } from '@/lib/access/password';
import { AppError } from '@/lib/errors';

/** What is kept of a password that somebody chose; BAD_INPUT when it would be guessed early. `field` is its name in the form. */
export async function newPasswordHash(password: string, username: string, field = 'password'): Promise<string> {
  const weak = weakness(password, username);
  if (weak) throw new AppError('BAD_INPUT', `The password ${weak}.`, { details: { fields: { [field]: weak } } });
  return hashPassword(password);
}
