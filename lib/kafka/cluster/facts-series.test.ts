import { describe, expect, it } from 'vitest';

import { Axis, emptySeries, exactOffset, readSeries } from './facts-series';
import { LagTrails, slope } from './facts-trails';
import { releaseOfLevel } from './release';

describe('a series of readings', () => {
  it('keeps the newest, oldest first, when the ring is full', () => {
    const axis = new Axis(3);
    const series = emptySeries(3);
    for (const value of [1, 2, 3, 4, 5]) series[axis.advance(value * 10)] = value;
    expect(readSeries(axis, series)).toEqual([
      { at: 30, value: 3 },
      { at: 40, value: 4 },
      { at: 50, value: 5 },
    ]);
    expect(axis.newest).toBe(50);
  });

  it('has gaps where nothing was known, but does not begin with one', () => {
    const axis = new Axis(4);
    const series = emptySeries(4);
    for (const value of [Number.NaN, 1, Number.NaN, 2]) series[axis.advance(0)] = value;
    expect(readSeries(axis, series).map(({ value }) => value)).toEqual([1, null, 2]);
    expect(readSeries(axis, emptySeries(4))).toEqual([]);
  });
});

describe('an offset in a column', () => {
  it('is exact or unknown', () => {
    expect(exactOffset(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
    expect(exactOffset(9_007_199_254_740_992n)).toBeNaN();
    expect(exactOffset(-1n)).toBeNaN();
  });
});

describe('the trail of an opened group', () => {
  it('has a point for each look, and no two of one moment', () => {
    const trails = new LagTrails();
    trails.learn('g', new Map([['a/0', 10]]), 10_000);
    trails.learn('g', new Map([['a/0', 11]]), 10_100);
    trails.learn('g', new Map([['a/0', 20]]), 12_000);
    const points = trails.read('g', 'a/0');
    expect(points.map(({ value }) => value)).toEqual([10, 20]);
    expect(slope(points)).toBe(5);
  });

  it('is unknown where a partition was, and gone with groups that nobody looks at', () => {
    const trails = new LagTrails();
    trails.learn('g', new Map([['a/0', 10]]), 10_000);
    trails.learn('g', new Map([['a/1', 10]]), 12_000);
    expect(trails.read('g', 'a/0').map(({ value }) => value)).toEqual([10, null]);
    expect(slope(trails.read('g', 'a/0'))).toBeNull();
    for (let i = 0; i < 100; i += 1) trails.learn(`other-${i}`, new Map(), 14_000);
    expect(trails.read('g', 'a/0')).toEqual([]);
  });
});

describe('a release', () => {
  it.each([
    [1, '3.0'],
    [7, '3.3'],
    [19, '3.7'],
    [25, '4.0'],
    [30, '4.3'],
    [31, null],
    [0, null],
  ])('of level %i is %s', (level, release) => {
    expect(releaseOfLevel(level)).toBe(release);
  });
});
