// Writes lib/kafka/protocol/{messages,message-types,error-codes}.ts and the golden vectors from the clients jar of the
// lab: `npm run messages`. Needs a JDK. The same jar gives the same bytes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
write('messages.ts', renderTable(head, apis));
write('message-types.ts', renderTypes(head, apis));
write('error-codes.ts', renderErrors(head, described.errors));
writePacked('vectors/messages.jsonl.gz', await java('Vectors.java'));

function java(source) {
  return run(javaCommand(), ['-cp', path.join(jars, '*'), path.join(sources, source)]);
}

function write(name, content) {
  const file = path.join(target, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Compressed bytes differ between versions of zlib, so a file that holds the same text already stays as it is. */
function writePacked(name, text) {
  const file = path.join(target, name);
  if (existsSync(file) && gunzipSync(readFileSync(file)).toString() === text) return;
  write(name, gzipSync(text, { level: 9 }));
}
