import type { PayloadFormat, SerdeName } from '@/lib/contract/messages';

/** Bytes made readable. */
export type Decoded = {
  readonly format: PayloadFormat;
  /** Exact text of the bytes that were turned into text; hex for 'binary'. */
  readonly text: string;
  /** True: `text` holds only the beginning. */
  readonly truncated: boolean;
};

/**
 * One way to read bytes. `decode` gets at least one byte, and turns at most `limit` of them into text. It is total:
 * what it cannot read is a sentence, never an error.
 */
export type Serde = {
  readonly name: Exclude<SerdeName, 'auto'>;
  decode(bytes: Uint8Array, limit: number): Decoded | { readonly problem: string };
};
