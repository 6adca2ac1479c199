import { describe, expect, it } from 'vitest';

import type { ConfigStep } from '@/lib/contract/changes';
import { AppError } from '@/lib/errors';
import type { Observed } from './applier';
import { judge } from './carry-out';

const step = (name: string, before: string, after: string): ConfigStep => ({
  ...{ kind: 'config', topic: 'orders', note: null, refused: false, beforeSource: 'topic', afterSource: 'topic' },
  ...{ name, before, after },
});
const plan = { steps: [step('a', '1', '2'), step('b', '1', '2'), step('idle', '1', '1')] };
const seen = (...asPlanned: (boolean | null)[]): Observed[] =>
  asPlanned.map((one) => ({ text: `${one}`, asPlanned: one }));
const sent = (was: boolean) =>
  new AppError('KAFKA_TIMEOUT', 'Broker 1 did not answer in time.', { details: { sent: was } });
const status = (refusals: (string | null)[], failure: AppError | null, observed: Observed[] | null) =>
  judge(plan, { refusals, failure, observed }).status;

describe('a change has', () => {
  it('succeeded when the cluster shows what was planned', () => {
    expect(status([null, null, null], null, seen(true, true, true))).toBe('succeeded');
  });

  it('succeeded when its answer was lost, but the cluster shows it', () => {
    expect(status([], sent(true), seen(true, true, true))).toBe('succeeded');
  });

  it('succeeded when Kafka took it and it could not be read back, which is said', () => {
    const outcome = judge(plan, { refusals: [null, null, null], failure: null, observed: null });
    expect(outcome).toMatchObject({ status: 'succeeded', error: 'Kafka took it, but it could not be read back.' });
  });

  it('partly succeeded when Kafka refused some of it', () => {
    expect(status([null, 'refused', null], null, seen(true, false, true))).toBe('partial');
  });

  it('failed when Kafka refused all that was to change', () => {
    expect(status(['refused', 'refused', null], null, seen(false, false, true))).toBe('failed');
  });

  it('failed when it never left the console', () => {
    expect(status([], sent(false), seen(false, false, true))).toBe('failed');
  });

  it('an unknown end when its answer was lost and the cluster does not show it yet, or does not tell', () => {
    expect(status([], sent(true), seen(false, false, true))).toBe('unknown');
    expect(status([], sent(true), null)).toBe('unknown');
  });

  it('not succeeded where the cluster shows something else than what Kafka took', () => {
    const { results } = judge(plan, { refusals: [null, null, null], failure: null, observed: seen(true, false, true) });
    expect(results.map((result) => result.ok)).toEqual([true, false, true]);
  });
});
