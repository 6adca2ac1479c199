import { describe, expect, it } from 'vitest';

import { parseJsonText } from '@/lib/json-text';

import { treeRows } from './json-tree-rows';

const root = parseJsonText('{"a":{"b":{"c":1}},"a":[],"n":9007199254740993}')!;
const shown = (chosen: [string, boolean][] = []) =>
  treeRows(root, new Map(chosen)).map(({ name, depth, open }) => [name, depth, open]);

describe('the lines of a tree', () => {
  it('is open near the root, keeps repeated keys, and opens nothing that is empty', () => {
    expect(shown()).toEqual([
      [null, 0, true],
      ['"a"', 1, true],
      ['"b"', 2, false],
      ['"a"', 1, null],
      ['"n"', 1, null],
    ]);
  });

  it('what was opened or closed stays so', () => {
    expect(shown([['0.0', false]]).map(([name]) => name)).toEqual([null, '"a"', '"a"', '"n"']);
    expect(shown([['0.0.0', true]])).toContainEqual(['"c"', 3, null]);
  });

  it('a line knows the one it belongs to', () => {
    expect(treeRows(root, new Map()).map(({ parent }) => parent)).toEqual([-1, 0, 1, 0, 0]);
  });
});
