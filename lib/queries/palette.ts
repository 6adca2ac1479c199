import { queryOptions } from '@tanstack/react-query';

import { PaletteNames } from '@/lib/contract/palette';
import { api } from '@/lib/paths';

import { fetchJson } from './fetch-json';

/** Asked while the palette is open: what was made a moment ago is looked for by its name. */
export const paletteQuery = (clusterId: string) =>
  queryOptions({
    queryKey: ['clusters', clusterId, 'palette'],
    queryFn: ({ signal }) => fetchJson(api.palette(clusterId), PaletteNames, { signal }),
    staleTime: 5000,
    refetchInterval: 10_000,
  });
