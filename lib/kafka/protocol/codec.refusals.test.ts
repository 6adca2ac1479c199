import { describe, expect, it } from 'vitest';
import { requestReader, requestWriter, responseReader, responseWriter } from './codec';
import { VersionError, WireError } from './errors';
import type { Message } from './message';
import {
  ApiVersions,
  CreateDelegationToken,
  DescribeCluster,
  Fetch,
  ListOffsets,
  Metadata,
  OffsetCommit,
  SaslHandshake,
} from './messages';
import { Reader } from './reader';
import { Writer } from './writer';

function written<Request>(message: Message<Request>, version: number, value: Request): Uint8Array {
  const to = new Writer();
  requestWriter(message, version)(to, value);
  return to.finish();
}

describe('requestWriter', () => {
  it("sends Kafka's default for what is left out or undefined", () => {
    const request = requestReader(Fetch, 12)(new Reader(written(Fetch, 12, { maxWaitMs: 500 })));
    expect(request).toMatchObject({
      replicaId: -1,
      maxBytes: 0x7fffffff,
      sessionEpoch: -1,
      clusterId: null,
      topics: [],
    });
    const partition = { partitionIndex: 3, timestamp: -1n };
    const offsets = written(ListOffsets, 4, { topics: [{ name: 'orders', partitions: [partition] }] });
    expect(requestReader(ListOffsets, 4)(new Reader(offsets))).toMatchObject({
      replicaId: -1, // As every client that is not a broker.
      topics: [{ name: 'orders', partitions: [{ ...partition, currentLeaderEpoch: -1 }] }],
    });
  });

  it('refuses a value that the version would lose', () => {
    expect(() => written(Metadata, 3, { allowAutoTopicCreation: false })).toThrow(VersionError);
    expect(() => written(Metadata, 3, { allowAutoTopicCreation: false })).toThrow(
      'Metadata v3 cannot carry allowAutoTopicCreation.',
    );
    expect(written(Metadata, 3, { allowAutoTopicCreation: true })).toEqual(written(Metadata, 3, {}));
  });

  it('drops what Kafka calls ignorable', () => {
    expect(written(OffsetCommit, 2, { groupId: 'g', groupInstanceId: null })).toEqual(
      written(OffsetCommit, 2, { groupId: 'g' }),
    );
    expect(written(Fetch, 4, { rackId: 'eu-1' })).toEqual(written(Fetch, 4, {}));
  });

  it('takes null for a value of its own where the default is not null', () => {
    expect(() => written(CreateDelegationToken, 1, { ownerPrincipalType: null })).toThrow(VersionError);
    expect(written(CreateDelegationToken, 1, { ownerPrincipalType: '' })).toEqual(
      written(CreateDelegationToken, 1, {}),
    );
  });

  it('refuses null where the version has no null', () => {
    expect(() => written(Metadata, 0, { topics: null })).toThrow(VersionError);
    expect(written(Metadata, 1, { topics: null })).toEqual(Uint8Array.of(0xff, 0xff, 0xff, 0xff));
  });

  it('names the field whose value does not fit', () => {
    const topics = [{ name: 'orders', partitions: [{ partitionIndex: 2 ** 31 }] }];
    expect(() => written(ListOffsets, 5, { topics })).toThrow(
      'ListOffsets v5 topics partitions partitionIndex must be of type int32, not 2147483648.',
    );
    for (const bad of [1.5, Number.NaN, '1', null, 1n]) {
      expect(() => written(Fetch, 4, { maxWaitMs: bad as number })).toThrow(RangeError);
    }
    for (const bad of [5, 2n ** 63n, '5', null]) {
      const partitions = [{ partition: 0, fetchOffset: bad as bigint }];
      expect(() => written(Fetch, 4, { topics: [{ topic: 't', partitions }] })).toThrow(RangeError);
    }
    for (const bad of ['', 'AAAA', 'AAAAAAAAAAAAAAAAAAAAA=', 7]) {
      expect(() => written(Metadata, 12, { topics: [{ topicId: bad as string }] })).toThrow(RangeError);
    }
    expect(() => written(Metadata, 12, { topics: ['orders' as never] })).toThrow(RangeError);
    expect(() => written(Metadata, 12, { topics: 'orders' as never })).toThrow(RangeError);
  });

  it('refuses text that an old version has no length for', () => {
    expect(() => written(OffsetCommit, 2, { groupId: 'x'.repeat(32768) })).toThrow(
      'OffsetCommit v2 groupId must not be longer than 32767 bytes.',
    );
    expect(written(OffsetCommit, 8, { groupId: 'x'.repeat(32768) }).length).toBeGreaterThan(32768);
  });

  it('refuses versions that the table does not know', () => {
    for (const version of [3, 19, -1, 4.5, Number.NaN])
      expect(() => requestWriter(Fetch, version)).toThrow(VersionError);
  });
});

