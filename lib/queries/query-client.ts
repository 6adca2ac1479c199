import { QueryClient } from '@tanstack/react-query';

import { ApiError } from './fetch-json';

/**
 * Facts are old after 5 s and asked for again when someone looks. One retry, only where the network was the cause: the
 * server has its own deadline per broker, and a storm of retries helps no cluster.
 * Data of one key is never shown under another: a list that changes its own question says `placeholderData` itself.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5000,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        retry: (count, error) => count < 1 && error instanceof ApiError && error.code === 'OFFLINE',
        retryDelay: 1000,
      },
      mutations: { retry: false },
    },
  });
}
