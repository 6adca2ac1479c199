import { describe, expect, it } from 'vitest';

import { requestReader, requestWriter, responseReader, responseWriter } from '../codec';
import { WireError } from '../errors';
import { goldenVectors } from '../golden-vectors';
import type { Message } from '../message';
import type {
  DescribeLogDirsResponse,
  ListOffsetsResponse,
  MetadataResponse,
  OffsetFetchResponse,
} from '../message-types';
import { DescribeLogDirs, ListOffsets, Metadata, OffsetFetch } from '../messages';
import { randomStruct, seeded } from '../random-values';
import { Reader } from '../reader';
import { Writer } from '../writer';
import { ListOffsetsInColumns, type OffsetColumns } from './list-offsets';
import { DescribeLogDirsInColumns, type LogDirColumns } from './log-dirs';
import { type MetadataColumns, MetadataInColumns } from './metadata';
import { type GroupCommitColumns, OffsetFetchInColumns } from './offset-fetch';

const exact = (value: bigint) => (value >= -(2n ** 53n) + 1n && value < 2n ** 53n ? Number(value) : Number.NaN);
const span = <T>(from: number, to: number, at: (index: number) => T): T[] =>
  Array.from({ length: to - from }, (_, i) => at(from + i));

type Pair<R, C> = {
  readonly plain: Message<never, R>;
  readonly columns: Message<never, C>;
  /** Both as the same plain value, so that they can be compared. */
  readonly fromPlain: (answer: R) => unknown;
  readonly fromColumns: (answer: C) => unknown;
};

const offsets: Pair<ListOffsetsResponse, OffsetColumns> = {
  plain: ListOffsets as never,
  columns: ListOffsetsInColumns as never,
  fromPlain: ({ topics }) =>
    topics.map(({ name, partitions }) => [
      name,
      partitions.map(({ partitionIndex, errorCode, offset }) => [partitionIndex, errorCode, exact(offset)]),
    ]),
  fromColumns: ({ names, first, partition, errorCode, offset }) =>
    names.map((name, t) => [name, span(first[t]!, first[t + 1]!, (p) => [partition[p], errorCode[p], offset[p]])]),
};

const logDirs: Pair<DescribeLogDirsResponse, LogDirColumns> = {
  plain: DescribeLogDirs as never,
  columns: DescribeLogDirsInColumns as never,
  fromPlain: (answer) => ({
    errorCode: answer.errorCode ?? 0,
    dirs: answer.results.map(({ errorCode, logDir, totalBytes = -1n, usableBytes = -1n, topics }) => [
      ...[errorCode, logDir, totalBytes < 0n ? null : totalBytes, usableBytes < 0n ? null : usableBytes],
      topics.reduce((sum, { partitions }) => sum + partitions.length, 0),
    ]),
    topics: answer.results.flatMap(({ topics }) =>
      topics.map(({ name, partitions }) => [
        name,
        partitions.map((each) => [
          ...[each.partitionIndex, exact(each.partitionSize), exact(each.offsetLag), each.isFutureKey ? 1 : 0],
        ]),
      ]),
    ),
  }),
  fromColumns: ({ errorCode, dirs, names, first, partition, size, offsetLag, future }) => ({
    errorCode,
    dirs: dirs.map((dir) => [dir.errorCode, dir.path, dir.total, dir.usable, dir.to - dir.from]),
    topics: names.map((name, t) => [
      name,
      span(first[t]!, first[t + 1]!, (p) => [partition[p], size[p], offsetLag[p], future[p]]),
    ]),
  }),
};

