import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_CURSOR } from '@/lib/contract/messages';
import { seeded } from '@/lib/kafka/protocol/random-values';
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

  it.each(['older', 'newer'] as const)(
    'keeps two thousand uneven partitions within what a URL may hold: %s',
    (direction) => {
      const random = seeded(7);
      const positions = Array.from({ length: 2_000 }, (_, partition) => {
        const seen = BigInt(random(100_000_000));
        return { partition, seen, upper: direction === 'older' ? seen + BigInt(random(50)) : seen };
      });
      const key = { timestamp: 1_795_000_000_000n, partition: 1_999, offset: 5n };
      const text = encodeCursor({ direction, topicId, key, positions });
      expect(text.length).toBeLessThan(MAX_CURSOR);
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeCursor(text)).toEqual({ direction, topicId, key, positions });
    },
  );

  it('needs less where partitions are alike', () => {
    const positions = Array.from({ length: 10_000 }, (_, partition) => {
      const seen = 88_123_282n + BigInt(partition % 7);
      return { partition, seen, upper: seen };
    });
    expect(encodeCursor({ direction: 'older', topicId, key: null, positions }).length).toBeLessThan(1_000);
  });

  it('refuses what would inflate without end', () => {
    const bomb = deflateRawSync(new Uint8Array(50_000_000));
    const text = Buffer.concat([Uint8Array.of(2, 8), bomb]).toString('base64url');
    expect(decodeCursor(text)).toBeNull();
  });

  it.each(['', 'x', 'Ag', 'AQAA', 'AgAf', '%%%', 'AgD_', `AgA${'_'.repeat(40)}`, 'AgQAAA', 'AggAAA', 'AgAAAA'])(
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
