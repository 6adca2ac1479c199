import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { requestReader, requestWriter, responseReader, responseWriter } from './codec';
import { WireError } from './errors';
import { goldenVectors } from './golden-vectors';
import { messages } from './messages';
import { type Random, randomBytes, randomStruct, seeded } from './random-values';
import { Reader } from './reader';
import { Writer } from './writer';

Error.stackTraceLimit = 0; // Hundreds of thousands are thrown here, none is looked at.
vi.setConfig({ testTimeout: 60_000 });

/** One side of one message in one version. */
type Side = {
  name: string;
  draw: (random: Random) => unknown;
  write: (to: Writer, value: unknown) => void;
  read: (from: Reader) => unknown;
};

const sides: Side[] = messages.flatMap((message) =>
  Array.from({ length: message.maxVersion - message.minVersion + 1 }, (_, i) => message.minVersion + i).flatMap(
    (version) => [
      {
        name: `${message.name} request v${version}`,
        draw: (random: Random) => randomStruct(message.request, version, random),
        write: requestWriter(message, version),
        read: requestReader(message, version),
      },
      {
        name: `${message.name} response v${version}`,
        draw: (random: Random) => randomStruct(message.response, version, random),
        write: responseWriter(message, version),
        read: responseReader(message, version),
      },
    ],
  ),
);
const sideOf = new Map(sides.map((side) => [side.name, side]));
const vectors = goldenVectors().map(({ api, kind, version, hex }) => ({
  side: sideOf.get(`${api} ${kind} v${version}`)!,
  bytes: Buffer.from(hex, 'hex'),
}));

const foreign = 7; // Bytes that are not the message's, before and behind it.

function encoded(side: Side, value: unknown): Uint8Array {
  const to = new Writer(16);
  to.raw(new Uint8Array(foreign).fill(0xdd));
  side.write(to, value);
  to.raw(new Uint8Array(foreign).fill(0xdd));
  return to.finish();
}

/** What reading gives: a value, or null for a WireError. Anything else that is thrown goes through. */
function attempt(side: Side, bytes: Uint8Array, start = 0, end = bytes.length): { value: unknown } | null {
  try {
    return { value: side.read(new Reader(bytes, start, end)) };
  } catch (thrown) {
    if (thrown instanceof WireError) return null;
    throw new Error(`${side.name} threw ${thrown} on ${Buffer.from(bytes).toString('hex')}`, { cause: thrown });
  }
}

describe('any message in any version', () => {
  it('comes back as it was written, between foreign bytes', () => {
    const random = seeded(1);
    for (const side of sides) {
      for (let round = 0; round < 20; round++) {
        const value = side.draw(random);
        const bytes = encoded(side, value);
        const back = side.read(new Reader(bytes, foreign, bytes.length - foreign));
        if (!isDeepStrictEqual(back, value)) expect(back, side.name).toEqual(value);
      }
    }
  });

  it('is refused when its end is missing, wherever it was cut', () => {
    const random = seeded(2);
    const drawn = sides.map((side) => ({ side, bytes: encoded(side, side.draw(random)).slice(foreign, -foreign) }));
    for (const { side, bytes } of [...vectors, ...drawn]) {
      // Long messages repeat themselves: every cut of the first part, then a sample.
      for (let cut = 0; cut < bytes.length; cut += cut < 1000 ? 1 : 1 + random(50)) {
        if (attempt(side, bytes, 0, cut)) throw new Error(`${side.name} read a window of ${cut} bytes`);
        if (cut % 3 === 0 && attempt(side, bytes.slice(0, cut))) throw new Error(`${side.name} read ${cut} bytes`);
      }
    }
  });

  it('is refused when bytes are left over behind it', () => {
    for (const { side, bytes } of vectors) {
      expect(attempt(side, Buffer.concat([bytes, new Uint8Array(1)])), side.name).toBeNull();
    }
  });
});

describe('100,000 damaged copies', () => {
  it('give a WireError or a value no larger than their bytes, nothing else', () => {
    const random = seeded(3);
    let refused = 0;
    for (let round = 0; round < 100_000; round++) {
      const { side, bytes } = vectors[random(vectors.length)]!;
      const damaged = damage(bytes, random);
      const result = attempt(side, damaged);
      if (!result) refused++;
      else if (items(result.value) > damaged.length) throw new Error(`${side.name} made items out of nothing`);
    }
    expect(refused).toBeGreaterThan(30_000);
    expect(refused).toBeLessThan(95_000);
  });
});

const edges = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];

function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(out.length);
    const kind = random(6);
    if (kind === 0) out[at]! ^= 1 << random(8);
    else if (kind === 1) out[at] = edges[random(edges.length)]!;
    else if (kind === 2) out.fill(0xff, at, at + 1 + random(8));
    else if (kind === 3) out.copyWithin(at, random(out.length), random(out.length));
    else if (kind === 4) return Buffer.concat([out.slice(0, at), randomBytes(random(9), random), out.slice(at)]);
    else return Buffer.concat([out.slice(0, at), out.slice(at + 1 + random(9))]);
  }
  return out;
}

/** How many items all arrays of a value have together. */
function items(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return 0;
  const inner = Object.values(value);
  return inner.reduce((sum: number, each) => sum + items(each), Array.isArray(value) ? inner.length : 0);
}
