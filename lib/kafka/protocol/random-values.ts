// For tests: values of any message in any version, drawn along the table by a seeded generator.
import { Buffer } from 'node:buffer';
import { defaultOf, isIn } from './defaults';
import type { Field, Scalar } from './message';

/** Uniform whole numbers from 0 to `below` - 1. */
export type Random = (below: number) => number;

/** mulberry32: small, fast, the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A struct with every field of the version: some at their default, some null, most at an edge or anything. */
export function randomStruct(fields: readonly Field[], version: number, random: Random): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of fields) if (isIn(field, version)) out[field.name] = randomField(field, version, random);
  return out;
}

function randomField(field: Field, version: number, random: Random): unknown {
  const nullable = version >= (field.nullableSince ?? Number.POSITIVE_INFINITY);
  if (nullable && random(5) === 0) return null;
  if (random(6) === 0 && (nullable || field.default !== null)) return defaultOf(field, version);
  if (!field.array) return randomValue(field.type, version, random);
  return Array.from({ length: random(4) }, () => randomValue(field.type, version, random));
}

function randomValue(type: Field['type'], version: number, random: Random): unknown {
  return typeof type === 'string' ? scalars[type](random) : randomStruct(type, version, random);
}

const scalars: Record<Scalar, (random: Random) => unknown> = {
  bool: (random) => random(2) === 1,
  int8: (random) => edgeOr(random, [-128, -1, 0, 127], () => random(256) - 128),
  int16: (random) => edgeOr(random, [-32768, -1, 0, 32767], () => random(65536) - 32768),
  uint16: (random) => edgeOr(random, [0, 32768, 65535], () => random(65536)),
  int32: (random) => edgeOr(random, [-(2 ** 31), -1, 0, 2 ** 31 - 1], () => random(2 ** 32) - 2 ** 31),
  uint32: (random) => edgeOr(random, [0, 2 ** 31, 2 ** 32 - 1], () => random(2 ** 32)),
  int64: (random) =>
    edgeOr(random, [-(2n ** 63n), -1n, 0n, 2n ** 53n + 1n, 2n ** 63n - 1n], () =>
      BigInt.asIntN(64, (BigInt(random(2 ** 32)) << 32n) | BigInt(random(2 ** 32))),
    ),
  float64: (random) => edgeOr(random, [0, -1.5, Number.MAX_VALUE, Number.NEGATIVE_INFINITY], () => random(2 ** 32) / 7),
  uuid: (random) => Buffer.from(randomBytes(16, random)).toString('base64url'),
  string: (random) => words[random(words.length)]!.repeat(random(20) === 0 ? 1 + random(600) : random(3)),
  bytes: (random) => randomBytes(random(20), random),
  records: (random) => randomBytes(random(200), random),
};

const words = ['orders', 'x', 'größe', '日本', '🙂', '\u0000', 'مرحبا'];

export function randomBytes(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random(256));
}

function edgeOr<T>(random: Random, edges: readonly T[], anything: () => T): T {
  return random(3) === 0 ? edges[random(edges.length)]! : anything();
}
