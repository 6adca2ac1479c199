import { describe, expect, it } from 'vitest';
import { requestReader } from './codec';
import { requestFrame, responseBody } from './frame';
import { goldenVectors } from './golden-vectors';
import { ApiVersions, Metadata, messages } from './messages';
import { Reader } from './reader';

describe('requestFrame', () => {
  it('puts size, key, version, correlation id and client id before the body', () => {
    const frame = requestFrame(Metadata, 1, { correlationId: 7, clientId: 'größe' }, { topics: [{ name: 'orders' }] });
    const from = new Reader(frame);
    expect(from.int32()).toBe(frame.length - 4);
    expect([from.int16(), from.int16(), from.int32()]).toEqual([3, 1, 7]);
    expect(from.text(from.int16())).toBe('größe');
    expect(requestReader(Metadata, 1)(from)).toEqual({ topics: [{ name: 'orders' }] });
  });

  it('ends the header of flexible versions with its tagged fields, the client id as before', () => {
    const frame = requestFrame(Metadata, 9, { correlationId: 7, clientId: null }, { topics: null });
    const from = new Reader(frame, 12);
    expect([from.int16(), from.uvarint()]).toEqual([-1, 0]);
    expect(requestReader(Metadata, 9)(from)).toMatchObject({ topics: null });
  });

  it("has the header that Kafka's own client gives each request", () => {
    for (const { key, version, header } of goldenVectors().filter(({ kind }) => kind === 'request')) {
      const message = messages.find((message) => message.key === key)!;
      expect(version >= message.flexibleSince ? 2 : 1, `${message.name} v${version}`).toBe(header);
    }
  });
});

describe('responseBody', () => {
  it("skips the tagged fields where Kafka's own client expects them", () => {
    for (const { key, version, header } of goldenVectors().filter(({ kind }) => kind === 'response')) {
      const message = messages.find((message) => message.key === key)!;
      const frame = new Reader(Uint8Array.of(1, 200, 1, 2, 0xaa, 0xbb, 0xcc)); // One tag, 200 (two bytes), of two bytes.
      responseBody(message, version, frame);
      expect(frame.left, `${message.name} v${version}`).toBe(header === 1 ? 1 : 7);
    }
  });

  it('finds the body of ApiVersions right behind the correlation id', () => {
    const frame = new Reader(Uint8Array.of(0, 35));
    responseBody(ApiVersions, 4, frame);
    expect(frame.int16()).toBe(35);
  });
});
