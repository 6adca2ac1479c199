export type Phase = 'started' | 'finished';
export type Head = { seq: number; digest: string };

/** The seal that follows `last` for what `event` says in this phase. */
export function sealAfter<P extends Phase>(
  last: Head | null,
  phase: P,
  event: Record<string, unknown> & { id: string },
): Head & { phase: P; eventId: string };

export type Link = {
  seal: Head & { eventId: string; phase: string };
  event: (Record<string, unknown> & { id: string; outcome: string }) | null;
};

/** Walks the chain; `wrong` holds a sentence for each link that does not hold. */
export function walkChain(
  links: AsyncIterable<Link> | Iterable<Link>,
  kept?: Head | null,
): Promise<{ wrong: string[]; head: Head | null; adopted: number }>;
