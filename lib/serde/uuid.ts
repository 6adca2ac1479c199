import type { Serde } from './serde';

/** 16 bytes in the order of RFC 9562. UUIDSerializer of kafka-clients writes the text instead. */
export const uuid: Serde = {
  name: 'uuid',
  decode(bytes) {
    if (bytes.length !== 16) return { problem: `A UUID has 16 bytes, this has ${bytes.length}.` };
    const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
    const text = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { format: 'uuid', text, truncated: false };
  },
};
