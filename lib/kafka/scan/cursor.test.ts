import { describe, expect, it } from 'vitest';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';

const topicId = 'h8jNnRkLQ3mV0o_1abcDEF'.slice(0, 21).concat('w');

describe('cursor', () => {
  it.each<Cursor>([
    { direction: 'newer', topicId: null, key: null, positions: [] },
    { direction: 'newer', topicId, key: null, positions: [{ partition: 0, seen: 0n, upper: 0n }] },
    {
      direction: 'older',
      topicId,
      key: { timestamp: -1n, partition: 3, offset: 9_007_199_254_740_993n },
      positions: [
        { partition: 0, seen: 1n, upper: 1n },
        { partition: 7, seen: 2n ** 62n, upper: 2n ** 63n - 1n },
        { partition: 99_999, seen: 5n, upper: 900n },
      ],
    },
    { direction: 'older', topicId: null, key: { timestamp: 2n ** 63n - 1n, partition: 0, offset: 0n }, positions: [] },
  ])('survives the URL: %#', (cursor) => {
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it('keeps a thousand partitions within what a URL may hold', () => {
    const positions = Array.from({ length: 1_000 }, (_, partition) => {
      const seen = 88_123_282n + BigInt(partition * 7_919);
      return { partition, seen, upper: seen };
    });
    const text = encodeCursor({ direction: 'older', topicId, key: null, positions });
    expect(text.length).toBeLessThan(9_000);
    expect(text).toMatch(/^[\w-]+$/);
  });

  it.each(['', 'x', 'AQ', 'AgAA', 'AQAf', '%%%', 'AQD_', `AQA${'_'.repeat(40)}`, 'AQQAAA'])(
    'answers null for %j, which it never made',
    (text) => {
      expect(decodeCursor(text)).toBeNull();
    },
  );

  it('never throws for damaged text', () => {
    const text = encodeCursor({
      direction: 'older',
      topicId,
      key: null,
      positions: [{ partition: 4, seen: 300n, upper: 900n }],
    });
    for (let at = 0; at < text.length; at++) {
      for (const character of 'A_z9') decodeCursor(text.slice(0, at) + character + text.slice(at + 1));
      decodeCursor(text.slice(0, at));
    }
  });
});
