import { Buffer } from 'node:buffer';
import type { Field, Scalar } from './message';

const zeros: Record<Exclude<Scalar, 'bytes' | 'records'>, string | number | bigint | boolean> = {
  bool: false,
  int8: 0,
  int16: 0,
  uint16: 0,
  int32: 0,
  uint32: 0,
  int64: 0n,
  float64: 0,
  uuid: Buffer.alloc(16).toString('base64url'),
  string: '',
};

/** What a field of this version stands for when it is left out, as Kafka's own classes have it; owned. */
export function defaultOf(field: Field, version: number): unknown {
  if (field.default !== undefined) return field.default;
  if (field.array) return [];
  if (field.type === 'bytes' || field.type === 'records') return new Uint8Array(0);
  if (typeof field.type === 'string') return zeros[field.type];
  const out: Record<string, unknown> = {};
  for (const inner of field.type) if (isIn(inner, version)) out[inner.name] = defaultOf(inner, version);
  return out;
}

/** Whether leaving the field out would say the same. */
export function isDefault(field: Field, value: unknown): boolean {
  if (value === undefined) return true;
  if (value === null || field.default === null) return value === null && field.default === null;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (typeof field.type === 'string') return value === (field.default ?? defaultOf(field, 0));
  return field.type.every((inner) => isDefault(inner, (value as Record<string, unknown>)[inner.name]));
}

/** Whether a field travels in a version, given that the struct around it does. */
export function isIn(field: Field, version: number): boolean {
  return version >= (field.since ?? 0) && version <= (field.until ?? Number.POSITIVE_INFINITY);
}
