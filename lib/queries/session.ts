import { queryOptions, useMutation } from '@tanstack/react-query';
import { z } from 'zod';

import { type FirstAdmin, SessionInfo } from '@/lib/contract/session';
import { api } from '@/lib/paths';

import { ApiError, fetchJson, NoContent } from './fetch-json';

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchJson(api.session(), SessionInfo, { signal }),
    staleTime: 60_000,
  });

// What next-auth answers: a token for its forms, and where it would send a browser.
const Csrf = z.object({ csrfToken: z.string() });
const Redirect = z.object({ url: z.string() });

async function postForm(url: string, fields: Record<string, string>): Promise<void> {
  const { csrfToken } = await fetchJson(api.csrf(), Csrf);
  await fetchJson(url, Redirect, { method: 'POST', body: { ...fields, csrfToken, json: 'true' }, loginOn401: false });
}

export type SignIn = { username: string; password: string };

export const useSignIn = () =>
  useMutation({
    mutationFn: async (given: SignIn) => {
      try {
        await postForm(api.signIn(), given);
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.status !== 401) throw failure;
        throw new ApiError('UNAUTHENTICATED', 'This name and password do not fit together.', { status: 401 });
      }
    },
  });

export const useSignOut = () => useMutation({ mutationFn: () => postForm(api.signOut(), {}) });

export const useSetUp = () =>
  useMutation({ mutationFn: (body: FirstAdmin) => fetchJson(api.setup(), NoContent, { method: 'POST', body }) });
