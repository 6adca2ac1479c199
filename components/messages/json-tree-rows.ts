import type { JsonNode } from '@/lib/json-text';

/** One line of the tree. `open` is null where there is nothing to open. */
export type TreeRow = {
  /** Its place from the root: "0.2.1". */
  readonly id: string;
  readonly depth: number;
  /** The key in its quotes, or the index in an array; null for the root. */
  readonly name: string | null;
  readonly node: JsonNode;
  readonly open: boolean | null;
  /** Of its parent in the list; -1 for the root. */
  readonly parent: number;
};

const openDepth = 2;
const openItems = 100;

/** The lines that can be seen. What nobody has opened or closed yet is open near the root, unless it is long. */
export function treeRows(root: JsonNode, chosen: ReadonlyMap<string, boolean>): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (node: JsonNode, name: string | null, id: string, depth: number, parent: number) => {
    const size = sizeOf(node);
    const open = size === 0 ? null : (chosen.get(id) ?? (depth < openDepth && size <= openItems));
    const index = rows.push({ id, depth, name, node, open, parent }) - 1;
    if (!open) return;
    if (node.kind === 'object') {
      for (const [i, { key, value }] of node.members.entries()) walk(value, key.text, `${id}.${i}`, depth + 1, index);
    }
    if (node.kind === 'array') {
      for (const [i, item] of node.items.entries()) walk(item, String(i), `${id}.${i}`, depth + 1, index);
    }
  };
  walk(root, null, '0', 0, -1);
  return rows;
}

export function sizeOf(node: JsonNode): number {
  if (node.kind === 'object') return node.members.length;
  return node.kind === 'array' ? node.items.length : 0;
}
