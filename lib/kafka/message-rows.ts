import 'server-only';

import { isUtf8 } from 'node:buffer';
import {
  type BatchInfo,
  type MessageAnswer,
  type MessageRow,
  type Payload,
  PREVIEW_BYTES,
  type SerdeName,
  type Transaction,
} from '@/lib/contract/messages';
import { type Entry, markerIn, partsOf } from '@/lib/kafka/scan/entries';
import { decode } from '@/lib/serde/decode';

export type Formats = { readonly keyFormat: SerdeName; readonly valueFormat: SerdeName };

/** What a header list in a row may show: the record pane has them whole. */
const ROW_HEADERS = 20;
const ROW_HEADER_BYTES = 256;

/** An entry as a row of the list. */
export function messageRow(entry: Entry, formats: Formats, transaction: Transaction): MessageRow {
  return rowOf(entry, transaction, {
    key: (bytes) => decode(bytes, formats.keyFormat, PREVIEW_BYTES),
    value: (bytes) => decode(bytes, formats.valueFormat, PREVIEW_BYTES),
    header: (bytes) => decode(bytes, 'auto', ROW_HEADER_BYTES),
    headers: ROW_HEADERS,
  });
}

/** An entry as the record pane shows it: up to `bound` bytes of each of its parts. */
export function messageDetail(
  entry: Entry,
  formats: Formats,
  transaction: Transaction,
  bound: number,
): MessageAnswer['message'] {
  return rowOf(entry, transaction, {
    key: (bytes) => payload(bytes, formats.keyFormat, bound),
    value: (bytes) => payload(bytes, formats.valueFormat, bound),
    header: (bytes) => payload(bytes, 'auto', bound),
    headers: Number.POSITIVE_INFINITY,
  });
}

type Readers<T> = {
  key: (bytes: Uint8Array | null) => T;
  value: (bytes: Uint8Array | null) => T;
  header: (bytes: Uint8Array | null) => T;
  /** How many of them are read. */
  headers: number;
};

function rowOf<T>({ partition, offset, timestamp, header, found }: Entry, transaction: Transaction, read: Readers<T>) {
  const place = {
    partition,
    offset: `${offset}`,
    timestamp: timestamp === -1n ? null : `${timestamp}`,
    timestampType: header.timestampType,
  };
  if ('fault' in found) {
    const { reason } = found.fault;
    const message = `This batch cannot be shown: ${found.fault.message}.`;
    return {
      kind: 'bad batch' as const,
      ...place,
      lastOffset: `${header.lastOffset}`,
      size: header.size,
      reason,
      message,
    };
  }
  const batch = batchInfo(header);
  if (header.control) {
    const { name, coordinatorEpoch } = markerIn(found);
    return { kind: 'control' as const, ...place, marker: name, coordinatorEpoch, batch };
  }
  const { key, value, headers } = partsOf(found);
  return {
    kind: 'record' as const,
    ...place,
    key: read.key(key),
    value: read.value(value),
    headers: headers
      .slice(0, read.headers)
      .map((one) => ({ name: headerName(one.name), value: read.header(one.value) })),
    headerCount: headers.length,
    transaction,
    batch,
  };
}

function batchInfo(header: Entry['header']): BatchInfo {
  const { baseOffset, lastOffset, size, recordCount: records, codec, magic: format, leaderEpoch } = header;
  const { producerId, producerEpoch, baseSequence } = header;
  return {
    baseOffset: `${baseOffset}`,
    lastOffset: `${lastOffset}`,
    size,
    records,
    codec: codec ?? 'none', // A batch of an unknown codec is a bad one and never comes here.
    format,
    leaderEpoch,
    producerId: producerId === null ? null : `${producerId}`,
    producerEpoch,
    baseSequence: baseSequence === -1 ? null : baseSequence,
  };
}

function payload(bytes: Uint8Array | null, format: SerdeName, bound: number): Payload {
  const preview = decode(bytes, format, bound);
  if (bytes === null || bytes.length === 0 || preview.format === 'json' || preview.format === 'text') {
    return { ...preview, bytes: null };
  }
  const sent = bytes.subarray(0, bound);
  return {
    ...preview,
    text: preview.format === 'binary' ? preview.text.slice(0, 2 * PREVIEW_BYTES) : preview.text,
    truncated: sent.length < bytes.length,
    bytes: Buffer.from(sent.buffer, sent.byteOffset, sent.length).toString('base64'),
  };
}

/** Kafka's header names are text by agreement only. */
function headerName(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(view) ? view.toString('utf8') : `0x${view.toString('hex')}`;
}