const NO_ID = 'A'.repeat(22);
const metadata: Pair<MetadataResponse, MetadataColumns> = {
  plain: Metadata as never,
  columns: MetadataInColumns as never,
  fromPlain: ({ errorCode = 0, clusterId = null, controllerId = -1, brokers, topics }) => ({
    errorCode,
    clusterId,
    controllerId,
    brokers: brokers.map(({ nodeId, host, port, rack = null }) => [nodeId, host, port, rack]),
    topics: topics
      .filter(({ name }) => name !== null)
      .map(({ errorCode: error, name, topicId = NO_ID, isInternal = false, partitions }) => [
        ...[error, name, topicId === NO_ID ? null : topicId, isInternal ? 1 : 0],
        partitions.map((each) => [
          ...[each.errorCode, each.partitionIndex, each.leaderId, each.leaderEpoch ?? -1],
          each.replicaNodes.map((id) => [
            ...[id, each.isrNodes.includes(id) ? 1 : 0, each.offlineReplicas?.includes(id) ? 1 : 0],
          ]),
        ]),
      ]),
  }),
  fromColumns: (answer) => ({
    errorCode: answer.errorCode,
    clusterId: answer.kafkaClusterId,
    controllerId: answer.controllerId,
    brokers: answer.brokers.map(({ brokerId, host, port, rack }) => [brokerId, host, port, rack]),
    topics: answer.names.map((name, t) => [
      ...[answer.topicError[t], name, answer.topicIds[t], answer.internal[t]],
      span(answer.firstPartition[t]!, answer.firstPartition[t + 1]!, (p) => [
        ...[answer.partitionError[p], answer.partition[p], answer.leader[p], answer.leaderEpoch[p]],
        span(answer.firstReplica[p]!, answer.firstReplica[p + 1]!, (r) => [
          ...[answer.replica[r], answer.inSync[r], answer.offline[r]],
        ]),
      ]),
    ]),
  }),
};

