import { Buffer } from 'node:buffer';
import { requestWriter } from './codec';
import type { Message } from './message';
import type { Reader } from './reader';
import { Writer } from './writer';

const API_VERSIONS = 18;

/** A whole request frame, given: its size in four bytes, the header (v1, or v2 in flexible versions) and the body. */
export function requestFrame<Request, Response>(
  message: Message<Request, Response>,
  version: number,
  { correlationId, clientId }: { correlationId: number; clientId: string | null },
  body: Request,
): Uint8Array {
  const write = requestWriter(message, version);
  const frame = new Writer();
  frame.int32(0); // The size, known below.
  frame.int16(message.key);
  frame.int16(version);
  frame.int32(correlationId);
  // The client id stays a string of the old kind in header v2, so that every broker can read it (KIP-482).
  const length = clientId === null ? -1 : Buffer.byteLength(clientId);
  frame.int16(length);
  if (clientId !== null) frame.text(clientId, length);
  if (version >= message.flexibleSince) frame.uvarint(0); // No tagged fields.
  write(frame, body);
  frame.setInt32(frame.position - 4, 0);
  return frame.finish();
}

/**
 * Moves an answer's reader from behind the correlation id to its body: flexible versions have tagged fields in between.
 * Not so ApiVersions, since a client asks it before it knows what the broker speaks (KIP-511).
 */
export function responseBody(message: Message, version: number, frame: Reader): void {
  if (version < message.flexibleSince || message.key === API_VERSIONS) return;
  for (let tags = frame.uvarint(); tags > 0; tags--) {
    frame.uvarint();
    frame.skip(frame.uvarint());
  }
}
