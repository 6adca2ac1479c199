import type { Decoded, Serde } from './serde';

/** Two hex digits a byte: every byte has them. */
export const binary = {
  name: 'binary',
  decode(bytes: Uint8Array, limit: number): Decoded {
    const length = Math.min(bytes.length, limit);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('hex');
    return { format: 'binary', text, truncated: length < bytes.length };
  },
} satisfies Serde;
