// Kafka's message specifications (the JSON of the clients jar) as the fields of our table. Format: the README.md beside
// them in Kafka's own source, clients/src/main/resources/common/message.

/**
 * @typedef {{ first: number, last: number }} Range versions, both ends included
 * @typedef {{ name: string, fields: Field[] }} Struct
 * @typedef {{
 *   name: string, about: string, type: string | Struct, array: boolean, since: number, until: number,
 *   nullableSince?: number, tag?: number, default?: string, ignorable: boolean,
 * }} Field one line of the table; a field whose tag or nullability changes over the versions is several
 */

/** Where the specification names no default and 0 would be a lie: every Java client sends this instead. */
const clientDefaults = { 'ListOffsetsRequest.ReplicaId': '-1' };

/**
 * @param {string} text a specification, JSON with comment lines
 * @param {Range} versions those the table covers
 * @returns {{ name: string, flexibleSince: number, fields: Field[] }}
 */
export function parseSpecification(text, versions) {
  const spec = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
  const common = new Map((spec.commonStructs ?? []).map((struct) => [struct.name, struct.fields]));
  const flexible = range(spec.flexibleVersions);
  for (const field of spec.fields) field.default ??= clientDefaults[`${spec.name}.${field.name}`];
  return {
    name: spec.name,
    flexibleSince: flexible?.first ?? versions.last + 1,
    fields: fieldsOf(spec.fields, versions, common),
  };
}

function fieldsOf(specs, around, common) {
  return specs.flatMap((spec) => {
    const within = intersection(range(spec.versions), around);
    return within ? pieces(spec, within).map((piece) => fieldOf(spec, piece, common)) : [];
  });
}

function fieldOf(spec, { first, last, nullableSince, tagged }, common) {
  if (spec.flexibleVersions) throw new Error(`${spec.name} has flexible versions of its own: not supported.`);
  const array = spec.type.startsWith('[]');
  const typeName = spec.type.replace('[]', '');
  const isStruct = typeName[0] === typeName[0].toUpperCase();
  const inner = spec.fields ?? common.get(typeName);
  return {
    name: spec.name[0].toLowerCase() + spec.name.slice(1),
    about: spec.about ?? '',
    type: isStruct ? { name: typeName, fields: fieldsOf(inner, { first, last }, common) } : typeName,
    array,
    since: first,
    until: last,
    nullableSince,
    tag: tagged ? spec.tag : undefined,
    default: spec.default === undefined ? undefined : String(spec.default),
    ignorable: spec.ignorable ?? false,
  };
}

/** Cuts a field's versions where it starts or stops being tagged, or stops being nullable. */
function pieces(spec, within) {
  const nullable = range(spec.nullableVersions);
  const tagged = range(spec.taggedVersions);
  const out = [];
  for (let version = within.first; version <= within.last; version++) {
    const isNullable = includes(nullable, version);
    const isTagged = includes(tagged, version);
    const open = out.at(-1);
    if (!open || open.tagged !== isTagged || (open.nullableSince !== undefined && !isNullable)) {
      out.push({ first: version, last: version, tagged: isTagged, nullableSince: isNullable ? version : undefined });
    } else {
      open.last = version;
      if (isNullable) open.nullableSince ??= version;
    }
  }
  return out;
}

/** "3+", "1-4", "2" or "none". */
function range(text) {
  if (text === undefined || text === 'none') return null;
  const [, first, rest, last] = /^(\d+)(\+|-(\d+))?$/.exec(text);
  return { first: Number(first), last: rest === '+' ? Number.POSITIVE_INFINITY : Number(last ?? first) };
}

function includes(within, version) {
  return within !== null && version >= within.first && version <= within.last;
}

function intersection(a, b) {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : null;
}
