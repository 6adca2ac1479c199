import { Name } from '@/components/ui/visible-text';
import type { ConfigEntry } from '@/lib/contract/configs';

import { humanValue } from './config-units';

type Value = Pick<ConfigEntry, 'name' | 'value' | 'sensitive'>;

/** A config as a person reads it, with Kafka's own text beside it. */
export function ConfigValue({ name, value, sensitive }: Value) {
  if (sensitive) return <span className="text-ink-3">hidden, it is a secret</span>;
  if (value === null) return <span className="text-ink-3">not set</span>;
  if (value === '') return <span className="text-ink-3">empty</span>;
  const human = humanValue(name, value);
  if (human === null)
    return (
      <span title={value}>
        <Name text={value} />
      </span>
    );
  return (
    <span title={value}>
      {human}
      {/* "500 ms" says already what Kafka's own text is. */}
      {!human.startsWith(`${value} `) && <span className="mono ml-1.5 text-ink-3">{value}</span>}
    </span>
  );
}

/** What would hold without this entry's own setting; null when it has none or nothing else is known. */
export function inherited(entry: ConfigEntry): ConfigEntry['synonyms'][number] | null {
  return entry.synonyms.find((each) => each.source !== entry.source) ?? null;
}
