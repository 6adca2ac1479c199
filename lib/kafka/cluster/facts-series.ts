/** How many points of the recent past are kept for a sparkline. */
export const POINTS = 60;

/** The times of a ring of readings; every series along it writes at the same slot, so that the times are kept once. */
export class Axis {
  readonly at: Float64Array;
  private head = -1;
  private filled = 0;

  constructor(readonly length: number = POINTS) {
    this.at = new Float64Array(length);
  }

  /** Time of the newest reading; null before the first. */
  get newest(): number | null {
    return this.head < 0 ? null : this.at[this.head]!;
  }

  /** Opens the slot of a new reading. The caller writes each series there: the slot still holds an old value. */
  advance(at: number): number {
    this.head = (this.head + 1) % this.length;
    this.filled = Math.min(this.filled + 1, this.length);
    this.at[this.head] = at;
    return this.head;
  }

  /** Slots in order of time, oldest first. */
  slots(): number[] {
    const first = this.head - this.filled + 1;
    return Array.from({ length: this.filled }, (_, i) => (first + i + this.length) % this.length);
  }
}

/** A series that knows nothing yet. */
export function emptySeries(length: number = POINTS): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

/** The readings of a series, oldest first; null where there was none. Leading unknowns are left out. */
export function readSeries(
  axis: Axis,
  series: Float64Array | Float32Array,
  from = 0,
): { at: number; value: number | null }[] {
  const points = axis.slots().map((slot) => ({ at: axis.at[slot]!, value: known(series[from + slot]) }));
  const start = points.findIndex((point) => point.value !== null);
  return start < 0 ? [] : points.slice(start);
}

/** The readings at some slots, without their times; leading unknowns are left out. For the many rows of a list. */
export function valuesAt(slots: readonly number[], series: Float64Array | Float32Array, from = 0): (number | null)[] {
  let first = 0;
  while (first < slots.length && Number.isNaN(series[from + slots[first]!]!)) first += 1;
  const values = new Array<number | null>(slots.length - first);
  for (let i = first; i < slots.length; i += 1) values[i - first] = known(series[from + slots[i]!]);
  return values;
}

/** NaN is how a column says that it does not know. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** An int64 of the wire as an exact number for a column; NaN for Kafka's negative "none" and beyond 2^53. */
export function exactOffset(value: bigint): number {
  return value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.NaN : Number(value);
}
