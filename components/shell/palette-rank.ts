/** How well a name answers what was typed; lower is better, null is not at all. Both in lower case. */
function rank(name: string, typed: string): number | null {
  const at = name.indexOf(typed);
  if (at < 0) return null;
  if (at === 0) return name.length === typed.length ? 0 : 1;
  return /[^\p{L}\p{N}]/u.test(name[at - 1]!) ? 2 : 3;
}

/** The best few of very many, stable among equals; all words must occur. */
export function bestMatches<T>(items: readonly T[], nameOf: (item: T) => string, typed: string, limit: number): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, limit);
  const buckets: T[][] = [[], [], [], []];
  for (const item of items) {
    const name = nameOf(item).toLowerCase();
    let worst = 0;
    for (const word of words) worst = Math.max(worst, rank(name, word) ?? Number.POSITIVE_INFINITY);
    buckets[worst]?.push(item);
  }
  return buckets.flat().slice(0, limit);
}
