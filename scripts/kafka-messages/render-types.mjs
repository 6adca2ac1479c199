// The TypeScript types of the generated table, with Kafka's own words on each field.

/** @typedef {import('./spec.mjs').Field} Field */
/** @typedef {import('./render-table.mjs').Api} Api */

const scalars = {
  bool: 'boolean',
  int64: 'bigint',
  uuid: 'string',
  string: 'string',
  bytes: 'Uint8Array',
  records: 'Uint8Array',
};

/** @param {Api[]} apis */
export function renderTypes(head, apis) {
  const types = new Map();
  for (const { minVersion, maxVersion, request, response } of apis) {
    const versions = { first: minVersion, last: maxVersion };
    addStruct(types, { message: request.name, isRequest: true }, request, versions);
    addStruct(types, { message: response.name, isRequest: false }, response, versions);
  }
  return [head, ...types.values()].join('\n');
}

function addStruct(types, context, { name, fields }, versions) {
  const typeName = nameOf(context, name);
  const lines = merged(fields).map((field) => renderField(context, field, versions));
  const body = lines.length > 0 ? `{\n${lines.join('')}}` : 'Record<string, never>';
  const text = `export type ${typeName} = ${body};\n`;
  if ((types.get(typeName) ?? text) !== text) throw new Error(`Two structs are called ${typeName}.`);
  types.set(typeName, text);
  for (const field of fields) {
    if (typeof field.type === 'string') continue;
    addStruct(types, context, field.type, { first: field.since, last: field.until });
  }
}

/** A request may leave out every field; an answer lacks those that are not in its version. */
function renderField(context, field, versions) {
  const { since, until, about, nullableSince } = field;
  const partial = since > versions.first || until < versions.last;
  const when = until < versions.last ? `v${since} to v${until}` : `v${since}+`;
  const comment = `${partial ? `${when}: ` : ''}${about.replaceAll('*/', '* /')}`;
  const type = `${typeOf(context, field)}${nullableSince === undefined ? '' : ' | null'}`;
  return `  /** ${comment} */\n  ${field.name}${context.isRequest || partial ? '?' : ''}: ${type};\n`;
}

function typeOf(context, { type, array }) {
  const item = typeof type === 'string' ? (scalars[type] ?? 'number') : nameOf(context, type.name);
  if (!array) return item;
  return context.isRequest ? `readonly ${item}[]` : `${item}[]`;
}

/** Kafka's struct names are unique within a message; ours are over all. */
function nameOf({ message }, name) {
  return name.startsWith(message) ? name : message + name;
}

/** One property for a field that the table holds as several lines. */
function merged(fields) {
  const byName = new Map();
  for (const field of fields) {
    const known = byName.get(field.name);
    if (known && JSON.stringify(known.type) !== JSON.stringify(field.type)) {
      throw new Error(`${field.name} changes its type from v${known.since} to v${field.since}: not supported.`);
    }
    const nullableSince = known?.nullableSince ?? field.nullableSince;
    byName.set(field.name, known ? { ...known, until: field.until, nullableSince } : field);
  }
  return [...byName.values()];
}
