/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Readings of several jobs over several rounds. */
export class Readings {
  private readonly all = new Map<string, number[]>();

  add(job: string, value: number): void {
    this.all.set(job, [...(this.all.get(job) ?? []), value]);
  }

  /** Median and best of what was read; null when it never was. */
  of(job: string): { median: number; best: number } | null {
    const values = this.all.get(job);
    return values ? { median: median(values), best: Math.min(...values) } : null;
  }
}

export const short = (value: number): string => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
