import 'server-only';

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { z } from 'zod';

import { privateHeaders } from '@/lib/http/respond';

const compress = promisify(gzip);
/** Below this a compressed answer is not worth its trouble. */
const COMPRESSED_BYTES = 16 * 1024;

/** An answer as it can go over the wire. */
type Encoded = { readonly plain: Buffer; readonly gzipped: () => Promise<Buffer | null> };

type Known = { schema: z.ZodType; items: string; rest: string; encoded: Encoded };

/**
 * The JSON of an answer in the shape of its schema: what that does not name stays out. A list whose `items` are frozen
 * is parsed, written and compressed but once. It is known by the array itself and by nothing else, so that whoever may
 * see less, and is given another array, never gets it.
 */
export function encode(schema: z.ZodType, answer: unknown): Encoded {
  const list = schema instanceof z.ZodObject && isFrozenList(answer) ? answer : null;
  if (!list) return encodedText(JSON.stringify(schema.parse(answer)));
  const { items, ...others } = list;
  const parts = partsOf(schema as z.ZodObject);
  const rest = JSON.stringify(parts.rest.parse(others)).slice(1);
  const known = lists.get(items);
  if (known?.schema === schema && known.rest === rest) return known.encoded;
  const text = known?.schema === schema ? known.items : JSON.stringify(parts.items.parse(items));
  const encoded = encodedText(`{"items":${text}${rest === '}' ? '' : ','}${rest}`);
  lists.set(items, { schema, items: text, rest, encoded });
  return encoded;
}

const lists = new WeakMap<readonly unknown[], Known>();
const schemas = new WeakMap<z.ZodObject, { items: z.ZodType; rest: z.ZodType }>();

function isFrozenList(answer: unknown): answer is { items: readonly unknown[] } {
  if (typeof answer !== 'object' || answer === null || !('items' in answer)) return false;
  return Array.isArray(answer.items) && Object.isFrozen(answer.items);
}

function partsOf(schema: z.ZodObject): { items: z.ZodType; rest: z.ZodType } {
  let parts = schemas.get(schema);
  if (!parts) {
    parts = { items: schema.shape.items as z.ZodType, rest: schema.omit({ items: true }) };
    schemas.set(schema, parts);
  }
  return parts;
}

function encodedText(text: string): Encoded {
  const plain = Buffer.from(text);
  let made: Promise<Buffer> | null = null;
  const gzipped = async () => (plain.length < COMPRESSED_BYTES ? null : await (made ??= compress(plain, { level: 1 })));
  return { plain, gzipped };
}

/**
 * Compressed where that pays and whoever asks can read it. Next.js drops the content-encoding of a route, so that the
 * front door has to say it: what has not come through there, as in development, is answered plain.
 */
export async function encodedResponse(
  { plain, gzipped }: Encoded,
  request: Request,
  status: number,
  requestId: string,
): Promise<Response> {
  const reads =
    request.headers.has('x-sluice-address') && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const packed = reads ? await gzipped() : null;
  const headers = { ...privateHeaders, 'x-request-id': requestId, 'content-type': 'application/json' };
  // Cast: none of these buffers is shared with another thread.
  return new Response((packed ?? plain) as Uint8Array<ArrayBuffer>, {
    status,
    headers: { ...headers, vary: 'accept-encoding', ...(packed && { 'x-sluice-encoding': 'gzip' }) },
  });
}
