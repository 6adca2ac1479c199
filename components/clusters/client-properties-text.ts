/** One setting of a pasted text, its key as Kafka's clients call it. */
export type ClientEntry = { key: string; value: string };

type Heading = { indent: number; key: string };

/**
 * The settings in a text, whatever it is written in: .properties, YAML, a Python or JSON dictionary, kcat's -X. There is
 * no structure to be wrong about: a line is a key and a value, and PEM text goes on until its end.
 */
export function clientEntries(text: string): ClientEntry[] {
  const lines = text.split(/\r\n|\r|\n/);
  const entries: ClientEntry[] = [];
  let headings: Heading[] = [];
  for (let i = 0; i < lines.length; ) {
    const { line, next } = logicalLine(lines, i);
    i = next;
    if (line.trim().startsWith('-----')) {
      // The next certificate of a chain that was pasted line by line.
      const more = pemFrom(line.trim(), lines, i);
      const last = entries.at(-1);
      if (last) last.value += `\n${more.value}`;
      i = more.next;
      continue;
    }
    const found = keyAndValue(line);
    if (!found) continue;
    const indent = indentOf(line);
    headings = headings.filter((heading) => heading.indent < indent);
    let { value } = found;
    const key = [...headings.map((heading) => heading.key), found.key].join('.');
    if (value === '' && found.yaml) {
      headings.push({ indent, key: found.key });
      continue;
    }
    if (/^[|>][+-]?\d?$/.test(value)) ({ value, next: i } = indentedBlock(lines, i, indent));
    else if (value.includes('-----BEGIN ')) ({ value, next: i } = pemFrom(value, lines, i));
    entries.push({ key: clientKey(key), value });
  }
  return entries;
}

/** With the lines that a backslash at its end continues, as in .properties. */
function logicalLine(lines: readonly string[], at: number): { line: string; next: number } {
  const parts = [lines[at] ?? ''];
  let next = at + 1;
  if (/^\s*(?:[#!]|\/\/)/.test(parts[0] ?? '')) return { line: '', next };
  while (/(?:^|[^\\])(?:\\\\)*\\$/.test(parts.at(-1) ?? '') && next < lines.length) {
    parts.push(`${parts.pop()?.slice(0, -1)}`, (lines[next] ?? '').trimStart());
    next++;
  }
  return { line: parts.join(''), next };
}

/** A key, quoted or bare; "=", ":" or a blank; the rest. */
const pair = /^\s*(?:-X?\s+)?(?:"([^"]+)"|'([^']+)'|([\w.[\]-]+))(\s*[=:]\s*|\s+|$)(.*)$/s;

function keyAndValue(line: string): (ClientEntry & { yaml: boolean }) | null {
  const match = pair.exec(line);
  if (!match) return null;
  const [, double, single, bare, separator = '', rest = ''] = match;
  const key = double ?? single ?? bare ?? '';
  const yaml = separator.trim() === ':' || bare === undefined;
  return { key, yaml, value: yaml ? scalar(rest.trim()) : unescaped(rest.trimEnd()) };
}

/** As YAML, JSON and Python have it: in quotes, maybe with a comma after them, or bare, maybe with a comment. */
function scalar(text: string): string {
  const [, double, single] = /^(?:"(.*)"|'(.*)'),?$/s.exec(text) ?? [];
  if (double !== undefined) return unescaped(double.replaceAll('\\"', '"'));
  return single ?? text.replace(/\s+#.*$/s, '');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };

/** As java.util.Properties reads them, but that a quote keeps its backslash: JAAS wants it. */
function unescaped(value: string): string {
  return value.replace(/\\(?:u([0-9a-fA-F]{4})|([^"]))/gs, (_, hex: string | undefined, char = '') =>
    hex === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const indentOf = (line: string) => line.length - line.trimStart().length;

function indentedBlock(lines: readonly string[], from: number, indent: number): { value: string; next: number } {
  let next = from;
  while (next < lines.length && (lines[next]?.trim() === '' || indentOf(lines[next] ?? '') > indent)) next++;
  const block = lines.slice(from, next).map((line) => line.trim());
  return { value: block.join('\n').trim(), next };
}

/** PEM text that goes on in the following lines, to the end of its block. */
function pemFrom(start: string, lines: readonly string[], from: number): { value: string; next: number } {
  const parts = [start];
  let next = from;
  let open = start.lastIndexOf('-----BEGIN ') > start.lastIndexOf('-----END ');
  while (open && next < lines.length) {
    const line = lines[next]?.trim() ?? '';
    parts.push(line);
    next++;
    open = !line.includes('-----END ');
  }
  return { value: parts.join('\n'), next };
}

/** Spring and others put names before Kafka's own, and dashes into them. */
function clientKey(key: string): string {
  const bare = key
    .replace(/^spring\.(?:cloud\.stream\.)?kafka\.(?:binder\.)?/, '')
    .replace(/^(?:properties|configuration|consumer|producer|admin)\.(?:properties\.)?/, '')
    .replace(/^\[(.*)\]$/, '$1');
  if (bare === 'bootstrap-servers' || bare === 'brokers') return 'bootstrap.servers';
  const [, store, rest] = /^ssl\.(trust-store|key-store|key)-([a-z-]+)$/.exec(bare) ?? [];
  return store && rest ? `ssl.${store.replace('-', '')}.${rest.replaceAll('-', '.')}` : bare;
}
