import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '../../../scripts/kafka-messages.mjs');

it("the message table, its types, the error codes and the vectors are what the lab's Kafka says", {
  // It compiles and runs two Java programs, which a busy machine is slow at.
  timeout: 120_000,
}, async () => {
  const { stderr } = await promisify(execFile)(process.execPath, [script, '--check']);
  expect(stderr).toBe('');
});
