import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BatchError } from './batch-error';
import { batchForTests } from './batch-for-tests';
import { batchVectors, hex } from './batch-vectors-for-tests';
import { WireError } from './errors';
import { exactHeader } from './message-set';
import { type BatchHeader, batchHeaders, openBatch } from './record-batch';
import { slice, walkRecords } from './records';

const vectors = batchVectors('message-sets');

function asVector(bytes: Uint8Array, outer: BatchHeader) {
  const body = openBatch(bytes, outer);
  const header = exactHeader(outer, body);
  const records: unknown[] = [];
  walkRecords(header, body, ({ offset, timestamp, keyStart, keyLength, valueStart, valueLength }) => {
    const key = hex(slice(body, keyStart, keyLength));
    const value = hex(slice(body, valueStart, valueLength));
    records.push({ offset: String(offset), timestamp: String(timestamp), key, value });
  });
  const { magic, size, codec, timestampType } = header;
  const place = { baseOffset: String(header.baseOffset), lastOffset: String(header.lastOffset) };
  expect(header.recordCount).toBe(records.length);
  expect(outer.baseOffset).toBeLessThanOrEqual(header.baseOffset);
  return { magic, ...place, size, codec, timestampType, records };
}

type Old = {
  magic?: 0 | 1;
  offset?: bigint;
  attributes?: number;
  timestamp?: bigint;
  key?: string | null;
  value?: string | Uint8Array | null;
};

/** One message of format 0 or 1 with a right checksum. */
function message({ magic = 1, offset = 0n, attributes = 0, timestamp = 5n, key = null, value = 'v' }: Old): Buffer {
  const time = Buffer.alloc(magic === 0 ? 0 : 8);
  if (magic === 1) time.writeBigInt64BE(timestamp);
  const rest = Buffer.concat([Buffer.from([magic, attributes]), time, sized(key), sized(value)]);
  const head = Buffer.alloc(16);
  head.writeBigInt64BE(offset);
  head.writeInt32BE(rest.length + 4, 8);
  head.writeUInt32BE(crc32(rest), 12);
  return Buffer.concat([head, rest]);
}

function sized(value: string | Uint8Array | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(value === null ? -1 : Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value ?? '')]);
}

const GZIP = 1;
const wrapper = (inner: readonly Buffer[], outer: Old) =>
  message({ attributes: GZIP, ...outer, value: gzipSync(Buffer.concat(inner)) });

function reasonOf(bytes: Uint8Array, limit?: number): string {
  try {
    openBatch(bytes, batchHeaders(bytes)[0]!, limit);
  } catch (thrown) {
    if (thrown instanceof BatchError) return thrown.reason;
    throw thrown;
  }
  return 'none';
}

function offsetsOf(bytes: Uint8Array): { offsets: bigint[]; timestamps: bigint[] } {
  const found = { offsets: [] as bigint[], timestamps: [] as bigint[] };
  for (const header of batchHeaders(bytes)) {
    walkRecords(header, openBatch(bytes, header), ({ offset, timestamp }) => {
      found.offsets.push(offset);
      found.timestamps.push(timestamp);
    });
  }
  return found;
}

describe.each(vectors)('$name: $made', ({ hex: text, batches }) => {
  const bytes = Buffer.from(text, 'hex');

  it('reads as kafka-clients reads it, from the middle of a frame too', () => {
    expect(batchHeaders(bytes).map((header) => asVector(bytes, header))).toEqual(batches);
    const window = Buffer.concat([Buffer.alloc(5, 0xdd), bytes, Buffer.alloc(5, 0xdd)]).subarray(5, 5 + bytes.length);
    expect(batchHeaders(window).map((header) => asVector(window, header))).toEqual(batches);
  });

  it('leaves out a last message that is cut, and only that one', () => {
    const whole = batchHeaders(bytes);
    for (let length = 0; length < bytes.length; length++) {
      const found = batchHeaders(bytes.subarray(0, length));
      expect(found).toEqual(whole.filter((header) => header.position + header.size <= length));
    }
  });

  it('names every damaged byte under the checksum, and gives wire errors only', () => {
    const whole = batchHeaders(bytes);
    for (let at = 0; at < bytes.length; at++) {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at]! + 1 + (at % 255)) & 0xff;
      try {
        offsetsOf(copy);
        const { position } = whole.findLast((header) => header.position <= at)!;
        expect(at - position, 'only offset and length are not under the checksum').toBeLessThan(12);
      } catch (thrown) {
        if (!(thrown instanceof WireError)) throw thrown;
      }
    }
  });
});

