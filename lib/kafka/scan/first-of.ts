/** The first `limit` items in the order of `compare`, whatever order they come in. */
export class FirstOf<T> {
  private readonly sorted: T[] = [];

  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  get full(): boolean {
    return this.sorted.length >= this.limit;
  }

  /** The worst that is in, or null. */
  get last(): T | null {
    return this.sorted.at(-1) ?? null;
  }

  get items(): readonly T[] {
    return this.sorted;
  }

  /** Whether `push` would keep it. */
  wants(item: T): boolean {
    return !this.full || this.compare(item, this.sorted[this.sorted.length - 1]!) < 0;
  }

  /** Takes an item that is wanted; answers with the one that had to go, or null. */
  push(item: T): T | null {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(item, this.sorted[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    this.sorted.splice(low, 0, item);
    return this.sorted.length > this.limit ? this.sorted.pop()! : null;
  }
}
