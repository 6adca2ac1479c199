/** Every way an operation can end badly, from whoever's fault it is. The table below is the only place that knows HTTP. */
export const errorStatus = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  /** While an answer was under way: the session is over, or no longer allows it. */
  SESSION_ENDED: 401,
  FORBIDDEN: 403,
  READ_ONLY: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  /** The object is not in the state that the operation needs: a group with members, a finished change. */
  WRONG_STATE: 409,
  TOO_LARGE: 413,
  THROTTLED: 429,
  INTERNAL: 500,
  /** The cluster refused the console's own credentials: never a 401, which is about the person. */
  KAFKA_AUTHENTICATION: 502,
  /** The cluster answered with a refusal of the console's principal. */
  KAFKA_AUTHORIZATION: 403,
  /** The broker refused what was asked; its own words are in the message. */
  KAFKA_REFUSED: 422,
  /** The broker is of a release that does not have this yet, or any more. */
  NOT_OFFERED: 501,
  /** The broker does not do this as it is set up. */
  KAFKA_UNSUPPORTED: 501,
  KAFKA_UNREACHABLE: 503,
  KAFKA_TIMEOUT: 504,
  UNAVAILABLE: 503,
  /** The console's own database; never a cluster. */
  DATABASE_BUSY: 503,
  DATABASE_FULL: 503,
  DATABASE_DAMAGED: 503,
  DATABASE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export type ErrorDetails = Record<string, unknown>;

/** The one error of the console. `message` is fit to show to a person; `cause` is for the log alone. */
export class AppError extends Error {
  override readonly name = 'AppError';

  /** By name: the server is built as several bundles, each with this class of its own, which share one Cluster. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError';
  }

  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}
