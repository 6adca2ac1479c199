/** How bytes are made readable. 'auto' decides by the bytes. */
export type SerdeName = 'auto' | 'json' | 'text' | 'binary' | 'int32' | 'int64' | 'uuid';

/** What bytes turned out to be. Null, empty and the text "null" are three things. */
export type Format = 'null' | 'empty' | Exclude<SerdeName, 'auto'>;

/** Bytes made readable. */
export type Decoded = {
  readonly format: Format;
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

/** A key, value or header value, made readable. */
export type Readable = Decoded & {
  /** Bytes in the log; 0 for null. */
  readonly size: number;
  /** Why the format asked for does not fit; null when it does. */
  readonly problem: string | null;
};
