/** How one field travels. Types are Kafka's own names; a nested list of fields is a struct. */
export type Scalar =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'float64'
  | 'uuid'
  | 'string'
  | 'bytes'
  | 'records';

/** One line of the generated table, in wire order. Absent `until` means up to the newest version. */
export type Field = {
  readonly name: string;
  readonly type: Scalar | readonly Field[];
  readonly array?: true;
  readonly since: number;
  readonly until: number;
  /** First version in which null may stand here; absent: never. */
  readonly nullableSince?: number;
  /** Tagged field of a flexible version (KIP-482); absent: a plain field. */
  readonly tag?: number;
  /** What a reader sees where the wire has nothing, when that is not null/0/''/[]. */
  readonly default?: string | number | boolean | null;
};

/** One Kafka API: its request and response in all versions known to the jar that the table was made from. */
export type Message<Request, Response> = {
  readonly name: string;
  readonly key: number;
  readonly minVersion: number;
  readonly maxVersion: number;
  /** First version with compact lengths and tagged fields; above maxVersion when there is none. */
  readonly flexibleSince: number;
  readonly request: readonly Field[];
  readonly response: readonly Field[];
  /** Never present at run time: carries the two types from the table to the codec. */
  readonly types?: { request: Request; response: Response };
};
