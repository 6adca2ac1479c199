import { useEffect, useMemo, useState } from 'react';

import { type TextFilter, textFilter } from './text-filter';

/** The filter for what is typed; one that has to wait for its engine is made again when that is there. */
export function useTextFilter(text: string): TextFilter {
  const [loads, setLoads] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a load the same text makes another filter.
  const filter = useMemo(() => textFilter(text), [text, loads]);
  useEffect(() => {
    let gone = false;
    filter.wait?.then(
      () => gone || setLoads((n) => n + 1),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [filter]);
  return filter;
}
