import { isUtf8 } from 'node:buffer';
import type { Serde } from './serde';

/** UTF-8, exactly: what is not valid is not text. */
export const text: Serde = {
  name: 'text',
  decode(bytes, limit) {
    if (!isUtf8(bytes)) return { problem: 'The bytes are not valid UTF-8.' };
    return { format: 'text', ...utf8Start(bytes, limit) };
  },
};

/** The first `limit` bytes of valid UTF-8 as text, cut before a character that does not fit whole. */
export function utf8Start(bytes: Uint8Array, limit: number): { text: string; truncated: boolean } {
  let end = Math.min(limit, bytes.length);
  if (end < bytes.length) while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  // Not TextDecoder: it would take a byte order mark away.
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  return { text: view.toString('utf8'), truncated: end < bytes.length };
}

/** Whether valid UTF-8 holds what nobody writes in a text: a small number in binary is valid UTF-8 too. */
export function hasControls(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    // Tab, line feed, carriage return and escape (of terminal colours) occur in texts.
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) || byte === 0x7f) return true;
  }
  return false;
}
