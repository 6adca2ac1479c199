import type { BrokerRow } from '@/lib/contract/brokers';

type Measure = { max: number; mean: number };
/** What the bars of all brokers are drawn against: the largest, with the mean as a mark. */
export type BrokerScale = { leaders: Measure; replicas: Measure; size: Measure };

function measure(values: readonly (number | null)[]): Measure {
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total + value, 0);
  const mean = known.length === 0 ? 0 : sum / known.length;
  // Room to the right of the mean: even brokers then look even, and a mark at the end is not cut off.
  return { max: Math.max(1, mean * 1.4, ...known), mean };
}

export function brokerScale(brokers: readonly BrokerRow[]): BrokerScale {
  const up = brokers.filter(({ state }) => state !== 'unreachable');
  return {
    leaders: measure(up.map(({ leaders }) => leaders)),
    replicas: measure(brokers.map(({ replicas }) => replicas)),
    size: measure(brokers.map(({ size }) => (size === null ? null : Number(size)))),
  };
}

/** Uneven enough to say so: a quarter off the mean, and by more than a handful. */
export const uneven = (value: number, { mean }: Measure, skew: number | null): boolean =>
  skew !== null && Math.abs(skew) >= 25 && Math.abs(value - mean) >= 5;
