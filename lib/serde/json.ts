import { isUtf8 } from 'node:buffer';
import type { Serde } from './serde';
import { utf8Start } from './text';

/** JSON in its own text: it is checked, never parsed and written again, so that 9007199254740993 stays. */
export const json: Serde = {
  name: 'json',
  decode(bytes, limit) {
    if (!isUtf8(bytes) || !isJson(bytes)) return { problem: 'The bytes are not JSON.' };
    return { format: 'json', ...utf8Start(bytes, limit) };
  },
};

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes may be an object or an array: nothing else is called JSON unasked, for "123" is a text as well. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !isSpace(byte));
  const last = bytes.findLast((byte) => !isSpace(byte));
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
}

const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
