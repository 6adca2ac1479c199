import 'server-only';

import type { ConfigEntry } from '@/lib/contract/configs';
import type { ConfigFact } from '@/lib/kafka/cluster/configs';

/** A config with what would hold if its own value were removed: the first synonym is the value itself. */
export function configEntry({ synonyms, ...config }: ConfigFact): ConfigEntry {
  const own = synonyms[0]?.source === config.source ? 1 : 0;
  return { ...config, synonyms: synonyms.slice(own) };
}
