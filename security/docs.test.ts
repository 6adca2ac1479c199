import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
const rows = text.split('\n').flatMap((line) => {
  const [, rule, , tests] = /^\| (R\d+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
  return rule && tests ? [{ rule, tests: [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1]!) }] : [];
});

test('every rule is in the list, and every test that the list names is there', () => {
  expect(rows.map(({ rule }) => rule)).toEqual(Array.from({ length: 25 }, (_, i) => `R${i + 1}`));
  for (const { rule, tests } of rows) {
    expect(tests.length, rule).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(path.join(root, file)), `${rule}: ${file}`).toBe(true);
  }
});
