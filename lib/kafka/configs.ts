import 'server-only';

import type { ConfigEntry } from '@/lib/contract/configs';
import type { ConfigFact } from '@/lib/kafka/cluster/configs';

/** A config with what would hold if its own value were removed: the first synonym is the value itself. */
export function configEntry({ synonyms, documentation, ...config }: ConfigFact): ConfigEntry {
  const own = synonyms[0]?.source === config.source ? 1 : 0;
  return { ...config, documentation: documentation && plainText(documentation), synonyms: synonyms.slice(own) };
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Kafka writes its documentation as HTML; the console shows text, and never a broker's markup. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(?:p|br|li|ul|ol|\/p|\/li|\/ul|\/ol)\b[^>]*>/gi, ' ')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
