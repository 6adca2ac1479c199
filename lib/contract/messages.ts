import { z } from 'zod';
import { ClusterParams, Int64, Millis, TopicName, Warning } from './common';

const int32 = z.number().int();
const Partition = int32.min(0);

/** Bytes of a value shown in a list row. */
export const PREVIEW_BYTES = 4096;
/** Bytes of a key or value sent for one record, and with `whole`. */
export const RECORD_BYTES = 1 << 20;
export const WHOLE_BYTES = 16 << 20;
export const MAX_LIMIT = 500;
/** Characters of a cursor: servers take 16 KiB for an address and all headers together. */
export const MAX_CURSOR = 14_000;

/** How bytes are made readable. 'auto' decides per value and names its choice on the row. */
export const SerdeName = z.enum(['auto', 'json', 'text', 'binary', 'int32', 'int64', 'uuid']);
export type SerdeName = z.infer<typeof SerdeName>;

/** What bytes turned out to be. Null, empty and the text "null" are three things. */
export const PayloadFormat = z.enum(['null', 'empty', 'json', 'text', 'binary', 'int32', 'int64', 'uuid']);
export type PayloadFormat = z.infer<typeof PayloadFormat>;

/** A key, value or header value as a list shows it. */
export const Preview = z.object({
  format: PayloadFormat,
  /** Exact text from the start of the bytes (never re-serialised); for 'binary' lower-case hex without spaces. */
  text: z.string(),
  /** Bytes in the log; 0 for null. */
  size: z.number().int(),
  /** True: `text` shows only the beginning. */
  truncated: z.boolean(),
  /** Why the chosen format does not fit these bytes, which are then shown as 'auto' would; null when it does. */
  problem: z.string().nullable(),
});
export type Preview = z.infer<typeof Preview>;

/** A key, value or header value of one record: all of its bytes up to a bound; beyond it `truncated` is true. */
export const Payload = Preview.extend({
  /**
   * The bytes in base64; null where they are exactly the UTF-8 of `text` ('json', 'text'), or where there are none.
   * With 'binary', `text` is the hex of the first 4 KiB at most, and this has them all.
   */
  bytes: z.string().nullable(),
});
export type Payload = z.infer<typeof Payload>;

export const TimestampType = z.enum(['create', 'append']);
export type TimestampType = z.infer<typeof TimestampType>;

/** 'open': no marker was found yet. Null: not written in a transaction. */
export const Transaction = z.enum(['committed', 'aborted', 'open']).nullable();
export type Transaction = z.infer<typeof Transaction>;

export const Codec = z.enum(['none', 'gzip', 'snappy', 'lz4', 'zstd']);
export type Codec = z.infer<typeof Codec>;

export const BatchInfo = z.object({
  baseOffset: Int64,
  lastOffset: Int64,
  /** Bytes in the log, header included and compressed. */
  size: z.number().int(),
  /** Records that its header counts, of which compaction may have taken some; of formats 0 and 1, those there are. */
  records: int32,
  codec: Codec,
  /** 2 since Kafka 0.11; 1 and 0 before, and where a topic's message.format.version says so. */
  format: int32,
  leaderEpoch: int32,
  /** Null for a plain producer, neither idempotent nor transactional. */
  producerId: Int64.nullable(),
  producerEpoch: int32.nullable(),
  baseSequence: int32.nullable(),
});
export type BatchInfo = z.infer<typeof BatchInfo>;

const place = { partition: Partition, offset: Int64 };
/** Kafka's milliseconds since 1970 as decimal text: producers may write any 64-bit number. Null: none. */
const time = { timestamp: Int64.nullable(), timestampType: TimestampType };

export const RecordRow = z.object({
  kind: z.literal('record'),
  ...place,
  ...time,
  key: Preview,
  value: Preview,
  /** In the order of the log, names may repeat; at most the first 20. */
  headers: z.array(z.object({ name: z.string(), value: Preview })),
  headerCount: z.number().int(),
  transaction: Transaction,
  batch: BatchInfo,
});
export type RecordRow = z.infer<typeof RecordRow>;

