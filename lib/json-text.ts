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

/** The value that `text` holds, or null where it is not JSON, or nested deeper than 500. */
export function parseJsonText(text: string): JsonNode | null {
  return new Parser(text).parse();
}

type Open = { kind: 'array'; items: JsonNode[] } | { kind: 'object'; members: JsonMember[]; key: JsonScalar };

/** Keeps what is open in a list of its own: a hostile message must not choose the depth of our stack. */
class Parser {
  private at = 0;
  private readonly open: Open[] = [];

  constructor(private readonly text: string) {}

  parse(): JsonNode | null {
    for (;;) {
      const begun = this.begin();
      if (begun === 'opened') continue;
      const done = begun && this.close(begun);
      if (done !== 'more') return done;
    }
  }

  /** A scalar, an empty list, or the beginning of another one. Null: neither. */
  private begin(): JsonNode | 'opened' | null {
    const first = this.next();
    if (first !== '[' && first !== '{') return this.scalar(first);
    const kind = first === '[' ? 'array' : 'object';
    this.at++;
    if (this.next() === (kind === 'array' ? ']' : '}')) {
      this.at++;
      return kind === 'array' ? { kind, items: [] } : { kind, members: [] };
    }
    if (this.open.length >= MAX_DEPTH) return null;
    if (kind === 'array') this.open.push({ kind, items: [] });
    else {
      const key = this.key();
      if (key === null) return null;
      this.open.push({ kind, members: [], key });
    }
    return 'opened';
  }

  /** Puts a value where it belongs, and ends all that ends with it: 'more' values follow, or it was the last one. */
  private close(value: JsonNode): JsonNode | 'more' | null {
    for (let node = value; ; ) {
      const parent = this.open.at(-1);
      const after = this.next();
      if (!parent) return after === '' ? node : null;
      if (parent.kind === 'array') parent.items.push(node);
      else parent.members.push({ key: parent.key, value: node });
      this.at++;
      if (after === ',') {
        if (parent.kind === 'array') return 'more';
        const key = this.key();
        if (key === null) return null;
        parent.key = key;
        return 'more';
      }
      if (after !== (parent.kind === 'array' ? ']' : '}')) return null;
      this.open.pop();
      node = parent.kind === 'array' ? parent : { kind: 'object', members: parent.members };
    }
  }

  private key(): JsonScalar | null {
    const found = this.next() === '"' ? this.scalar('"') : null;
    if (found === null || this.next() !== ':') return null;
    this.at++;
    return found;
  }

  private scalar(first: string): JsonScalar | null {
    if (first === '"') {
      const end = stringEnd(this.text, this.at);
      return end < 0 ? null : { kind: 'string', text: this.taken(end) };
    }
    const kind = first === '-' || (first >= '0' && first <= '9') ? 'number' : 'literal';
    const pattern = kind === 'number' ? number : literal;
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? { kind, text: this.taken(pattern.lastIndex) } : null;
  }

  private taken(end: number): string {
    const found = this.text.slice(this.at, end);
    this.at = end;
    return found;
  }

  /** The next character that is no blank, '' at the end. */
  private next(): string {
    space.lastIndex = this.at;
    space.test(this.text);
    this.at = space.lastIndex;
    return this.text[this.at] ?? '';
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
  const endLine = () => {
    lines.push({ depth, tokens });
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
