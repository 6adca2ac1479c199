// The generated table as text. Each field is one line, so that a new Kafka release is a diff a person can review.

/** @typedef {import('./spec.mjs').Field} Field */
/** @typedef {{ name: string, flexibleSince: number, fields: Field[] }} Side */
/** @typedef {{ name: string, key: number, minVersion: number, maxVersion: number, request: Side, response: Side }} Api */

const zeros = new Set(['0', '', 'false']);

/** @param {Api[]} apis */
export function renderTable(head, apis) {
  const types = apis.flatMap(({ name }) => [`${name}Request`, `${name}Response`]);
  return [
    head,
    `import type { Message } from './message';\nimport type {\n${types.map((name) => `  ${name},\n`).join('')}} from './message-types';\n`,
    ...apis.map(renderApi),
    `/** Every API above, by key. */\nexport const messages: readonly Message[] = [\n${apis.map(({ name }) => `  ${name},\n`).join('')}];\n`,
  ].join('\n');
}

function renderApi({ name, key, minVersion, maxVersion, request, response }) {
  if (request.flexibleSince !== response.flexibleSince) throw new Error(`${name}: the two sides turn flexible apart.`);
  const side = ({ fields }) => renderFields(fields, { first: minVersion, last: maxVersion }, '  ');
  return [
    `export const ${name}: Message<${name}Request, ${name}Response> = {`,
    `  name: '${name}', key: ${key}, minVersion: ${minVersion}, maxVersion: ${maxVersion}, flexibleSince: ${request.flexibleSince},`,
    `  request: ${side(request)},`,
    `  response: ${side(response)},`,
    '};\n',
  ].join('\n');
}

function renderFields(fields, around, indent) {
  if (fields.length === 0) return '[]';
  return `[\n${fields.map((field) => `${indent}  ${renderField(field, around, `${indent}  `)},\n`).join('')}${indent}]`;
}

/** @param {Field} field */
function renderField(field, around, indent) {
  const isStruct = typeof field.type !== 'string';
  const partial = field.since > around.first || field.until < around.last;
  const parts = [`name: '${field.name}'`];
  if (!isStruct) parts.push(`type: '${field.type}'`);
  if (field.array) parts.push('array: true');
  if (field.since > around.first) parts.push(`since: ${field.since}`);
  if (field.until < around.last) parts.push(`until: ${field.until}`);
  if (field.nullableSince !== undefined) parts.push(`nullableSince: ${field.nullableSince}`);
  if (field.tag !== undefined) parts.push(`tag: ${field.tag}`);
  if (field.default !== undefined && !zeros.has(field.default)) parts.push(`default: ${literal(field)}`);
  if (partial && field.ignorable) parts.push('ignorable: true');
  const within = { first: field.since, last: field.until };
  if (isStruct) parts.push(`type: ${renderFields(field.type.fields, within, indent)}`);
  return `{ ${parts.join(', ')} }`;
}

/** @param {Field} field */
function literal(field) {
  if (field.default === 'null' || field.default === 'true') return field.default;
  if (field.type === 'string') return JSON.stringify(field.default);
  if (field.type === 'int64') return `${BigInt(field.default)}n`;
  return String(Number(field.default));
}
