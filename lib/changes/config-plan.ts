import type { ConfigStep, TopicConfigs } from '@/lib/contract/changes';
import { formatRetention, formatRetentionBytes } from '@/lib/format';
import type { ConfigFact } from '@/lib/kafka/cluster/configs';

type Wanted = TopicConfigs['configs'][number];

/** One config before and after. `refusal`: what the broker's own validation said to it. */
export function configStep(
  topic: string,
  { name, value }: Wanted,
  fact: ConfigFact | undefined,
  refusal: string | null,
): ConfigStep {
  const inherited = inheritedFrom(fact);
  const after = value === null ? inherited : { value, source: 'topic' };
  const step = {
    kind: 'config' as const,
    topic,
    name,
    before: fact?.value ?? null,
    beforeSource: fact?.source ?? 'unknown',
    after: after.value,
    afterSource: after.source,
    refused: refusal !== null,
  };
  return { ...step, note: refusal ?? noteOf(step, fact) };
}

/** What holds when the topic's own value goes: the next place that sets it. Brokers list the default last. */
function inheritedFrom(fact: ConfigFact | undefined): { value: string | null; source: string } {
  const next = fact?.synonyms.find(({ source }) => source !== 'topic');
  if (next) return { value: next.value, source: next.source };
  return fact && fact.source !== 'topic'
    ? { value: fact.value, source: fact.source }
    : { value: null, source: 'default' };
}

function noteOf(step: Omit<ConfigStep, 'note'>, fact: ConfigFact | undefined): string | null {
  if (!isConfigChange(step)) {
    return step.afterSource === 'topic' ? 'It is set to this already.' : 'It has no value of its own to remove.';
  }
  if (step.afterSource !== 'topic' && step.after === null && !fact?.sensitive) {
    return 'The value that is inherited is not known before it holds.';
  }
  return fact?.sensitive ? 'The value before is hidden by the broker and cannot be put back.' : null;
}

export function isConfigChange(step: Omit<ConfigStep, 'note'>): boolean {
  if (step.refused) return false;
  return step.before !== step.after || step.beforeSource !== step.afterSource;
}

/** Limits below which Kafka removes messages: a smaller one removes more, and no undo brings those back. */
const limits: Record<string, (value: string) => string> = {
  'retention.ms': formatRetention,
  'retention.bytes': formatRetentionBytes,
  'delete.retention.ms': formatRetention,
};

/** What the new values mean for the messages, as sentences, and whether some may go. */
export function configImpact(steps: readonly ConfigStep[]): { impact: string[]; losesData: boolean } {
  const impact: string[] = [];
  for (const step of steps) {
    if (!isConfigChange(step) || step.before === null || step.after === null) continue;
    const sentence = lossOf(step.name, step.before, step.after);
    if (sentence) impact.push(sentence);
  }
  return { impact, losesData: impact.length > 0 };
}

function lossOf(name: string, before: string, after: string): string | null {
  const format = limits[name];
  if (format && isSmaller(after, before)) {
    const what =
      name === 'retention.bytes'
        ? 'Messages beyond'
        : name === 'retention.ms'
          ? 'Messages older than'
          : 'Tombstones older than';
    const each = name === 'retention.bytes' ? ' in a partition' : '';
    return `${what} ${format(after)}${each} will be removed for good; until now it was ${format(before)}.`;
  }
  if (name !== 'cleanup.policy') return null;
  const added = policies(after).filter((policy) => !policies(before).includes(policy));
  if (added.includes('delete')) return 'Messages beyond the retention will be removed for good.';
  return added.includes('compact')
    ? 'Only the newest message of each key will be kept; messages without a key are refused.'
    : null;
}

const policies = (value: string): string[] => value.split(',').map((policy) => policy.trim());

/** -1 is without limit. */
function isSmaller(after: string, before: string): boolean {
  if (!/^-?\d+$/.test(after) || !/^-?\d+$/.test(before)) return false;
  if (BigInt(after) < 0n) return false;
  return BigInt(before) < 0n || BigInt(after) < BigInt(before);
}
