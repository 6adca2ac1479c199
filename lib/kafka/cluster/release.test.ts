import { describe, expect, it } from 'vitest';
import { ConnectionError } from '@/lib/kafka/protocol/errors';
import { isBefore, refuseTooOld, releaseOfLevel, releaseOfOffers } from './release';

const offers = (...apis: [key: number, max: number][]) => new Map(apis.map(([key, max]) => [key, { min: 0, max }]));

describe('the release of a broker', () => {
  it('is told by the newest thing that it offers', () => {
    expect(releaseOfOffers(offers([1, 12], [2, 6], [3, 11], [16, 4], [18, 3], [35, 2]))).toBe('2.8');
    expect(releaseOfOffers(offers([1, 17], [2, 9], [3, 12], [16, 5], [18, 4], [35, 4]))).toBe('3.9');
    expect(releaseOfOffers(offers([2, 4], [3, 7], [18, 2]))).toBe('2.1');
    expect(releaseOfOffers(offers([18, 0]))).toBe('0.10');
    expect(releaseOfOffers(offers())).toBeNull();
  });

  it('is told by the level of its features', () => {
    expect([4, 7, 21, 22, 30, 31].map(releaseOfLevel)).toEqual(['3.3', '3.3', '3.9', '4.0', '4.3', null]);
  });

  it('is compared by its numbers', () => {
    expect(isBefore('2.8', '2.10')).toBe(true);
    expect(isBefore('2.10', '2.8')).toBe(false);
    expect(isBefore('2.8', '2.8')).toBe(false);
  });
});

describe('a broker before 2.1', () => {
  it('is refused by its release', () => {
    expect(() => refuseTooOld(offers([2, 3], [18, 2]))).toThrow(ConnectionError);
    expect(() => refuseTooOld(offers([2, 3], [18, 2]))).toThrow('it runs Kafka 2.0, and 2.1 is the oldest that works');
    expect(() => refuseTooOld(offers([2, 4], [18, 2]))).not.toThrow();
  });

  it('is not refused when its release cannot be told', () => {
    expect(() => refuseTooOld(offers())).not.toThrow();
  });
});
