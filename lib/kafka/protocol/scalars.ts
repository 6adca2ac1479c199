import { Buffer } from 'node:buffer';
import { WireError } from './errors';
import type { Scalar } from './message';
import type { Reader } from './reader';
import type { Writer } from './writer';

/** How one kind of value travels in one version of a message. */
export type Shape = {
  /** The fewest bytes a value takes: what a claimed count is held against. */
  readonly minBytes: number;
  readonly read: (from: Reader) => unknown;
  /** Throws RangeError or VersionError for a value that does not fit, with the path of its field. */
  readonly write: (to: Writer, value: unknown) => void;
};

/** What a field is beside its type: `path` names it in errors, `compact` lengths are those of flexible versions. */
export type Traits = { readonly path: string; readonly nullable: boolean; readonly compact: boolean };

export function scalar(type: Scalar, traits: Traits): Shape {
  if (type === 'string') return stringShape(traits);
  if (type === 'bytes' || type === 'records') return bytesShape(type, traits);
  const { minBytes, read, write, holds } = fixed[type];
  return {
    minBytes,
    read,
    write: (to, value) => {
      if (!holds(value)) throw refusal(traits.path, type, value);
      write(to, value as never); // Cast: `holds` has just looked.
    },
  };
}

type Fixed<T> = {
  minBytes: number;
  holds: (value: unknown) => boolean;
  read: (from: Reader) => T;
  write: (to: Writer, value: T) => void;
};

const fixed = {
  bool: {
    minBytes: 1,
    holds: (value) => typeof value === 'boolean',
    read: (from) => from.bool(),
    write: (to, value) => to.bool(value),
  } satisfies Fixed<boolean>,
  int8: integer(
    1,
    (from) => from.int8(),
    (to, value) => to.int8(value),
  ),
  int16: integer(
    2,
    (from) => from.int16(),
    (to, value) => to.int16(value),
  ),
  uint16: unsigned(
    2,
    (from) => from.uint16(),
    (to, value) => to.uint16(value),
  ),
  int32: integer(
    4,
    (from) => from.int32(),
    (to, value) => to.int32(value),
  ),
  uint32: unsigned(
    4,
    (from) => from.uint32(),
    (to, value) => to.uint32(value),
  ),
  int64: {
    minBytes: 8,
    holds: (value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
    read: (from) => from.int64(),
    write: (to, value) => to.int64(value),
  } satisfies Fixed<bigint>,
  float64: {
    minBytes: 8,
    holds: (value) => typeof value === 'number',
    read: (from) => from.float64(),
    write: (to, value) => to.float64(value),
  } satisfies Fixed<number>,
  uuid: {
    minBytes: 16,
    holds: (value) => typeof value === 'string' && /^[\w-]{22}$/.test(value),
    read: (from) => from.uuid(),
    write: (to, value) => to.raw(Buffer.from(value, 'base64url')),
  } satisfies Fixed<string>,
};

type Accessors = [read: (from: Reader) => number, write: (to: Writer, value: number) => void];

function integer(minBytes: number, ...accessors: Accessors): Fixed<number> {
  return bounded(minBytes, -(2 ** (8 * minBytes - 1)), 2 ** (8 * minBytes - 1) - 1, accessors);
}

function unsigned(minBytes: number, ...accessors: Accessors): Fixed<number> {
  return bounded(minBytes, 0, 2 ** (8 * minBytes) - 1, accessors);
}

function bounded(minBytes: number, min: number, max: number, [read, write]: Accessors): Fixed<number> {
  const holds = (value: unknown) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  return { minBytes, holds, read, write };
}

function stringShape(traits: Traits): Shape {
  const { compact } = traits;
  const maxBytes = compact ? 0x7fffffff : 0x7fff;
  return {
    minBytes: compact ? 1 : 2,
    read: (from) => {
      const length = compact ? from.uvarint() - 1 : from.int16();
      return length < 0 ? nullOf(length, traits, from) : from.text(length);
    },
    write: (to, value) => {
      if (typeof value !== 'string' && (value !== null || !traits.nullable))
        throw refusal(traits.path, 'string', value);
      const length = value === null ? -1 : Buffer.byteLength(value);
      if (length > maxBytes) throw new RangeError(`${traits.path} must not be longer than ${maxBytes} bytes.`);
      if (compact) to.uvarint(length + 1);
      else to.int16(length);
      if (value !== null) to.text(value, length);
    },
  };
}

function bytesShape(type: 'bytes' | 'records', traits: Traits): Shape {
  const { compact } = traits;
  return {
    minBytes: compact ? 1 : 4,
    read: (from) => {
      const length = compact ? from.uvarint() - 1 : from.int32();
      if (length < 0) return nullOf(length, traits, from);
      return type === 'records' ? from.lend(length) : from.copy(length);
    },
    write: (to, value) => {
      if (!(value instanceof Uint8Array) && (value !== null || !traits.nullable))
        throw refusal(traits.path, type, value);
      const length = value === null ? -1 : value.length;
      if (compact) to.uvarint(length + 1);
      else to.int32(length);
      if (value !== null) to.raw(value);
    },
  };
}

/** A length or count of -1 is null where null may be; all other negative ones are broken. */
export function nullOf(length: number, { path, nullable }: Traits, from: Reader): null {
  if (length === -1 && nullable) return null;
  throw new WireError(`${path}: length ${length}`, from.position);
}

export function refusal(path: string, type: string, value: unknown): RangeError {
  const shown = typeof value === 'object' && value !== null ? 'an object' : String(value);
  return new RangeError(`${path} must be of type ${type}, not ${shown}.`);
}
