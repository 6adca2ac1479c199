import { defaultOf, isDefault, isIn } from './defaults';
import { VersionError, WireError } from './errors';
import type { Field, Message } from './message';
import type { Reader } from './reader';
import { nullOf, refusal, type Shape, scalar, type Traits } from './scalars';
import type { Writer } from './writer';

type Member = Shape & { readonly name: string; readonly field: Field };
type Values = Record<string, unknown>;

/**
 * The reader of one answer in one version; made once. It reads all it is given or throws WireError. Its result is
 * owned, but for `records`, lent with the frame. A field not in this version is absent; a tagged field that the broker
 * left out has Kafka's default.
 */
export function responseReader<Request, Response>(
  message: Message<Request, Response>,
  version: number,
): (from: Reader) => Response {
  const { columns } = message;
  if (!columns) return reader<Response>(message, message.response, version);
  return whole(message, version, (from) => columns.read(from, version));
}

/**
 * The writer of one request in one version; made once. A field left out, or undefined, travels as Kafka's default.
 * A value that does not fit is a RangeError. A value other than the default in a field that this version lacks is a
 * VersionError, unless Kafka calls the field ignorable: then it is dropped, as the Java client does.
 */
export function requestWriter<Request, Response>(
  message: Message<Request, Response>,
  version: number,
): (to: Writer, value: Request) => void {
  const { columns } = message;
  if (!columns?.write) return shapeOf(message, message.request, version).write;
  return (to, value) => columns.write?.(to, value, version);
}

/** The broker's side of `requestWriter`, for tests and tools. */
export function requestReader<Request, Response>(
  message: Message<Request, Response>,
  version: number,
): (from: Reader) => Request {
  return reader<Request>(message, message.request, version);
}

/** The broker's side of `responseReader`, for tests and tools. */
export function responseWriter<Request, Response>(
  message: Message<Request, Response>,
  version: number,
): (to: Writer, value: Response) => void {
  return shapeOf(message, message.response, version).write;
}

function reader<T>(message: Message, fields: readonly Field[], version: number): (from: Reader) => T {
  const { read } = shapeOf(message, fields, version);
  return whole(message, version, read as (from: Reader) => T); // Cast: the table and T come out of one generator run.
}

function whole<T>({ name }: Message, version: number, read: (from: Reader) => T): (from: Reader) => T {
  return (from) => {
    const out = read(from);
    if (from.left > 0) throw new WireError(`${name} v${version}: ${from.left} bytes left over`, from.position);
    return out;
  };
}

const compiled = new WeakMap<readonly Field[], Map<number, Shape>>();

function shapeOf(message: Message, fields: readonly Field[], version: number): Shape {
  if (!Number.isInteger(version) || version < message.minVersion || version > message.maxVersion) {
    throw new VersionError(
      `${message.name} is known from v${message.minVersion} to v${message.maxVersion}, not as v${version}.`,
    );
  }
  const versions = compiled.get(fields) ?? new Map<number, Shape>();
  compiled.set(fields, versions);
  let shape = versions.get(version);
  if (!shape) {
    const path = `${message.name} v${version}`;
    shape = struct(fields, version, { path, nullable: false, compact: version >= message.flexibleSince });
    versions.set(version, shape);
  }
  return shape;
}

// The functions below call each other as deep as the table nests, never as deep as the bytes claim to.

