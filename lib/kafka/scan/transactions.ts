export type TransactionState = 'committed' | 'aborted' | 'open';

type Ending = { readonly offset: bigint; readonly state: 'committed' | 'aborted' };

/**
 * What is known of the transactions of one partition. Below the last stable offset the broker lists the aborted ones
 * (Fetch, isolation level 1); a record belongs to one of them until a marker of its producer ends it. Above, only the
 * markers tell, and they may come later than the records: ask when all was read.
 */
export class Transactions {
  private readonly aborted = new Map<bigint, bigint[]>();
  private readonly endings = new Map<bigint, Ending[]>();

  constructor(private readonly lastStable: bigint) {}

  /** From an answer to isolation level 1: every aborted transaction that reaches into the offsets fetched. */
  addAborted(list: readonly { producerId: bigint; firstOffset: bigint }[]): void {
    for (const { producerId, firstOffset } of list) {
      const firsts = this.aborted.get(producerId) ?? [];
      if (!firsts.includes(firstOffset)) firsts.push(firstOffset);
      this.aborted.set(producerId, firsts);
    }
  }

  /** A marker that was read. Those of other kinds end nothing. */
  addMarker(producerId: bigint, offset: bigint, name: string): void {
    if (name !== 'commit' && name !== 'abort') return;
    const endings = this.endings.get(producerId) ?? [];
    if (endings.some((ending) => ending.offset === offset)) return;
    endings.push({ offset, state: name === 'commit' ? 'committed' : 'aborted' });
    this.endings.set(producerId, endings);
  }

  /** Of a transactional record. 'open' where no marker behind it was read. */
  stateOf(producerId: bigint, offset: bigint): TransactionState {
    const endings = this.endings.get(producerId) ?? [];
    if (offset >= this.lastStable) {
      const after = endings.filter((ending) => ending.offset > offset);
      return after.reduce<Ending | null>((a, b) => (a && a.offset < b.offset ? a : b), null)?.state ?? 'open';
    }
    // The latest that began here or before, unless one of the producer's markers lies in between.
    let began: bigint | null = null;
    for (const first of this.aborted.get(producerId) ?? []) {
      if (first <= offset && (began === null || first > began)) began = first;
    }
    if (began === null) return 'committed';
    const from = began;
    return endings.some((ending) => ending.offset > from && ending.offset < offset) ? 'committed' : 'aborted';
  }
}
