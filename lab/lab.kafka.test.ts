import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { type Lab, startLab } from './kafka.mjs';

const basePort = 19270;
const dir = mkdtempSync(path.join(tmpdir(), 'sluice-lab-'));
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ basePort, dir });
});

afterAll(async () => {
  await lab.down();
  rmSync(dir, { recursive: true, force: true });
});

const states = async () => (await lab.status()).map(({ state }) => state);

test('a lab that runs is left as it is', async () => {
  const again = await startLab({ basePort, dir });
  expect(again.started).toEqual([]);
  expect(again.bootstrapServers).toBe('127.0.0.1:19270,127.0.0.1:19272,127.0.0.1:19274');
});

test('a node can crash, hang and come back, and the lab says which does what', async () => {
  await lab.kill(2);
  lab.freeze(3);
  // A signal is on its way for a moment.
  await vi.waitFor(async () => expect(await states()).toEqual(['running', 'down', 'frozen']), 10_000);
  await lab.thaw(3);
  await lab.restart(2);
  expect(await states()).toEqual(['running', 'running', 'running']);
  expect((await lab.status()).every(({ serves }) => serves)).toBe(true);
});

test('there is no node 4', async () => {
  await expect(lab.kill(4)).rejects.toThrow('The lab has nodes 1, 2, 3, not 4.');
});
