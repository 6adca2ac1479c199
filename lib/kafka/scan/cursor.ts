/**
 * Where a page ends and the next begins: all of it is in the URL, nothing in the server's memory.
 *
 * newer: reads from `seen` of each partition towards its end.
 * older: reads from below `upper` towards the start. What is at or above `seen` was looked at already, and was shown
 * unless it comes after `key`; what is below was not, so that no record is lost even where timestamps run backwards.
 */
export type Cursor = {
  readonly direction: 'older' | 'newer';
  readonly topicId: string | null;
  /** The last row shown; null: none. */
  readonly key: { readonly timestamp: bigint; readonly partition: number; readonly offset: bigint } | null;
  /** By partition, ascending. */
  readonly positions: readonly Position[];
};

export type Position = { readonly partition: number; readonly seen: bigint; readonly upper: bigint };

const VERSION = 1;
const NEWER = 1;
const HAS_KEY = 2;
const HAS_TOPIC_ID = 4;
const TOPIC_ID_BYTES = 16;
const MAX_PARTITIONS = 100_000;

/** Base64url of varints: about five bytes a partition. */
export function encodeCursor({ direction, topicId, key, positions }: Cursor): string {
  const flags = (direction === 'newer' ? NEWER : 0) | (key ? HAS_KEY : 0) | (topicId ? HAS_TOPIC_ID : 0);
  const bytes: number[] = [VERSION, flags];
  if (topicId) bytes.push(...Buffer.from(topicId, 'base64url').subarray(0, TOPIC_ID_BYTES));
  if (key) {
    put(bytes, BigInt.asUintN(64, (key.timestamp << 1n) ^ (key.timestamp >> 63n)));
    put(bytes, BigInt(key.partition));
    put(bytes, key.offset);
  }
  let before = -1;
  for (const { partition, seen, upper } of positions) {
    put(bytes, BigInt(partition - before - 1));
    put(bytes, seen);
    if (direction === 'older') put(bytes, upper - seen);
    before = partition;
  }
  return Buffer.from(bytes).toString('base64url');
}

/** Null for what `encodeCursor` cannot have made. */
export function decodeCursor(text: string): Cursor | null {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < 2 || bytes[0] !== VERSION || bytes.toString('base64url') !== text) return null;
  const flags = bytes[1]!;
  const direction = flags & NEWER ? 'newer' : 'older';
  const taken = { bytes, at: 2 };
  try {
    let topicId: string | null = null;
    if (flags & HAS_TOPIC_ID) {
      if (bytes.length < 2 + TOPIC_ID_BYTES) return null;
      topicId = bytes.toString('base64url', 2, 2 + TOPIC_ID_BYTES);
      taken.at += TOPIC_ID_BYTES;
    }
    const key = flags & HAS_KEY ? takeKey(taken) : null;
    const positions: Position[] = [];
    let partition = -1;
    while (taken.at < bytes.length && positions.length < MAX_PARTITIONS) {
      partition += Number(take(taken)) + 1;
      const seen = take(taken);
      const upper = direction === 'older' ? seen + take(taken) : seen;
      if (partition > 0x7fffffff || upper >= 2n ** 63n) return null;
      positions.push({ partition, seen, upper });
    }
    return { direction, topicId, key, positions };
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

type Taken = { readonly bytes: Uint8Array; at: number };

function takeKey(taken: Taken): NonNullable<Cursor['key']> {
  const zigzag = take(taken);
  const timestamp = BigInt.asIntN(64, (zigzag >> 1n) ^ -(zigzag & 1n));
  return { timestamp, partition: Number(take(taken)), offset: take(taken) };
}

function put(bytes: number[], value: bigint): void {
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
}

function take(taken: Taken): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = taken.bytes[taken.at++];
    if (byte === undefined) break;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw new RangeError('cut in a number');
}
