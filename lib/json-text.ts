/**
 * JSON as it is written: numbers, strings and repeated keys keep their exact text, which JSON.parse would lose
 * (9007199254740993, 1e400, -0, "\ud800"). Works on either side and imports nothing.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar;
export type JsonScalar = { readonly kind: 'string' | 'number' | 'literal'; readonly text: string };
export type JsonArray = { readonly kind: 'array'; readonly items: readonly JsonNode[] };
/** Keys in their order, and as often as they are there; `text` with its quotes. */
export type JsonObject = { readonly kind: 'object'; readonly members: readonly JsonMember[] };
export type JsonMember = { readonly key: JsonScalar; readonly value: JsonNode };

/** Deeper than any real message; beyond it drawing a tree helps nobody. */
const MAX_DEPTH = 500;
// RFC 8259, sticky: each matches at one position or not at all.
const space = /[\t\n\r ]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

type Open = { kind: 'array'; items: JsonNode[] } | { kind: 'object'; members: JsonMember[]; key: JsonScalar };

/** The value that `text` holds, or null where it is not JSON, or nested deeper than 500. */
export function parseJsonText(text: string): JsonNode | null {
  const open: Open[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const next = (): string => {
    match(space);
    return text[at] ?? '';
  };
  const string = (): JsonScalar | null => {
    const end = stringEnd(text, at);
    if (end < 0) return null;
    const found = text.slice(at, end);
    at = end;
    return { kind: 'string', text: found };
  };
  const key = (): JsonScalar | null => {
    const found = next() === '"' ? string() : null;
    if (found === null || next() !== ':') return null;
    at++;
    return found;
  };
  const scalar = (first: string): JsonScalar | null => {
    if (first === '"') return string();
    const kind = first === '-' || (first >= '0' && first <= '9') ? 'number' : 'literal';
    const found = match(kind === 'number' ? number : literal);
    return found === null ? null : { kind, text: found };
  };

  for (;;) {
    let node: JsonNode | null = null;
    const first = next();
    if (first === '[' || first === '{') {
      at++;
      const close = first === '[' ? ']' : '}';
      if (next() !== close) {
        if (open.length >= MAX_DEPTH) return null;
        if (first === '[') open.push({ kind: 'array', items: [] });
        else {
          const name = key();
          if (name === null) return null;
          open.push({ kind: 'object', members: [], key: name });
        }
        continue;
      }
      at++;
      node = first === '[' ? { kind: 'array', items: [] } : { kind: 'object', members: [] };
    } else node = scalar(first);

    // A value is there: put it where it belongs, and close all that ends with it.
    for (;;) {
      if (node === null) return null;
      const parent = open.at(-1);
      if (!parent) return next() === '' && at >= text.length ? node : null;
      if (parent.kind === 'array') parent.items.push(node);
      else parent.members.push({ key: parent.key, value: node });
      const after = next();
      at++;
      if (after === ',') {
        if (parent.kind === 'array') break;
        const name = key();
        if (name === null) return null;
        parent.key = name;
        break;
      }
      if (after !== (parent.kind === 'array' ? ']' : '}')) return null;
      open.pop();
      node = parent.kind === 'array' ? parent : { kind: 'object', members: parent.members };
    }
  }
}

const escapes = '"\\/bfnrt';
const fourHex = /[0-9a-fA-F]{4}/y;

/** Behind the closing quote of the string that begins at `start`, or -1 where it is no string of RFC 8259. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    at++;
    if (text[at] === 'u') {
      fourHex.lastIndex = at + 1;
      if (!fourHex.test(text)) return -1;
      at += 4;
    } else if (at >= text.length || !escapes.includes(text[at]!)) return -1;
  }
  return -1;
}

/** The characters that the text of a JSON string stands for; lone surrogates stay what they are. */
export function stringValue({ text }: JsonScalar): string {
  return JSON.parse(text) as string;
}

export type JsonToken = { readonly kind: 'key' | 'string' | 'number' | 'literal' | 'mark'; readonly text: string };
export type JsonLine = { readonly depth: number; readonly tokens: readonly JsonToken[] };

const INLINE_WIDTH = 60;

/** The lines of a pretty print: what is short stays on one line, everything keeps its text. */
export function prettyLines(root: JsonNode): JsonLine[] {
  const lines: JsonLine[] = [];
  let tokens: JsonToken[] = [];
  let depth = 0;
  const mark = (text: string) => tokens.push({ kind: 'mark', text });
  const endLine = (indent = depth) => {
    lines.push({ depth: indent, tokens });
    tokens = [];
  };
  const walk = (node: JsonNode) => {
    if (node.kind !== 'array' && node.kind !== 'object') {
      tokens.push(node);
      return;
    }
    const [begin, end] = node.kind === 'array' ? ['[', ']'] : ['{', '}'];
    const inline = inlineTokens(node);
    if (inline) {
      tokens.push(...inline);
      return;
    }
    mark(begin);
    endLine();
    depth++;
    const parts: readonly (JsonNode | JsonMember)[] = node.kind === 'array' ? node.items : node.members;
    for (const [i, part] of parts.entries()) {
      if ('key' in part) {
        tokens.push({ kind: 'key', text: part.key.text });
        mark(': ');
        walk(part.value);
      } else walk(part);
      if (i + 1 < parts.length) mark(',');
      endLine();
    }
    depth--;
    mark(end);
  };
  walk(root);
  endLine();
  return lines;
}

/** All of a small value on one line, or null: an array or object of scalars within the width, or an empty one. */
function inlineTokens(node: JsonArray | JsonObject): JsonToken[] | null {
  const tokens: JsonToken[] = [];
  let width = 0;
  const add = (token: JsonToken) => {
    tokens.push(token);
    width += token.text.length;
  };
  const [begin, end] = node.kind === 'array' ? ['[', ']'] : ['{ ', ' }'];
  const parts: readonly (JsonNode | JsonMember)[] = node.kind === 'array' ? node.items : node.members;
  if (parts.length === 0) return [{ kind: 'mark', text: node.kind === 'array' ? '[]' : '{}' }];
  add({ kind: 'mark', text: begin });
  for (const [i, part] of parts.entries()) {
    if (i > 0) add({ kind: 'mark', text: ', ' });
    if ('key' in part) {
      add({ kind: 'key', text: part.key.text });
      add({ kind: 'mark', text: ': ' });
    }
    const value = 'key' in part ? part.value : part;
    if (value.kind === 'array' || value.kind === 'object' || width > INLINE_WIDTH) return null;
    add(value);
  }
  add({ kind: 'mark', text: end });
  return width > INLINE_WIDTH ? null : tokens;
}

/** The pretty print as text, two blanks a level. */
export function prettyText(root: JsonNode): string {
  return prettyLines(root)
    .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');
}
