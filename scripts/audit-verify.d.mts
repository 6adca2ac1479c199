import type { Head } from './audit-chain.mjs';

/** Reads the whole trail of a database; `wrong` holds a sentence for each place where it is not as it was written. */
export function verifyAudit(
  url: string,
  kept?: Head | null,
): Promise<{ wrong: string[]; head: Head | null; adopted: number }>;
