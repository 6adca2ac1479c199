import { isUtf8 } from 'node:buffer';
import { binary } from './binary';
import { int32 } from './int32';
import { int64 } from './int64';
import { json, looksLikeJson } from './json';
import type { Decoded, Readable, Serde, SerdeName } from './serde';
import { hasControls, text, utf8Start } from './text';
import { uuid } from './uuid';

const serdes: Record<Exclude<SerdeName, 'auto'>, Serde> = { json, text, binary, int32, int64, uuid };
/** Larger values that look like JSON are called so unchecked: the record pane, which parses them, has the last word. */
const CHECKED_JSON = 256 << 10;

/**
 * A key, value or header value made readable: at most `limit` of its bytes become text. Where the format asked for
 * does not fit, `problem` says so and the bytes are shown as 'auto' would. Total: throws for no bytes whatever.
 */
export function decode(bytes: Uint8Array | null, format: SerdeName, limit: number): Readable {
  if (bytes === null) return { format: 'null', text: '', size: 0, truncated: false, problem: null };
  if (bytes.length === 0) return { format: 'empty', text: '', size: 0, truncated: false, problem: null };
  const size = bytes.length;
  if (format === 'auto') return { ...detect(bytes, limit), size, problem: null };
  const decoded = serdes[format].decode(bytes, limit);
  if ('problem' in decoded) return { ...detect(bytes, limit), size, problem: decoded.problem };
  return { ...decoded, size, problem: null };
}

/** Text where it is valid and free of controls, JSON where that text is an object or an array, else binary. */
function detect(bytes: Uint8Array, limit: number): Decoded {
  if (!isUtf8(bytes) || hasControls(bytes)) return binary.decode(bytes, limit);
  const isJson = looksLikeJson(bytes) && (bytes.length > CHECKED_JSON || 'format' in json.decode(bytes, 0));
  return { format: isJson ? 'json' : 'text', ...utf8Start(bytes, limit) };
}
