/** What a filter field means, or why it cannot be used. */
export type TextMatch = { ok: true; matches: (text: string) => boolean } | { ok: false; reason: string };

const longest = 512;
const everything: TextMatch = { ok: true, matches: () => true };

/**
 * Text as a person types it into a filter: any part of a name, with `*` for anything; a regular expression between
 * slashes. The browser's own engine backtracks, so expressions that could run for ever are refused before they run.
 */
export function textMatch(filter: string): TextMatch {
  const text = filter.trim();
  if (text === '') return everything;
  if (text.length > longest) return { ok: false, reason: `A filter holds at most ${longest} characters.` };
  if (text.startsWith('/') && text.length > 1) return regexMatch(text);
  const parts = text.toLowerCase().split('*');
  if (parts.length === 1) return { ok: true, matches: (name) => name.toLowerCase().includes(parts[0]!) };
  return { ok: true, matches: (name) => wildcardMatches(name.toLowerCase(), parts) };
}

/** With `*` the whole name is meant: "orders*" starts with, "*.dlq" ends with. */
function wildcardMatches(name: string, parts: string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

function regexMatch(text: string): TextMatch {
  const closed = /^\/(.*)\/(i?)$/s.exec(text);
  const source = closed ? closed[1]! : text.slice(1);
  const danger = backtracks(source);
  if (danger) return { ok: false, reason: danger };
  try {
    const expression = new RegExp(source, closed?.[2] ?? '');
    return { ok: true, matches: (name) => expression.test(name) };
  } catch {
    return { ok: false, reason: 'This is not a complete regular expression.' };
  }
}

/** A repeated group that itself repeats or chooses, a back reference, or many open-ended repeats. */
function backtracks(source: string): string | null {
  const plain = source.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[1-9k]|\(\?(?:=|!|<=|<!)/.test(plain)) return 'Back references and look-arounds are not supported here.';
  let inner = plain;
  // Innermost groups first: a group with a choice or repeat inside may not be repeated itself.
  for (let group = innerGroup(inner); group; group = innerGroup(inner)) {
    const [whole, body, repeat] = group;
    const complex = /[*+?{|~]/.test(body!.replace(/^\?(?::|<\w+>)/, ''));
    if (complex && /^[*+{]/.test(repeat!)) return 'A repeat of something that itself varies could run for ever.';
    inner = inner.replace(whole!, complex ? '~' : 'x');
  }
  const open = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return open > 3 ? 'At most three open-ended repeats (*, +) are supported here.' : null;
}

const innerGroup = (text: string) => /\(([^()]*)\)([*+?{]?)/.exec(text);
