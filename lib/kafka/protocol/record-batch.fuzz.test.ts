import { expect, test } from 'vitest';

import { BatchError } from './batch-error';
import { batchForTests } from './batch-for-tests';
import { WireError } from './errors';
import { batchHeaders, openBatch } from './record-batch';
import { walkRecords } from './records';

const ROUNDS = 20_000;

/** The same numbers each time, so that what fails once fails again (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const records = Array.from({ length: 20 }, (_, i) => ({
  ...{ key: `key-${i}`, value: `value-${i}`.repeat(i), timestamp: BigInt(1_700_000_000_000 + i) },
  headers: i % 3 === 0 ? ([['trace', `${i}`]] as [string, string][]) : [],
}));

/** What a reader makes of bytes: how many records, or the error of a batch or of the whole. */
function read(bytes: Uint8Array): { records: number; wrong: string[] } {
  const wrong: string[] = [];
  let count = 0;
  try {
    for (const header of batchHeaders(bytes)) {
      try {
        walkRecords(header, openBatch(bytes, header), () => count++);
      } catch (thrown) {
        if (!(thrown instanceof BatchError)) throw thrown;
        wrong.push(thrown.reason);
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    wrong.push(thrown.message);
  }
  return { records: count, wrong };
}

test(`of ${ROUNDS} damaged batches none ends in anything but a named error, and none in silence`, {
  timeout: 120_000,
}, () => {
  const whole = [batchForTests(records), batchForTests(records, { gzip: true })];
  const random = numbers(4);
  let named = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = Uint8Array.from(whole[round % whole.length]!);
    const flips = 1 + random(4);
    for (let i = 0; i < flips; i++) bytes[random(bytes.length)] = random(256);
    const cut = random(10) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
    const { records: count, wrong } = read(cut);
    if (wrong.length > 0) named++;
    // Silence only where nothing is covered by the checksum: where a batch begins, its leader's epoch, or it is cut.
    else expect([0, records.length]).toContain(count);
  }
  expect(named).toBeGreaterThan(ROUNDS / 2);
});