describe('responseReader', () => {
  const answer = { errorCode: 0, apiKeys: [{ apiKey: 3, minVersion: 0, maxVersion: 13 }], throttleTimeMs: 0 };
  const features = [{ name: 'metadata.version', minVersion: 1, maxVersion: 28 }];

  /** An ApiVersions answer whose tagged fields are the bytes given. */
  function withTags(...tags: number[]): Reader {
    const to = new Writer();
    responseWriter(ApiVersions, 3)(to, answer);
    const plain = to.finish();
    return new Reader(Uint8Array.from([...plain.slice(0, -1), ...tags]));
  }

  it('gives tagged fields that the broker left out their default', () => {
    const value = responseReader(ApiVersions, 3)(withTags(0));
    expect(value).toMatchObject({ supportedFeatures: [], finalizedFeaturesEpoch: -1n, zkMigrationReady: false });
  });

  it('leaves out fields that are not in the version', () => {
    const to = new Writer();
    responseWriter(ApiVersions, 0)(to, { errorCode: 35, apiKeys: [] });
    expect(responseReader(ApiVersions, 0)(new Reader(to.finish()))).toEqual({ errorCode: 35, apiKeys: [] });
  });

  it('passes over tags that it does not know, on both sides of those it does', () => {
    const zkMigrationReady = [3, 1, 1];
    const value = responseReader(ApiVersions, 3)(withTags(3, 2, 1, 1, ...zkMigrationReady, 99, 4, 1, 2, 3, 4));
    expect(value).toMatchObject({ ...answer, zkMigrationReady: true, finalizedFeatures: [] });
  });

  it('refuses a tagged field that is not as long as it says', () => {
    expect(() => responseReader(ApiVersions, 3)(withTags(1, 3, 2, 1, 0))).toThrow(WireError);
    expect(() => responseReader(ApiVersions, 3)(withTags(1, 3, 0, 1))).toThrow(WireError);
    expect(() => responseReader(ApiVersions, 3)(withTags(1, 99, 200, 1))).toThrow(WireError);
    expect(() => responseReader(ApiVersions, 3)(withTags(0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow(WireError);
  });

  it('writes a tagged field longer than 127 bytes with a longer length', () => {
    const many = Array.from({ length: 40 }, () => features[0]!);
    const to = new Writer();
    responseWriter(ApiVersions, 4)(to, { ...answer, supportedFeatures: many });
    expect(responseReader(ApiVersions, 4)(new Reader(to.finish()))).toMatchObject({ supportedFeatures: many });
  });

  it('takes no memory for items that the bytes cannot hold', () => {
    for (const count of [0x7fffffff, 1000, -2, -(2 ** 31)]) {
      const to = new Writer();
      to.int32(count);
      expect(() => responseReader(Metadata, 0)(new Reader(to.finish()))).toThrow(WireError);
    }
    const short = new Reader(Uint8Array.of(0, 0, 0, 3, ...new Uint8Array(20)));
    expect(() => responseReader(Metadata, 0)(short)).toThrow('Metadata v0 brokers: 3 items in 20 bytes');
    const compact = new Writer();
    compact.int32(0);
    compact.uvarint(2 ** 32 - 1);
    expect(() => responseReader(Metadata, 9)(new Reader(compact.finish()))).toThrow(WireError);
  });

  it('refuses null where null may not be, and every other negative length', () => {
    const read = (...bytes: number[]) => responseReader(SaslHandshake, 1)(new Reader(Uint8Array.from(bytes)));
    expect(read(0, 0, 0, 0, 0, 1, 0, 0)).toEqual({ errorCode: 0, mechanisms: [''] });
    expect(() => read(0, 0, 0, 0, 0, 1, 0xff, 0xff)).toThrow(WireError);
    expect(() => read(0, 0, 0xff, 0xff, 0xff, 0xff)).toThrow(WireError);
    const request = (count: number) => requestReader(Metadata, 1)(new Reader(Uint8Array.of(0xff, 0xff, 0xff, count)));
    expect(request(0xff)).toEqual({ topics: null });
    expect(() => request(0xfe)).toThrow(WireError);
  });

  it('is made once for a version', () => {
    expect(requestWriter(DescribeCluster, 1)).toBe(requestWriter(DescribeCluster, 1));
  });
});
