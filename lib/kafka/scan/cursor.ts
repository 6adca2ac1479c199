import { deflateRawSync, inflateRawSync } from 'node:zlib';

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

const VERSION = 2;
const NEWER = 1;
const HAS_KEY = 2;
const HAS_TOPIC_ID = 4;
const DEFLATED = 8;
const TOPIC_ID_BYTES = 16;
const MAX_PARTITIONS = 100_000;
/** Of the positions once they are inflated: two numbers of 10 bytes for each partition. */
const MAX_POSITION_BYTES = MAX_PARTITIONS * 20;

/**
 * Base64url of varints. Partitions stand in runs, and each offset as what it differs from the one before: two to four
 * bytes a partition, less where deflating finds a pattern.
 */
export function encodeCursor({ direction, topicId, key, positions }: Cursor): string {
  const plain = Uint8Array.from(positionBytes(positions, direction));
  const deflated = deflateRawSync(plain);
  const packed = deflated.length < plain.length ? deflated : plain;
  const flags =
    (direction === 'newer' ? NEWER : 0) |
    (key ? HAS_KEY : 0) |
    (topicId ? HAS_TOPIC_ID : 0) |
    (packed === deflated ? DEFLATED : 0);
  const bytes: number[] = [VERSION, flags];
  if (topicId) bytes.push(...Buffer.from(topicId, 'base64url').subarray(0, TOPIC_ID_BYTES));
  if (key) {
    put(bytes, zigzag(key.timestamp));
    put(bytes, BigInt(key.partition));
    put(bytes, key.offset);
  }
  return Buffer.concat([Uint8Array.from(bytes), packed]).toString('base64url');
}

/** Runs of partitions without a gap: how many are skipped, how many follow, their `seen`, then for older their `upper`. */
function positionBytes(positions: readonly Position[], direction: Cursor['direction']): number[] {
  const bytes: number[] = [];
  let next = 0;
  let before = 0n;
  for (let from = 0; from < positions.length; ) {
    let to = from + 1;
    while (to < positions.length && positions[to]!.partition === positions[to - 1]!.partition + 1) to++;
    const run = positions.slice(from, to);
    put(bytes, BigInt(run[0]!.partition - next));
    put(bytes, BigInt(run.length));
    for (const { seen } of run) {
      put(bytes, zigzag(seen - before));
      before = seen;
    }
    if (direction === 'older') for (const { seen, upper } of run) put(bytes, upper - seen);
    next = run.at(-1)!.partition + 1;
    from = to;
  }
  return bytes;
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
    const rest = bytes.subarray(taken.at);
    const limit = { maxOutputLength: MAX_POSITION_BYTES };
    const plain = flags & DEFLATED ? inflateRawSync(rest, limit) : rest;
    const positions = takePositions({ bytes: plain, at: 0 }, direction);
    return positions && { direction, topicId, key, positions };
  } catch (thrown) {
    // Also what zlib throws for bytes that it never made.
    if (thrown instanceof RangeError || (thrown instanceof Error && 'code' in thrown)) return null;
    throw thrown;
  }
}

function takePositions(taken: Taken, direction: Cursor['direction']): Position[] | null {
  const positions: Position[] = [];
  let partition = 0;
  let before = 0n;
  while (taken.at < taken.bytes.length) {
    partition += Number(take(taken));
    const count = Number(take(taken));
    if (count === 0 || count > taken.bytes.length - taken.at || positions.length + count > MAX_PARTITIONS) return null;
    if (partition + count > 0x7fffffff) return null;
    const seen = Array.from({ length: count }, () => (before += unzigzag(take(taken))));
    for (const each of seen) {
      const upper = direction === 'older' ? each + take(taken) : each;
      if (each < 0n || upper >= 2n ** 63n) return null;
      positions.push({ partition, seen: each, upper });
      partition++;
    }
  }
  return positions;
}

type Taken = { readonly bytes: Uint8Array; at: number };

function takeKey(taken: Taken): NonNullable<Cursor['key']> {
  return { timestamp: unzigzag(take(taken)), partition: Number(take(taken)), offset: take(taken) };
}

/** Signed numbers as unsigned ones, small where they are near 0. Without shifts by 63: V8 of Node 20 dies on them. */
const zigzag = (value: bigint): bigint => (value < 0n ? -value * 2n - 1n : value * 2n);
const unzigzag = (value: bigint): bigint => (value % 2n === 0n ? value / 2n : -(value + 1n) / 2n);

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
