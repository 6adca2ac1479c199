import type { Serde } from './serde';

/** Big-endian, as LongSerializer of kafka-clients writes it. */
export const int64: Serde = {
  name: 'int64',
  decode(bytes) {
    if (bytes.length !== 8) return { problem: `An int64 has 8 bytes, this has ${bytes.length}.` };
    const value = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0);
    return { format: 'int64', text: String(value), truncated: false };
  },
};
