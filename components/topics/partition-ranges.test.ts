import { describe, expect, it } from 'vitest';

import { parsePartitions, partitionRanges } from './partition-ranges';

describe('partition ranges', () => {
  it('three or more in a row become a range', () => {
    expect(partitionRanges([3, 0, 1, 2, 7])).toBe('0–3, 7');
    expect(partitionRanges([0, 1])).toBe('0, 1');
    expect(partitionRanges([])).toBe('');
  });

  it('what was said can be read back', () => {
    expect(parsePartitions('0–3, 7', 12)).toEqual([0, 1, 2, 3, 7]);
    expect(parsePartitions('7 0-1', 12)).toEqual([0, 1, 7]);
  });

  it('a partition that the topic does not have is refused', () => {
    expect(parsePartitions('12', 12)).toBeNull();
    expect(parsePartitions('3-1', 12)).toBeNull();
    expect(parsePartitions('all', 12)).toBeNull();
    expect(parsePartitions('', 12)).toBeNull();
  });
});