/** Written by a broker, not by a producer: the end of a transaction, a new leader of the metadata log. */
export const ControlRow = z.object({
  kind: z.literal('control'),
  ...place,
  ...time,
  /** 'abort', 'commit', 'leader change', ... or "type 9" where Kafka is newer than the console. */
  marker: z.string(),
  /** Epoch of the transaction coordinator that wrote it; null for other markers. */
  coordinatorEpoch: int32.nullable(),
  batch: BatchInfo,
});
export type ControlRow = z.infer<typeof ControlRow>;

/** Why a batch could not be read. The others beside it are shown all the same. */
export const BadBatchReason = z.enum(['checksum', 'compression', 'too large', 'records', 'unknown format']);

/** A batch that cannot be shown, as one row at its first offset. What its header claims is not proven. */
export const BadBatchRow = z.object({
  kind: z.literal('bad batch'),
  ...place,
  ...time,
  lastOffset: Int64,
  size: z.number().int(),
  reason: BadBatchReason,
  /** A sentence fit to show. */
  message: z.string(),
});
export type BadBatchRow = z.infer<typeof BadBatchRow>;

export const MessageRow = z.discriminatedUnion('kind', [RecordRow, ControlRow, BadBatchRow]);
export type MessageRow = z.infer<typeof MessageRow>;

const MAX_PARTITIONS = 200_000;

/** "0-3,7". */
const PartitionList = z
  .string()
  .regex(/^\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*$/, 'must be partition numbers or ranges separated by commas')
  .transform((text, context) => {
    const ranges = text.split(',').map((part) => part.split('-').map(Number));
    const counts = ranges.map(([from = 0, to = from]) => to - from + 1);
    if (counts.some((count) => count < 1) || counts.reduce((a, b) => a + b) > MAX_PARTITIONS) {
      context.addIssue({
        code: 'custom',
        message: `must be ranges from low to high, ${MAX_PARTITIONS} partitions at most`,
      });
      return z.NEVER;
    }
    return [...new Set(ranges.flatMap(([from = 0], i) => Array.from({ length: counts[i]! }, (_, at) => from + at)))];
  });

/** "1200" for every partition, or "0:1200,3:77" for some. */
const OffsetList = z
  .string()
  .regex(/^(\d{1,19}|\d{1,9}:\d{1,19}(,\d{1,9}:\d{1,19})*)$/, 'must be an offset, or partition:offset pairs')
  .transform((text): string | Record<number, string> =>
    text.includes(':') ? Object.fromEntries(text.split(',').map((pair) => pair.split(':') as [string, string])) : text,
  );

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * What to read: the query string of the messages page as it stands in its URL.
 * newest: by timestamp over all chosen partitions, newest first. The others read towards newer records: each
 * partition in the order of its log, the partitions merged by timestamp.
 */
export const MessagesQuery = z
  .object({
    start: z.enum(['newest', 'oldest', 'offset', 'time']).default('newest'),
    offsets: OffsetList.optional(),
    /** With start=time: milliseconds since 1970. */
    time: z
      .string()
      .regex(/^\d{1,16}$/, 'must be milliseconds since 1970')
      .optional(),
    /** Absent: all of the topic's. */
    partitions: PartitionList.optional(),
    isolation: z.enum(['read_uncommitted', 'read_committed']).default('read_uncommitted'),
    limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(100),
    /** Shows the markers that brokers write. */
    control: Flag.default(false),
    keyFormat: SerdeName.default('auto'),
    valueFormat: SerdeName.default('auto'),
    /** `next` or `previous` of an earlier answer; it decides where to read, and `start` no longer does. */
    cursor: z.string().max(MAX_CURSOR).optional(),
  })
  .strict()
  .refine((query) => query.start !== 'offset' || query.offsets !== undefined || query.cursor !== undefined, {
    message: 'start=offset needs offsets',
    path: ['offsets'],
  })
  .refine((query) => query.start !== 'time' || query.time !== undefined || query.cursor !== undefined, {
    message: 'start=time needs time',
    path: ['time'],
  });
