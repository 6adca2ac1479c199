import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { processState } from '../lab/processes.mjs';
import { secretMark } from '../lab/secrets.mjs';
import { admin } from './console';

const results = path.join(import.meta.dirname, '../test-results');

// After all others, whatever they did to the server.
test('the server that began the suite ends it, and its log holds no accident and no secret', async ({ request }) => {
  const pid = Number(readFileSync(path.join(results, 'server.pid'), 'utf8'));
  expect(processState(pid, 'start.mjs')).toBe('running');
  expect((await request.get('/api/health')).status()).toBe(200);
  const lines = readFileSync(path.join(results, 'server.log'), 'utf8').split('\n');
  expect(lines.filter((line) => /uncaughtException|unhandledRejection|"level":60/.test(line))).toEqual([]);
  // What is not foreseen is answered with INTERNAL, and logged as an error.
  expect(lines.filter((line) => line.includes('"code":"INTERNAL"'))).toEqual([]);
  expect(lines.filter((line) => secretMark.test(line) || line.includes(admin.password))).toEqual([]);
});
