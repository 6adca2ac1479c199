import { describe, expect, it } from 'vitest';
import { BatchError } from './batch-error';
import { batchForTests } from './batch-for-tests';
import { batchVectors, hex } from './batch-vectors-for-tests';
import { WireError } from './errors';
import { type BatchHeader, batchHeaders, openBatch } from './record-batch';
import { headersOf, markerOf, slice, walkRecords } from './records';

const vectors = batchVectors('record-batches');

/** A batch as the vectors write it down. */
function asVector(bytes: Uint8Array, header: BatchHeader): unknown {
  const body = openBatch(bytes, header);
  const records: unknown[] = [];
  walkRecords(header, body, (record) => {
    const { offset, timestamp } = record;
    const marker = header.control ? markerOf(body, record) : null;
    records.push({
      offset: String(offset),
      timestamp: String(timestamp),
      key: hex(slice(body, record.keyStart, record.keyLength)),
      value: hex(slice(body, record.valueStart, record.valueLength)),
      headers: headersOf(body, record).map(({ name, value }) => [hex(name), hex(value)]),
      ...(marker ? { marker: marker.name, coordinatorEpoch: marker.coordinatorEpoch } : {}),
    });
  });
  return {
    baseOffset: String(header.baseOffset),
    lastOffset: String(header.lastOffset),
    size: header.size,
    codec: header.codec,
    timestampType: header.timestampType,
    maxTimestamp: String(header.maxTimestamp),
    transactional: header.transactional,
    control: header.control,
    producerId: String(header.producerId ?? -1n),
    producerEpoch: header.producerEpoch ?? -1,
    baseSequence: header.baseSequence ?? -1,
    leaderEpoch: header.leaderEpoch,
    records,
  };
}

/** Reads all there is; only wire errors may come out. */
function readAll(bytes: Uint8Array): void {
  try {
    for (const header of batchHeaders(bytes)) {
      const body = openBatch(bytes, header);
      walkRecords(header, body, (record) => {
        headersOf(body, record);
        if (header.control) markerOf(body, record);
      });
    }
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
  }
}

function reasonOf(bytes: Uint8Array, header = batchHeaders(bytes)[0]!, limit?: number): string {
  try {
    openBatch(bytes, header, limit);
  } catch (thrown) {
    if (thrown instanceof BatchError) return thrown.reason;
    throw thrown;
  }
  return 'none';
}

/** Makes the checksum right again after a change. */
function resealed(bytes: Buffer): Buffer {
  const header = batchHeaders(bytes)[0]!;
  try {
    openBatch(bytes, header);
  } catch (thrown) {
    const found = /bytes give ([0-9a-f]{8})/.exec((thrown as Error).message);
    if (found) bytes.write(found[1]!, 17, 'hex');
  }
  return bytes;
}

describe.each(vectors)('$name: $made', ({ hex: text, batches }) => {
  const bytes = Buffer.from(text, 'hex');

  it('reads as kafka-clients reads it, from the middle of a frame too', () => {
    expect(batchHeaders(bytes).map((header) => asVector(bytes, header))).toEqual(batches);
    const window = Buffer.concat([Buffer.alloc(5, 0xdd), bytes, Buffer.alloc(5, 0xdd)]).subarray(5, 5 + bytes.length);
    expect(batchHeaders(window).map((header) => asVector(window, header))).toEqual(batches);
  });

  it('leaves out a last batch that is cut, and only that one', () => {
    const whole = batchHeaders(bytes);
    for (let length = 0; length < bytes.length; length++) {
      const found = batchHeaders(bytes.subarray(0, length));
      expect(found).toEqual(whole.filter((header) => header.position + header.size <= length));
    }
  });

  it('gives wire errors only when damaged', () => {
    for (let at = 0; at < bytes.length; at++) {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at]! + 1 + (at % 255)) & 0xff;
      readAll(copy);
      if (at > 21 && at < batches[0]!.size) readAll(resealed(copy));
    }
  });
});

describe('record batches', () => {
  it('names a wrong checksum, and reads the batch behind it', () => {
    const first = batchForTests([{ value: 'one' }]);
    first[70]! ^= 1;
    const bytes = Buffer.concat([first, batchForTests([{ value: 'two' }], { baseOffset: 1n })]);
    const [bad, good] = batchHeaders(bytes);
    expect(reasonOf(bytes, bad)).toBe('checksum');
    expect(reasonOf(bytes, good)).toBe('none');
  });

  it('names broken compression behind a right checksum', () => {
    const bytes = batchForTests([{ value: 'one' }], { gzip: true });
    bytes[63] = 9;
    expect(reasonOf(resealed(bytes))).toBe('compression');
  });

  it('names a batch that becomes larger than allowed', () => {
    const bytes = batchForTests([{ value: 'x'.repeat(100_000) }], { gzip: true });
    expect(reasonOf(bytes, undefined, 50_000)).toBe('too large');
    expect(reasonOf(bytes)).toBe('none');
  });

  it('names a count of records that is not theirs', () => {
    const bytes = batchForTests([{ value: 'one' }, { value: 'two' }]);
    bytes.writeInt32BE(1, 57);
    expect(reasonOf(resealed(bytes))).toBe('records');
    bytes.writeInt32BE(3, 57);
    expect(reasonOf(resealed(bytes))).toBe('records');
  });

  it('refuses a length that is none, for nothing tells where to go on', () => {
    const bytes = batchForTests([{ value: 'one' }]);
    bytes.writeInt32BE(-1, 8);
    expect(() => batchHeaders(bytes)).toThrow(WireError);
  });

  it('keeps the last offset of a batch whose records compaction took', () => {
    const bytes = batchForTests([{ offsetDelta: 3, value: 'left' }], { baseOffset: 100n, lastOffsetDelta: 9 });
    const [header] = batchHeaders(bytes);
    const offsets: bigint[] = [];
    walkRecords(header!, openBatch(bytes, header!), (record) => offsets.push(record.offset));
    expect({ offsets, lastOffset: header!.lastOffset }).toEqual({ offsets: [103n], lastOffset: 109n });
  });

  it('reads a batch without records', () => {
    const bytes = batchForTests([], { baseOffset: 5n, lastOffsetDelta: 2 });
    const [header] = batchHeaders(bytes);
    expect(header).toMatchObject({ baseOffset: 5n, lastOffset: 7n, recordCount: 0 });
    expect(openBatch(bytes, header!).length).toBe(0);
  });

  it('reads offsets and times as large as they go', () => {
    const base = 2n ** 63n - 10n;
    const times = [1_700_000_000_000_000_000n, -1n, 9_223_372_036_854_775_807n - 1_700_000_000_000_000_000n];
    const bytes = batchForTests(
      times.map((timestamp) => ({ timestamp })),
      { baseOffset: base },
    );
    const [header] = batchHeaders(bytes);
    const found: [bigint, bigint][] = [];
    walkRecords(header!, openBatch(bytes, header!), ({ offset, timestamp }) => found.push([offset, timestamp]));
    expect(found).toEqual(times.map((timestamp, i) => [base + BigInt(i), timestamp]));
  });

  it('reads 130,000 records in one batch', () => {
    const records = Array.from({ length: 130_000 }, (_, i) => ({ key: `k${i}`, value: `v${i}`, timestamp: BigInt(i) }));
    const bytes = batchForTests(records, { gzip: true });
    const [header] = batchHeaders(bytes);
    const body = openBatch(bytes, header!);
    let count = 0;
    walkRecords(header!, body, (record) => {
      if (record.offset === BigInt(count)) count++;
    });
    expect(count).toBe(130_000);
  });
});
