import { describe, expect, it } from 'vitest';

import { decodeAssignment, decodeSubscription } from './assignment';

/** ConsumerProtocol's own encoding, written by hand: int16 lengths, int32 counts. */
function bytes(version: number, topics: [string, number[] | null][]): Uint8Array {
  const int16 = (value: number) => [(value >> 8) & 255, value & 255];
  const int32 = (value: number) => [...int16(value >>> 16), ...int16(value & 0xffff)];
  const text = (value: string) => [...int16(Buffer.byteLength(value)), ...Buffer.from(value)];
  const list = topics.flatMap(([topic, partitions]) => [
    ...text(topic),
    ...(partitions ? [...int32(partitions.length), ...partitions.flatMap(int32)] : []),
  ]);
  return Uint8Array.from([...int16(version), ...int32(topics.length), ...list, ...int32(-1)]);
}

describe('an assignment of a classic consumer', () => {
  it('names topics and partitions in order', () => {
    const assignment = decodeAssignment(
      bytes(0, [
        ['orders', [3, 0]],
        ['clicks', [1]],
      ]),
    );
    expect(assignment).toEqual([
      { topic: 'clicks', partitions: [1] },
      { topic: 'orders', partitions: [0, 3] },
    ]);
  });

  it('is read in a version that is not known yet', () => {
    expect(decodeAssignment(bytes(9, [['orders', [1]]]))).toEqual([{ topic: 'orders', partitions: [1] }]);
  });

  it('is empty while a member has none', () => {
    expect(decodeAssignment(new Uint8Array())).toEqual([]);
  });

  it('is unknown when cut at any byte before its user data', () => {
    const whole = bytes(1, [['orders', [0, 1]]]);
    for (let length = 1; length < whole.length - 4; length += 1)
      expect(decodeAssignment(whole.slice(0, length))).toBeNull();
  });

  it('is unknown when a count claims more than there is', () => {
    expect(decodeAssignment(Uint8Array.from([0, 0, 0x7f, 255, 255, 255]))).toBeNull();
  });
});

describe('a subscription of a classic consumer', () => {
  it('names its topics', () => {
    expect(
      decodeSubscription(
        bytes(3, [
          ['orders', null],
          ['clicks', null],
        ]),
      ),
    ).toEqual(['clicks', 'orders']);
  });
});