describe('message sets', () => {
  it('counts the offsets of a set of format 1 back from its last one, over the gaps of compaction', () => {
    const inner = [0n, 3n, 4n].map((offset) => message({ offset }));
    expect(offsetsOf(wrapper(inner, { offset: 104n })).offsets).toEqual([100n, 103n, 104n]);
  });

  it('takes the offsets of a set of format 0 as they are', () => {
    const inner = [100n, 103n].map((offset) => message({ magic: 0, offset }));
    const { offsets, timestamps } = offsetsOf(wrapper(inner, { magic: 0, offset: 103n }));
    expect({ offsets, timestamps }).toEqual({ offsets: [100n, 103n], timestamps: [-1n, -1n] });
  });

  it("takes the broker's time from the wrapper", () => {
    const inner = [message({ timestamp: 1n }), message({ offset: 1n, timestamp: 2n })];
    expect(offsetsOf(wrapper(inner, { offset: 1n, timestamp: 9n, attributes: GZIP | 0x08 })).timestamps).toEqual([
      9n,
      9n,
    ]);
    expect(offsetsOf(wrapper(inner, { offset: 1n, timestamp: 9n })).timestamps).toEqual([1n, 2n]);
  });

  it('knows where a set can begin at the lowest, before it is opened', () => {
    const set = wrapper([message({}), message({ offset: 1n })], { offset: 11n });
    const headers = batchHeaders(Buffer.concat([message({ offset: 7n }), set]));
    expect(headers.map(({ baseOffset, lastOffset }) => [baseOffset, lastOffset])).toEqual([
      [7n, 7n],
      [8n, 11n],
    ]);
  });

  it('names a wrong checksum, of a set and of a message within', () => {
    const set = wrapper([message({})], {});
    set[set.length - 1]! ^= 1;
    expect(reasonOf(set)).toBe('checksum');
    const inner = message({ value: 'inner' });
    inner[inner.length - 1]! ^= 1;
    expect(reasonOf(wrapper([inner], {}))).toBe('checksum');
  });

  it.each([
    ['compressed twice', wrapper([wrapper([message({})], {})], {})],
    ['of two formats', wrapper([message({ magic: 0 })], { magic: 1 })],
    ['without messages', wrapper([], {})],
    ['cut within', wrapper([message({}).subarray(0, 30)], {})],
    ['with an offset behind its last', wrapper([message({ magic: 0, offset: 9n })], { magic: 0, offset: 8n })],
    ['from before offset 0', wrapper([message({ offset: 5n })].concat(message({ offset: 9n })), { offset: 3n })],
  ])('refuses a set %s', (_, bytes) => {
    expect(reasonOf(bytes)).toBe('records');
  });

  it('refuses a set whose value is null', () => {
    expect(reasonOf(message({ attributes: GZIP, value: null }))).toBe('compression');
  });

  it('does not unpack more than it may', () => {
    const set = wrapper([message({ value: 'x'.repeat(100_000) })], {});
    expect(reasonOf(set, 50_000)).toBe('too large');
    expect(reasonOf(set)).toBe('none');
  });

  it('reads a log that went from one format to the next', () => {
    const log = [
      message({ magic: 0, offset: 1n }),
      wrapper([message({}), message({ offset: 1n })], { offset: 3n }),
      batchForTests([{ value: 'four' }], { baseOffset: 4n }),
    ];
    expect(offsetsOf(Buffer.concat(log)).offsets).toEqual([1n, 2n, 3n, 4n]);
  });

  it('steps over a format that is not known, and says so', () => {
    const strange = batchForTests([{ value: 'one' }]);
    strange[16] = 3;
    const bytes = Buffer.concat([strange, batchForTests([{ value: 'two' }], { baseOffset: 1n })]);
    expect(reasonOf(bytes)).toBe('unknown format');
    expect(batchHeaders(bytes).map(({ magic }) => magic)).toEqual([3, 2]);
  });
});