/** Commits only, topics by name. */
const commits: Pair<OffsetFetchResponse, { readonly groups: readonly GroupCommitColumns[] }> = {
  plain: OffsetFetch as never,
  columns: OffsetFetchInColumns as never,
  fromPlain: ({ groups = [] }) =>
    groups.map(({ groupId, errorCode, topics }) => [
      ...[groupId, errorCode],
      topics
        .map(({ name = '', partitions }): [string, unknown[]] => [
          name,
          partitions
            .filter((row) => !(row.committedOffset < 0n && !Number.isNaN(exact(row.committedOffset))))
            .filter((row) => row.errorCode === 0)
            .map(({ partitionIndex, committedOffset }) => [partitionIndex, exact(committedOffset)]),
        ])
        .filter(([, rows]) => rows.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    ]),
  fromColumns: ({ groups }) =>
    groups.map(({ groupId, errorCode, topics, first, partition, offset }) => [
      ...[groupId, errorCode],
      topics.map((name, t) => [name, span(first[t]!, first[t + 1]!, (p) => [partition[p], offset[p]])]),
    ]),
};

const pairs = [offsets, logDirs, metadata, commits] as Pair<unknown, unknown>[];

function versionsOf({ columns }: Pair<unknown, unknown>): number[] {
  return span(columns.minVersion, columns.maxVersion + 1, (version) => version);
}

/** In the middle of other bytes, as an answer lies in a pooled frame. */
function lent(bytes: Uint8Array): Reader {
  const frame = new Uint8Array(bytes.length + 40).fill(0xdd);
  frame.set(bytes, 20);
  return new Reader(frame, 20, 20 + bytes.length);
}

describe.each(pairs.map((pair) => [pair.plain.name, pair] as const))('%s in columns', (name, pair) => {
  it('reads what the Java classes wrote as the codec does', () => {
    const vectors = goldenVectors().filter(
      ({ api, kind, version }) => api === name && kind === 'response' && versionsOf(pair).includes(version),
    );
    expect(vectors.length).toBeGreaterThan(versionsOf(pair).length);
    for (const { hex, version } of vectors) {
      const bytes = Buffer.from(hex, 'hex');
      const plain = responseReader(pair.plain, version)(lent(bytes));
      const columns = responseReader(pair.columns, version)(lent(bytes));
      expect(pair.fromColumns(columns), `v${version} ${hex}`).toEqual(pair.fromPlain(plain));
    }
  });

  it('reads whatever there may be in any version as the codec does', () => {
    const random = seeded(20);
    for (const version of versionsOf(pair)) {
      for (let round = 0; round < 60; round++) {
        const to = new Writer();
        responseWriter(pair.plain, version)(to, randomStruct(pair.plain.response, version, random) as never);
        const bytes = to.finish();
        const plain = responseReader(pair.plain, version)(lent(bytes));
        const columns = responseReader(pair.columns, version)(lent(bytes));
        expect(pair.fromColumns(columns), `v${version}`).toEqual(pair.fromPlain(plain));
      }
    }
  });

  it('answers every cut and every damage with a WireError, or reads on', () => {
    const random = seeded(21);
    for (const version of versionsOf(pair)) {
      const to = new Writer();
      responseWriter(pair.plain, version)(to, randomStruct(pair.plain.response, version, random) as never);
      const bytes = to.finish();
      const read = responseReader(pair.columns, version);
      for (let end = 0; end < bytes.length; end++) {
        expect(() => read(new Reader(bytes, 0, end)), `v${version} cut at ${end}`).toThrow(WireError);
      }
      for (let round = 0; round < 200; round++) {
        const damaged = bytes.slice();
        if (damaged.length === 0) continue;
        damaged[random(damaged.length)] = random(256);
        try {
          read(lent(damaged));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(WireError);
        }
      }
    }
  });
});

describe('a question for the offsets of many partitions', () => {
  const partitions = {
    names: ['orders', 'größe'],
    first: Int32Array.of(0, 2, 3),
    partition: Int32Array.of(0, 7, 300),
  };

  it.each([-1, -2] as const)('is the codec’s, byte for byte, in every version: %d', (timestamp) => {
    for (let version = ListOffsets.minVersion; version <= ListOffsets.maxVersion; version++) {
      const to = new Writer();
      requestWriter(ListOffsetsInColumns, version)(to, { partitions, timestamp });
      const asked = requestReader(ListOffsets, version)(new Reader(to.finish()));
      expect(asked.topics).toMatchObject([
        {
          name: 'orders',
          partitions: [
            { partitionIndex: 0, timestamp: BigInt(timestamp) },
            { partitionIndex: 7, timestamp: BigInt(timestamp) },
          ],
        },
        { name: 'größe', partitions: [{ partitionIndex: 300, timestamp: BigInt(timestamp) }] },
      ]);
      const again = new Writer();
      requestWriter(ListOffsets, version)(again, asked);
      const first = new Writer();
      requestWriter(ListOffsetsInColumns, version)(first, { partitions, timestamp });
      expect(Buffer.from(first.finish()).toString('hex')).toBe(Buffer.from(again.finish()).toString('hex'));
    }
  });
});

describe('an answer of a whole cluster', () => {
  it('is read without anything kept per partition but its columns', () => {
    const partitions = Array.from({ length: 50_000 }, (_, partitionIndex) => ({
      ...{ partitionIndex, errorCode: 0, timestamp: -1n, offset: BigInt(partitionIndex) * 1_000_003n, leaderEpoch: 3 },
    }));
    const to = new Writer();
    responseWriter(ListOffsets, 8)(to, { throttleTimeMs: 0, topics: [{ name: 'wide', partitions }] });
    const answer = responseReader(ListOffsetsInColumns, 8)(new Reader(to.finish()));
    expect([answer.names, answer.first[1]]).toEqual([['wide'], 50_000]);
    expect(answer.offset[49_999]).toBe(49_999 * 1_000_003);
  });

  it('takes no memory for a count that its bytes cannot hold', () => {
    const to = new Writer();
    to.int32(0);
    to.uvarint(2);
    to.uvarint(2);
    to.text('x', 1);
    to.uvarint(2 ** 31);
    expect(() => responseReader(ListOffsetsInColumns, 8)(new Reader(to.finish()))).toThrow(WireError);
  });
});
