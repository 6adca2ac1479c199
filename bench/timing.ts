/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The median of several runs, after one that is not counted. */
export async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Bytes of JavaScript heap in use after a collection; the process needs --expose-gc. */
export function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

export type Row = {
  what: string;
  sluice: number;
  kafkajs?: number | null;
  kcat?: number | null;
  unit: 'ms' | 'KiB' | 'MiB';
};

/** A Markdown table: what is measured, each one's value, and how many times the others take. */
export function table(rows: readonly Row[]): string {
  const cell = (value: number | null | undefined, { sluice, unit }: Row) => {
    if (value === null || value === undefined) return '-';
    const ratio = value === sluice ? '' : ` (${short(value / sluice)} x)`;
    return `${short(value)} ${unit}${ratio}`;
  };
  const lines = rows.map(
    (row) => `| ${row.what} | ${cell(row.sluice, row)} | ${cell(row.kafkajs, row)} | ${cell(row.kcat, row)} |`,
  );
  return ['| | Sluice | kafkajs | kcat |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

const short = (value: number) => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
