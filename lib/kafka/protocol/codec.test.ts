import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { requestReader, requestWriter, responseReader, responseWriter } from './codec';
import { asKafkaJson, goldenVectors, type Vector } from './golden-vectors';
import type { Message } from './message';
import { messages } from './messages';
import { Reader } from './reader';
import { Writer } from './writer';

const byKey = new Map(messages.map((message) => [message.key, message]));
const vectors = goldenVectors();

function messageOf({ key }: Vector): Message {
  return byKey.get(key)!;
}

function written(vector: Vector, value: unknown): string {
  const { kind, version } = vector;
  const to = new Writer();
  (kind === 'request' ? requestWriter : responseWriter)(messageOf(vector), version)(to, value);
  return Buffer.from(to.finish()).toString('hex');
}

function read(vector: Vector): unknown {
  const { kind, version, hex } = vector;
  return (kind === 'request' ? requestReader : responseReader)(
    messageOf(vector),
    version,
  )(new Reader(Buffer.from(hex, 'hex')));
}

describe('against the bytes of the Java classes', () => {
  for (const message of messages) {
    const own = vectors.filter(({ key }) => key === message.key);
    it(`reads and writes ${message.name} as they do`, () => {
      for (const vector of own) {
        const value = read(vector);
        expect(asKafkaJson(message[vector.kind], value, vector.version), JSON.stringify(vector)).toEqual(vector.value);
        expect(written(vector, value)).toBe(vector.hex);
      }
    });
  }
});
