import 'server-only';

import type { NextAuthOptions, User } from 'next-auth';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';

import { ABSOLUTE_MS } from '@/lib/db/sessions';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type Caller, callerOf } from '@/lib/http/caller';
import { signIn, signOut } from '@/lib/http/login';
import { refuseForeign } from '@/lib/http/same-origin';
import { cookieName, type SessionToken, sessionIdOf } from '@/lib/http/token';
import { type RouteHandler, wrap } from '@/lib/http/wrapper';
import { log } from '@/lib/log';

const Given = z.object({
  // Nobody has a name with a control character, and PostgreSQL cannot look for one with a NUL.
  username: z
    .string()
    .max(100)
    .regex(/^\P{Cc}+$/u),
  password: z.string().min(1).max(128),
});
const MAX_FORM = 16 * 1024;

/** What of next-auth is open: the rest of its pages and actions has no use here, and so no door. */
const actions = new Set(['GET csrf', 'POST callback/credentials', 'POST signout']);

type SignedIn = User & { sid: string };

const cookie = (name: string) => ({
  name: cookieName(name),
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: env().https },
});

type Around = Caller & {
  /** The Cookie header. */
  cookies: string | null;
  /** next-auth would swallow what is thrown in here: the route throws it afterwards. */
  thrown: unknown;
};

function options(around: Around): NextAuthOptions {
  const keep = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      around.thrown = error;
      return null;
    });
  return {
    secret: env().secret,
    session: { strategy: 'jwt', maxAge: ABSOLUTE_MS / 1000 },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    useSecureCookies: env().https,
    cookies: { sessionToken: cookie('session'), callbackUrl: cookie('callback'), csrfToken: cookie('csrf') },
    providers: [
      Credentials({
        credentials: { username: {}, password: {} },
        authorize: (raw) => keep(authorize(raw, around)),
      }),
    ],
    callbacks: {
      // The token holds the session's id and nothing that could grow old in it: name, role, rights.
      jwt: ({ token, user }) => ({ sid: user ? (user as SignedIn).sid : (token as SessionToken).sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const { sid } = (token ?? {}) as SessionToken;
        if (sid) await keep(signOut(sid, around));
      },
    },
    logger: {
      // Mostly what a visitor sent: a callback URL that is none, a token of another secret.
      error: (code, metadata) =>
        log.warn({ code, message: metadata instanceof Error ? metadata.message : undefined }, 'auth'),
      warn: (code) => log.warn({ code }, 'auth'),
      debug: () => {},
    },
  };
}

async function authorize(raw: unknown, around: Around): Promise<SignedIn | null> {
  const given = Given.safeParse(raw);
  if (!given.success) return null;
  const { username, password } = given.data;
  const opened = await signIn(username, password, around);
  if (!opened) return null;
  // Whoever signs in again leaves no session behind that nobody holds.
  const before = await sessionIdOf(around.cookies);
  if (before !== null) await signOut(before, around);
  return { id: opened.userId, sid: opened.sid };
}

/** next-auth's handler, behind the same wrapper as every other route. */
export const authRoute: RouteHandler = wrap({ access: 'public' }, async (request, route) => {
  const { nextauth } = await route.params;
  const action = `${request.method} ${[nextauth].flat().join('/')}`;
  if (!actions.has(action)) throw new AppError('NOT_FOUND', 'There is nothing here.');
  refuseForeign(request);
  if (request.method === 'POST' && !(Number(request.headers.get('content-length') ?? Number.NaN) <= MAX_FORM)) {
    throw new AppError('TOO_LARGE', 'The form is larger than 16 KiB, or does not tell its length.');
  }
  const { publicUrl } = env();
  if (publicUrl !== null) process.env.NEXTAUTH_URL = publicUrl;
  else process.env.AUTH_TRUST_HOST = 'true';
  const around: Around = { ...callerOf(request), cookies: request.headers.get('cookie'), thrown: null };
  const response: Response = await NextAuth(options(around))(request, route);
  if (around.thrown !== null) throw around.thrown;
  if (response.status === 401) throw new AppError('UNAUTHENTICATED', 'This name and password do not fit together.');
  // Its 500 is a callbackUrl that is not one; without a valid token of the form it sends the form back.
  const { url } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { url?: string };
  if (response.status >= 500 || url?.includes('csrf=true')) {
    throw new AppError('BAD_INPUT', 'The sign-in form does not fit; reload the page and try again.');
  }
  response.headers.set('cache-control', 'no-store, private');
  return response;
});
