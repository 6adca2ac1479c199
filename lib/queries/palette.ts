import { queryOptions } from '@tanstack/react-query';

import { PaletteNames } from '@/lib/contract/palette';
import { api } from '@/lib/paths';

import { fetchJson } from './fetch-json';

export const paletteQuery = (clusterId: string) =>
  queryOptions({
    queryKey: ['clusters', clusterId, 'palette'],
    queryFn: ({ signal }) => fetchJson(api.palette(clusterId), PaletteNames, { signal }),
    staleTime: 30_000,
  });
