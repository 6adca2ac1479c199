import { z } from 'zod';

/** A 64-bit integer as decimal text: JSON numbers lose digits beyond 2^53. */
export const Int64 = z.string().regex(/^-?\d{1,19}$/, 'must be a whole number');
export type Int64 = z.infer<typeof Int64>;

/** Milliseconds since 1970, UTC. */
export const Millis = z.number().int();
export type Millis = z.infer<typeof Millis>;

/** Why part of an answer is unknown. `source` names who could not tell: "broker 2", "partition orders/3". */
export const Warning = z.object({
  source: z.string(),
  code: z.string(),
  /** A sentence fit to show. */
  message: z.string(),
  brokerId: z.number().int().optional(),
  /** When it began. */
  since: Millis.optional(),
});
export type Warning = z.infer<typeof Warning>;

/** What every answer drawn from the cluster's facts carries: their age, and what could not be learned. */
export const Sourced = z.object({
  /**
   * When the oldest of the facts that move (layout, offsets, commits) was learned; null before the first. Sizes and
   * configs may be a minute older; what a failing broker still owes is older yet, and a warning says so.
   */
  asOf: Millis.nullable(),
  warnings: z.array(Warning),
});
export type Sourced = z.infer<typeof Sourced>;

/** A number over things of which some are unknown: `atLeast` says that the true one may be larger. */
export const Total = z.object({ value: Int64, atLeast: z.boolean() });
export type Total = z.infer<typeof Total>;

export const TopicName = z
  .string()
  .min(1)
  .max(249)
  .regex(/^[A-Za-z0-9._-]+$/, 'a topic name holds letters, digits, ".", "_" and "-" only')
  .refine((name) => name !== '.' && name !== '..', 'a topic cannot be named "." or ".."');

/** Kafka allows any text; the bound is the longest that its own string type can carry. */
export const GroupId = z.string().max(32_767);

/** Of our own rows. PostgreSQL cannot even look for one that holds a NUL. */
export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/, 'is not one of ours');

export const ClusterParams = z.object({ clusterId: Id });
export type ClusterParams = z.infer<typeof ClusterParams>;

export const NoQuery = z.object({}).strict();

export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
