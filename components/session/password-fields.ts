import { z } from 'zod';

import { Password } from '@/lib/contract/session';

/** What the server will ask of a password, said before it is asked. */
export const passwordHint =
  '12 characters or more, any of them. A sentence is better than symbols; common passwords are refused.';

export const same = { path: ['again'], message: 'not the same as above' };

/** A new password, typed twice. */
export const PasswordTwice = z.object({ password: Password, again: z.string() });
