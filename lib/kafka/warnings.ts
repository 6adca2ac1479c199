import type { Warning } from '@/lib/kafka/cluster/warning';

/** One warning per broker: what the facts say of a broker covers what the look at one topic met. */
export function merged(warnings: readonly Warning[], more: readonly Warning[]): Warning[] {
  const sources = new Set(warnings.map((warning) => warning.source));
  const brokers = new Set(warnings.flatMap(({ brokerId }) => (brokerId === undefined ? [] : [brokerId])));
  const told = ({ source, brokerId }: Warning) =>
    sources.has(source) || (brokerId !== undefined && brokers.has(brokerId));
  return [...warnings, ...more.filter((warning) => !told(warning))];
}
