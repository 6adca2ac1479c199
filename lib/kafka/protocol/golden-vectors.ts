// For tests: the vectors that Kafka's own classes wrote, see scripts/kafka-messages/Vectors.java.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isDefault, isIn } from './defaults';
import type { Field } from './message';

export type Vector = {
  readonly api: string;
  readonly key: number;
  readonly version: number;
  readonly kind: 'request' | 'response';
  /** Version of the header that goes with it. */
  readonly header: number;
  readonly fill: 'full' | 'null' | 'default';
  readonly hex: string;
  /** As Kafka's JSON converters say it, but an int64 is text. */
  readonly value: unknown;
};

const file = path.join(import.meta.dirname, 'vectors', 'messages.jsonl.gz');

export function goldenVectors(): Vector[] {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Vector);
}

/** What we read, as Kafka's JSON would say it: without tagged fields at their default. */
export function asKafkaJson(fields: readonly Field[], value: unknown, version: number): unknown {
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    if (!isIn(field, version)) continue;
    const given = (value as Record<string, unknown>)[field.name];
    if (field.tag !== undefined && isDefault(field, given)) continue;
    // Their JSON keeps no records, only how many bytes they are.
    if (field.type === 'records' && given) out[`${field.name}SizeInBytes`] = (given as Uint8Array).length;
    else if (Array.isArray(given)) out[field.name] = given.map((item) => json(field.type, item, version));
    else out[field.name] = json(field.type, given, version);
  }
  return out;
}

function json(type: Field['type'], value: unknown, version: number): unknown {
  if (typeof type !== 'string') return value === null ? null : asKafkaJson(type, value, version);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
