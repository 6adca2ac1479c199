import { z } from 'zod';

import { Millis } from './common';

/** Who is asking, as the browser may know it. */
export const SessionInfo = z.object({
  user: z.object({ id: z.string(), username: z.string(), name: z.string().nullable(), isAdmin: z.boolean() }),
  expiresAt: Millis,
  version: z.string(),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** At least 12 characters, any characters; checked against the common ones on the server. */
export const Password = z.string().min(12, 'at least 12 characters').max(128, 'at most 128 characters');

export const Username = z
  .string()
  .trim()
  .min(1, 'a name is needed')
  .max(100)
  .regex(/^[^\s\p{Cc}<>"'\\]+$/u, 'no spaces, quotes, angle brackets or control characters');

export const FirstAdmin = z
  .object({ token: z.string().min(1).max(128), username: Username, password: Password })
  .strict();
export type FirstAdmin = z.infer<typeof FirstAdmin>;
