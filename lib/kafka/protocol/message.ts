import type { Reader } from './reader';
import type { Writer } from './writer';

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

/**
 * One line of the generated table, in wire order. A field whose tag or nullability comes and goes is several lines of
 * one name. Without `since` or `until` it is in every version that the struct around it is in.
 */
export type Field = {
  readonly name: string;
  readonly type: Scalar | readonly Field[];
  readonly array?: true;
  readonly since?: number;
  readonly until?: number;
  /** First version in which null may stand here; absent: never. */
  readonly nullableSince?: number;
  /** Tagged field of a flexible version (KIP-482); absent: a plain field. */
  readonly tag?: number;
  /** What a field left out stands for, when that is not the zero of its type: 0, '', false, [], a struct of defaults. */
  readonly default?: string | number | bigint | boolean | null;
  /** A version without this field may drop its value in silence; absent: a value other than the default is refused. */
  readonly ignorable?: true;
};

/** One Kafka API: its request and response in all versions known to the jar that the table was made from. */
export type Message<Request = unknown, Response = unknown> = {
  readonly name: string;
  readonly key: number;
  readonly minVersion: number;
  readonly maxVersion: number;
  /** First version with compact lengths and tagged fields; above maxVersion when there is none. */
  readonly flexibleSince: number;
  readonly request: readonly Field[];
  readonly response: readonly Field[];
  /** What reads and writes it in place of the codec: columns, where an object per partition would cost too much. */
  readonly columns?: Columns<Request, Response>;
  /** Never present at run time: carries the two types from the table to the codec. */
  readonly types?: { request: Request; response: Response };
};

/** The other form of a message, of the same bytes. `version` is one of the table's. */
export type Columns<Request, Response> = {
  read(from: Reader, version: number): Response;
  /** Absent: its request is written by the codec. */
  write?(to: Writer, value: Request, version: number): void;
};
