import { describe, expect, it } from 'vitest';

import type { ConfigFact } from '@/lib/kafka/cluster/configs';
import { configImpact, configStep, isConfigChange } from './config-plan';

const fact = (change: Partial<ConfigFact> = {}): ConfigFact => ({
  ...{ name: 'retention.ms', value: '100', source: 'topic', type: 'long' },
  ...{ sensitive: false, readOnly: false, documentation: null },
  synonyms: [
    { name: 'retention.ms', value: '100', source: 'topic' },
    { name: 'log.retention.ms', value: '700', source: 'static' },
  ],
  ...change,
});
const step = (value: string | null, of: Partial<ConfigFact> = {}) =>
  configStep('orders', { name: of.name ?? 'retention.ms', value }, fact(of), null);

describe('a config step', () => {
  it('shows where the value comes from once the own one is gone', () => {
    expect(step(null)).toMatchObject({ before: '100', beforeSource: 'topic', after: '700', afterSource: 'static' });
  });

  it('is a change when a value that is inherited becomes an own one', () => {
    const inherited = { value: '700', source: 'static', synonyms: [] } as const;
    expect(isConfigChange(step('700', inherited))).toBe(true);
    expect(isConfigChange(step(null, inherited))).toBe(false);
    expect(isConfigChange(step('100'))).toBe(false);
  });

  it('never shows a value that the broker hides', () => {
    const hidden = step('new', { sensitive: true, value: null });
    expect(hidden.before).toBeNull();
    expect(hidden.note).toContain('hidden');
  });

  it('is refused in the words of the broker', () => {
    const refused = configStep('orders', { name: 'x', value: '1' }, undefined, 'Unknown topic config name: x');
    expect(refused).toMatchObject({ refused: true, note: 'Unknown topic config name: x', beforeSource: 'unknown' });
  });
});

describe('the impact of configs', () => {
  const impact = (before: string, after: string, name = 'retention.ms') =>
    configImpact([step(after, { name, value: before, synonyms: [] })]);

  it('names what a smaller limit removes for good', () => {
    expect(impact('604800000', '3600000')).toMatchObject({ losesData: true });
    expect(impact('-1', '3600000').impact[0]).toBe(
      'Messages older than 1 hour will be removed for good; until now it was unlimited.',
    );
    expect(impact('-1', '1073741824', 'retention.bytes').impact[0]).toContain('in a partition will be removed');
    expect(impact('compact', 'compact,delete', 'cleanup.policy').losesData).toBe(true);
  });

  it('is silent about what removes nothing', () => {
    for (const [before, after] of [
      ['1', '2'],
      ['1', '-1'],
      ['1', 'soon'],
    ] as const) {
      expect(impact(before, after)).toEqual({ impact: [], losesData: false });
    }
    expect(impact('5', '4', 'flush.messages')).toEqual({ impact: [], losesData: false });
  });
});
