// What must hold after every file of the suite: nothing was thrown where nobody listens, no socket or timer was left
// open, no memory kept, no secret logged. A worker that died instead fails its file by itself.
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { secretMark } from './secrets.mjs';

const HANDLES = 5;
const MEMORY_BYTES = 100 << 20;
/** Sockets take a moment to close. */
const CLOSING_MS = 5_000;

/** @type {unknown[]} */
const thrown = [];
/** @type {string[]} */
const logged = [];
let handles = 0;
let memory = 0;

// All that the log could say is kept for the end, and not printed.
process.env.SLUICE_LOG_LEVEL ??= 'trace';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (/** @type {any} */ text, /** @type {any[]} */ ...rest) => {
  if (!`${text}`.startsWith('{"level":')) return write(text, ...rest);
  logged.push(text);
  return true;
};

const note = (/** @type {unknown} */ reason) => thrown.push(reason);

beforeAll(() => {
  process.on('uncaughtException', note).on('unhandledRejection', note);
  handles = process.getActiveResourcesInfo().length;
  memory = bytesInUse();
});

afterAll(async () => {
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(thrown, 'thrown where nobody listens').toEqual([]);
  expect(
    logged.filter((line) => secretMark.test(line)),
    'secrets in the log',
  ).toEqual([]);
  const left = () => {
    const open = process.getActiveResourcesInfo();
    expect(open.length > handles + HANDLES ? open : [], `left open, of ${handles} before`).toEqual([]);
  };
  await vi.waitFor(left, { timeout: CLOSING_MS });
  expect(bytesInUse() - memory, 'bytes kept').toBeLessThan(MEMORY_BYTES);
});

function bytesInUse() {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
