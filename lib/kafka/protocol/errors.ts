/** The bytes are not what the protocol says they must be. `position` counts from the start of the array read. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

/** A request that says something its version cannot carry, or a version that the table does not know. Nothing was sent. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
}

/** Why no answer came. A closed list: the console has one true sentence for each. */
export type ConnectionReason =
  | 'address not found'
  | 'address not allowed'
  | 'refused'
  | 'unreachable'
  | 'timed out'
  | 'closed'
  | 'stalled'
  | 'out of order'
  | 'frame too large'
  | 'unreadable'
  | 'not Kafka'
  | 'too old'
  | 'not TLS'
  | 'TLS expected'
  | 'unknown CA'
  | 'wrong host'
  | 'certificate expired'
  | 'certificate not yet valid'
  | 'client certificate needed'
  | 'client certificate refused'
  | 'unusable certificate'
  | 'TLS failed'
  | 'authentication needed'
  | 'SASL not used'
  | 'mechanism not offered'
  | 'wrong credentials'
  | 'no token'
  | 'token expired'
  | 'token refused'
  | 'authentication failed'
  | 'cancelled';

/** No answer. `sent` alone decides whether a write may be repeated: false says the broker never saw it. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  /** By name: a program built as several bundles has several of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ConnectionError';
  }

  readonly sent: boolean;
  constructor(
    readonly reason: ConnectionReason,
    options: { sent: boolean; cause?: unknown; message?: string },
  ) {
    super(options.message ?? reason, { cause: options.cause });
    this.sent = options.sent;
  }
}
