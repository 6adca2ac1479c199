/** Nobody answered; `failures` in the order of the candidates that were tried. */
export class NobodyAnswered<C> extends Error {
  override readonly name = 'NobodyAnswered';
  constructor(readonly failures: readonly { candidate: C; error: unknown }[]) {
    super('Nobody answered.');
  }
}

type Options<E> = {
  /** How long one may be silent before the next is tried beside it. Infinity: strictly one after another. */
  staggerMs: number;
  signal?: AbortSignal | undefined;
  /** True: no other candidate could do better, or it would be wrong to ask another. */
  isFinal?: (error: E) => boolean;
};

/**
 * Asks candidates in order until one answers: the next when one has failed or has been silent for a while. The first
 * answer wins and the others are cancelled. Rejects with NobodyAnswered, or with the signal's reason.
 */
export function firstAnswer<C, R>(
  candidates: readonly C[],
  attempt: (candidate: C, signal: AbortSignal) => Promise<R>,
  { staggerMs, signal, isFinal = () => false }: Options<unknown>,
): Promise<R> {
  const over = new AbortController();
  const failures: { candidate: C; error: unknown; index: number }[] = [];
  let started = 0;
  let timer: NodeJS.Timeout | undefined;
  return new Promise<R>((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal?.reason));
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      finish();
      over.abort(new Error('Another candidate answered.'));
    };
    const giveUp = () => {
      const inOrder = failures.toSorted((a, b) => a.index - b.index);
      settle(() => reject(new NobodyAnswered(inOrder.map(({ candidate, error }) => ({ candidate, error })))));
    };
    const startNext = () => {
      clearTimeout(timer);
      const index = started;
      const candidate = candidates[index];
      if (candidate === undefined || over.signal.aborted) return;
      started++;
      attempt(candidate, over.signal).then(
        (answer) => settle(() => resolve(answer)),
        (error: unknown) => {
          failures.push({ candidate, error, index });
          if (isFinal(error) || failures.length === candidates.length) giveUp();
          else if (failures.length === started) startNext();
        },
      );
      if (started < candidates.length && staggerMs !== Number.POSITIVE_INFINITY)
        timer = setTimeout(startNext, staggerMs);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    if (candidates.length === 0) giveUp();
    else startNext();
  });
}
