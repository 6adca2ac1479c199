import 'server-only';

import { decode, encode, type JWT } from 'next-auth/jwt';

import { env } from '@/lib/env';

/** All that the cookie's token carries: the id of a session, which a row in the database then judges. */
export type SessionToken = JWT & { sid?: string };

/** Over plain http no browser would keep a cookie with the __Host- prefix. */
export const cookieName = (name: string): string => `${env().https ? '__Host-' : ''}sluice.${name}`;

/** The session id in a Cookie header; null when there is none or it is not ours. */
export async function sessionIdOf(cookies: string | null): Promise<string | null> {
  const prefix = `${cookieName('session')}=`;
  const pair = cookies?.split(/;\s*/).find((each) => each.startsWith(prefix));
  if (!pair) return null;
  try {
    const token = (await decode({ token: pair.slice(prefix.length), secret: env().secret })) as SessionToken | null;
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}

/** Set-Cookie for a session whose id has changed, as next-auth sets it at the sign-in. */
export async function sessionCookie(sid: string, expiresAt: Date): Promise<string> {
  const maxAge = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
  const token = await encode({ token: { sid } satisfies SessionToken, secret: env().secret, maxAge });
  const attributes = ['Path=/', `Expires=${expiresAt.toUTCString()}`, 'HttpOnly', 'SameSite=Lax'];
  return [`${cookieName('session')}=${token}`, ...attributes, ...(env().https ? ['Secure'] : [])].join('; ');
}
