import type { Payload, Preview } from '@/lib/contract/messages';

/** A part of a row, or of a record, which brings its bytes along. */
export type AnyPayload = Preview & Partial<Pick<Payload, 'bytes'>>;

/** The bytes that are here; null where a row's preview does not tell them all. */
export function bytesOf(payload: AnyPayload): Uint8Array | null {
  const { format, text, bytes } = payload;
  if (bytes !== undefined && bytes !== null) return fromBase64(bytes);
  if (format === 'json' || format === 'text') return new TextEncoder().encode(text);
  if (format === 'null' || format === 'empty') return new Uint8Array();
  return format === 'binary' && !payload.truncated ? fromHex(text) : null;
}

function fromBase64(text: string): Uint8Array {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i++) bytes[i] = plain.charCodeAt(i);
  return bytes;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

const two = (byte: number) => byte.toString(16).padStart(2, '0');

/** "00ff01" */
export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += two(byte);
  return hex;
}

export function base64Of(bytes: Uint8Array): string {
  let plain = '';
  for (let i = 0; i < bytes.length; i += 0x8000) plain += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(plain);
}

export type HexLine = { offset: string; hex: string; ascii: string };

/** One line of a hex dump: where it begins, its bytes with a wider gap in the middle, and what of them is ASCII. */
export function hexLine(bytes: Uint8Array, line: number, width: number): HexLine {
  const at = line * width;
  const part = [...bytes.subarray(at, at + width)];
  const cells = Array.from({ length: width }, (_, i) => (part[i] === undefined ? '  ' : two(part[i])));
  const half = width / 2;
  return {
    offset: at.toString(16).padStart(8, '0'),
    hex: `${cells.slice(0, half).join(' ')}  ${cells.slice(half).join(' ')}`,
    ascii: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(''),
  };
}
