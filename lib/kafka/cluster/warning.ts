/** Why part of an answer is unknown, in the shape of the contract. `source`: "broker 2", "partition orders/3". */
export type Warning = {
  readonly source: string;
  readonly code: string;
  /** A sentence fit to show. */
  readonly message: string;
  readonly brokerId?: number;
  /** When it began, ms since 1970. */
  readonly since?: number;
};
