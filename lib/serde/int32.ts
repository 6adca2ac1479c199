import type { Serde } from './serde';

/** Big-endian, as IntegerSerializer of kafka-clients writes it. */
export const int32: Serde = {
  name: 'int32',
  decode(bytes) {
    if (bytes.length !== 4) return { problem: `An int32 has 4 bytes, this has ${bytes.length}.` };
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0);
    return { format: 'int32', text: String(value), truncated: false };
  },
};
