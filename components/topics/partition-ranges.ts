/** Partitions as a person would say them: [0, 1, 2, 5] -> "0–2, 5". */
export function partitionRanges(partitions: readonly number[]): string {
  const sorted = [...new Set(partitions)].sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (sorted[to + 1] === sorted[to]! + 1) to++;
    if (to - from < 2) ranges.push(...sorted.slice(from, to + 1).map(String));
    else ranges.push(`${sorted[from]}–${sorted[to]}`);
    from = to + 1;
  }
  return ranges.join(', ');
}

/** "0-3, 7" back to numbers below `count`; null when it says something else. */
export function parsePartitions(text: string, count: number): number[] | null {
  const found = new Set<number>();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const range = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part);
    if (!range) return null;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (to < from || to >= count) return null;
    for (let partition = from; partition <= to; partition++) found.add(partition);
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}