export type MessagesQuery = z.infer<typeof MessagesQuery>;

/** limit: the page is full. end: nothing more that way, as of this answer. The others: a budget ran out first. */
export const StoppedBecause = z.enum(['limit', 'end', 'bytes', 'time', 'nothing readable']);
export type StoppedBecause = z.infer<typeof StoppedBecause>;

export const PartitionBounds = z.object({
  partition: Partition,
  /** First offset kept, and the next one to be written; null where nobody answered. */
  start: Int64.nullable(),
  end: Int64.nullable(),
  /** Readers of committed records get no further than this; below `end` while a transaction is open. */
  lastStable: Int64.nullable(),
});
export type PartitionBounds = z.infer<typeof PartitionBounds>;

export const MessagesAnswer = z.object({
  rows: z.array(MessageRow),
  /** How `rows` are sorted. */
  order: z.enum(['newest first', 'oldest first']),
  isolation: z.enum(['read_uncommitted', 'read_committed']),
  /** The page after the last row. Reading towards newer records it stays after 'end': ask again for what has come. */
  next: z.string().nullable(),
  /** The page before the first row, in the other order; null where there is none. */
  previous: z.string().nullable(),
  /** Offsets are not records (gaps of compaction, markers): this counts what was really read. */
  scanned: z.object({ records: z.number().int(), bytes: z.number().int(), partitions: z.number().int() }),
  stoppedBecause: StoppedBecause,
  /** The chosen partitions as they were when the page was read. */
  bounds: z.array(PartitionBounds),
  /** Partitions named here are not in `rows`, or not to the end: the order leaves them out. */
  warnings: z.array(Warning),
  asOf: Millis,
});
export type MessagesAnswer = z.infer<typeof MessagesAnswer>;

export const TopicMessagesParams = ClusterParams.extend({ topic: TopicName });
export type TopicMessagesParams = z.infer<typeof TopicMessagesParams>;

export const MessageParams = TopicMessagesParams.extend({
  partition: z.coerce.number().int().min(0).max(0x7fffffff),
  offset: z.string().regex(/^\d{1,19}$/, 'must be an offset'),
});
export type MessageParams = z.infer<typeof MessageParams>;

export const MessageQuery = z
  .object({
    keyFormat: SerdeName.default('auto'),
    valueFormat: SerdeName.default('auto'),
    /** Sends up to 16 MiB of a payload where 1 MiB is the rule. */
    whole: Flag.default(false),
  })
  .strict();
export type MessageQuery = z.infer<typeof MessageQuery>;

/** One record in full: its row with payloads in place of previews. */
export const MessageAnswer = z.object({
  message: z.discriminatedUnion('kind', [
    RecordRow.extend({
      key: Payload,
      value: Payload,
      headers: z.array(z.object({ name: z.string(), value: Payload })),
    }),
    ControlRow,
    BadBatchRow,
  ]),
  /** Nearest offsets that hold something, towards the start and the end of the partition; null: none found near. */
  neighbours: z.object({ previous: Int64.nullable(), next: Int64.nullable() }),
  warnings: z.array(Warning),
  asOf: Millis,
});
export type MessageAnswer = z.infer<typeof MessageAnswer>;

/** Which bytes of a record a download holds. */
export const MessageDownloadQuery = z
  .object({
    part: z.enum(['key', 'value', 'header']).default('value'),
    /** With part=header: its place in the list. */
    header: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .strict();
export type MessageDownloadQuery = z.infer<typeof MessageDownloadQuery>;
