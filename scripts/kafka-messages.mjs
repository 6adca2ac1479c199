// Writes lib/kafka/protocol/{messages,message-types,error-codes}.ts and the golden vectors from the clients jar of the
// lab: `npm run messages`. Needs a JDK. The same jar gives the same bytes; with --check nothing is written, and a file
// that would change is an error.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { jarsFolder, javaCommand, run } from '../lab/jars.mjs';
import { renderErrors } from './kafka-messages/render-errors.mjs';
import { renderTable } from './kafka-messages/render-table.mjs';
import { renderTypes } from './kafka-messages/render-types.mjs';
import { parseSpecification } from './kafka-messages/spec.mjs';

const sources = path.join(import.meta.dirname, 'kafka-messages');
const target = path.join(import.meta.dirname, '..', 'lib', 'kafka', 'protocol');

const jars = await jarsFolder();
const described = JSON.parse(await java('Describe.java'));
const apis = described.apis.map((api) => {
  const versions = { first: api.minVersion, last: api.maxVersion };
  const request = parseSpecification(api.request, versions);
  const response = parseSpecification(api.response, versions);
  return { ...api, request, response };
});
const head = `// Made from Apache Kafka ${described.version} by: npm run messages. Do not edit.\n`;
const changed = [
  put('messages.ts', renderTable(head, apis)),
  put('message-types.ts', renderTypes(head, apis)),
  put('error-codes.ts', renderErrors(head, described.errors)),
  put('vectors/messages.jsonl.gz', await java('Vectors.java')),
].filter((name) => name !== null);
if (changed.length > 0 && process.argv.includes('--check')) {
  console.error(`Not as Kafka ${described.version} has it: ${changed.join(', ')}. Run: npm run messages`);
  process.exitCode = 1;
}

function java(source) {
  const flags = ['-Dfile.encoding=UTF-8', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData'];
  return run(javaCommand(), [...flags, '-cp', path.join(jars, '*'), path.join(sources, source)]);
}

/**
 * Answers with the name of a file whose text changes. One that holds the same text already stays as it is, for
 * compressed bytes differ between versions of zlib.
 */
function put(name, text) {
  const file = path.join(target, name);
  const packed = name.endsWith('.gz');
  if (existsSync(file)) {
    const known = readFileSync(file);
    if ((packed ? gunzipSync(known) : known).toString() === text) return null;
  }
  if (!process.argv.includes('--check')) writeFileSync(file, packed ? gzipSync(text, { level: 9 }) : text);
  return name;
}
