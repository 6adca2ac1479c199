import type { Message } from '../message';
import type { DescribeLogDirsRequest } from '../message-types';
import { DescribeLogDirs } from '../messages';
import type { Reader } from '../reader';
import { length, skipTags, text } from './fields';
import type { PartitionColumns } from './list-offsets';

export type LogDirAnswer = {
  readonly errorCode: number;
  readonly path: string;
  /** Bytes of its volume; null from brokers before 3.3 and where a dir does not know. */
  readonly total: bigint | null;
  readonly usable: bigint | null;
  /** Its replicas: from this row up to that. */
  readonly from: number;
  readonly to: number;
};

/** Replicas on the disks of one broker, dir by dir. A topic with replicas in two dirs is there twice. */
export type LogDirColumns = PartitionColumns & {
  readonly errorCode: number;
  readonly dirs: readonly LogDirAnswer[];
  /** Bytes. Exact below 2^53, NaN beyond, as `offsetLag`. */
  readonly size: Float64Array;
  /** Messages that a replica is behind its leader's high watermark. */
  readonly offsetLag: Float64Array;
  /** 1: on its way to another dir of the same broker. */
  readonly future: Uint8Array;
};

/** DescribeLogDirs of every version. */
export const DescribeLogDirsInColumns: Message<DescribeLogDirsRequest, LogDirColumns> = {
  ...{ name: DescribeLogDirs.name, key: DescribeLogDirs.key, flexibleSince: DescribeLogDirs.flexibleSince },
  ...{ minVersion: DescribeLogDirs.minVersion, maxVersion: DescribeLogDirs.maxVersion },
  ...{ request: DescribeLogDirs.request, response: DescribeLogDirs.response },
  columns: { read },
};

const PLAIN_BYTES = 4 + 8 + 8 + 1;

/** Allocates nothing per replica. */
function read(from: Reader, version: number): LogDirColumns {
  const flexible = version >= DescribeLogDirs.flexibleSince;
  const itemBytes = PLAIN_BYTES + (flexible ? 1 : 0);
  from.int32(); // throttleTimeMs
  const errorCode = version >= 3 ? from.int16() : 0;
  const most = Math.floor(from.left / itemBytes);
  const names: string[] = [];
  const first: number[] = [];
  const partition = new Int32Array(most);
  const size = new Float64Array(most);
  const offsetLag = new Float64Array(most);
  const future = new Uint8Array(most);
  const dirs: LogDirAnswer[] = [];
  let p = 0;
  for (let dir = length(from, flexible, 1); dir > 0; dir--) {
    const start = p;
    const code = from.int16();
    const path = text(from, flexible);
    for (let topics = length(from, flexible, 1); topics > 0; topics--) {
      names.push(text(from, flexible));
      first.push(p);
      for (let left = length(from, flexible, itemBytes); left > 0; left--) {
        partition[p] = from.int32();
        size[p] = from.int64Number();
        offsetLag[p] = from.int64Number();
        future[p] = from.bool() ? 1 : 0;
        skipTags(from, flexible);
        p++;
      }
      skipTags(from, flexible);
    }
    const total = version >= 4 ? bytes(from) : null;
    const usable = version >= 4 ? bytes(from) : null;
    if (version >= 5) from.skip(1); // isCordoned
    skipTags(from, flexible);
    dirs.push({ errorCode: code, path, total, usable, from: start, to: p });
  }
  first.push(p);
  skipTags(from, flexible);
  const cut = <T extends { slice(from: number, to: number): T }>(column: T): T => column.slice(0, p);
  const kept = { partition: cut(partition), size: cut(size), offsetLag: cut(offsetLag), future: cut(future) };
  return { errorCode, dirs, names, first: Int32Array.from(first), ...kept };
}

function bytes(from: Reader): bigint | null {
  const value = from.int64();
  return value < 0n ? null : value;
}