function struct(fields: readonly Field[], version: number, { path, compact }: Traits): Shape {
  const members = fields
    .filter((field) => isIn(field, version))
    .map((field) => ({ name: field.name, field, ...fieldShape(field, version, `${path} ${field.name}`, compact) }));
  const plain = members.filter(({ field }) => field.tag === undefined);
  const absent = fields.filter(({ name }) => members.every((member) => member.name !== name));
  const tags = compact ? tagSection(members, version) : null;

  const read = (from: Reader) => {
    const out: Values = {};
    for (const member of plain) out[member.name] = member.read(from);
    tags?.read(from, out);
    return out;
  };
  const write = (to: Writer, value: unknown) => {
    if (typeof value !== 'object' || value === null) throw refusal(path, 'struct', value);
    const values = value as Values;
    for (const field of absent) {
      if (field.ignorable || isDefault(field, values[field.name])) continue;
      throw new VersionError(`${path} cannot carry ${field.name}.`);
    }
    for (const { name, field, write } of plain) {
      const given = values[name];
      write(to, given === undefined ? defaultOf(field, version) : given);
    }
    tags?.write(to, values);
  };
  return { minBytes: plain.reduce((sum, member) => sum + member.minBytes, compact ? 1 : 0), read, write };
}

/** The tagged fields that end a struct of a flexible version (KIP-482): those at their default stay out. */
function tagSection(members: readonly Member[], version: number) {
  const tagged = members
    .flatMap((member) => (member.field.tag === undefined ? [] : [{ ...member, tag: member.field.tag }]))
    .sort((a, b) => a.tag - b.tag);
  const byTag = new Map(tagged.map((member) => [member.tag, member]));

  const read = (from: Reader, out: Values) => {
    for (const { name, field } of tagged) out[name] = defaultOf(field, version);
    for (let left = from.uvarint(); left > 0; left--) {
      const member = byTag.get(from.uvarint());
      const length = from.uvarint();
      const end = from.position + length;
      if (member) out[member.name] = member.read(from);
      else from.skip(length);
      if (from.position !== end) throw new WireError('tagged field of another length', from.position);
    }
  };
  const write = (to: Writer, values: Values) => {
    const present = tagged.filter(({ name, field }) => !isDefault(field, values[name]));
    to.uvarint(present.length);
    for (const { name, tag, write } of present) {
      to.uvarint(tag);
      const start = to.fork();
      write(to, values[name]);
      to.join(start);
    }
  };
  return { read, write };
}

function fieldShape(field: Field, version: number, path: string, compact: boolean): Shape {
  const nullable = version >= (field.nullableSince ?? Number.POSITIVE_INFINITY);
  const traits = { path, nullable, compact };
  const shape = field.array
    ? list(single(field, version, { ...traits, nullable: false }), traits)
    : single(field, version, traits);
  if (nullable || field.nullableSince === undefined) return shape;
  const write = (to: Writer, value: unknown) => {
    if (value === null) throw new VersionError(`${path} cannot be null before v${field.nullableSince}.`);
    shape.write(to, value);
  };
  return { ...shape, write };
}

function single({ type }: Field, version: number, traits: Traits): Shape {
  if (typeof type === 'string') return scalar(type, traits);
  const inner = struct(type, version, traits);
  if (!traits.nullable) return inner;
  return {
    minBytes: 1,
    read: (from) => (from.int8() < 0 ? null : inner.read(from)),
    write: (to, value) => {
      to.int8(value === null ? -1 : 1);
      if (value !== null) inner.write(to, value);
    },
  };
}

function list(item: Shape, traits: Traits): Shape {
  const { path, nullable, compact } = traits;
  const itemBytes = Math.max(1, item.minBytes);
  return {
    minBytes: compact ? 1 : 4,
    read: (from) => {
      const count = compact ? from.uvarint() - 1 : from.int32();
      if (count < 0) return nullOf(count, traits, from);
      // Before memory is taken: a claimed count is held against the bytes that could carry it.
      if (count * itemBytes > from.left)
        throw new WireError(`${path}: ${count} items in ${from.left} bytes`, from.position);
      const items = new Array<unknown>(count);
      for (let i = 0; i < count; i++) items[i] = item.read(from);
      return items;
    },
    write: (to, value) => {
      if (!Array.isArray(value) && (value !== null || !nullable)) throw refusal(path, 'array', value);
      const count = value === null ? -1 : value.length;
      if (compact) to.uvarint(count + 1);
      else to.int32(count);
      if (value !== null) for (const each of value) item.write(to, each);
    },
  };
}
