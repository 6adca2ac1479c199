import { readdirSync, readFileSync } from 'node:fs';

/** Batches that a broker has written, and what kafka-clients reads in them. */
export function batchVectors(folder: 'message-sets' | 'record-batches') {
  const place = new URL(`./vectors/${folder}/`, import.meta.url);
  return readdirSync(place).map((name) => {
    const vector = JSON.parse(readFileSync(new URL(name, place), 'utf8'));
    const batches = vector.batches as { size: number }[];
    return { name, hex: vector.hex as string, made: vector.made as string, batches };
  });
}

export const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'));
