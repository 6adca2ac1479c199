const modules = new Map([
  ['org.apache.kafka.common.security.plain.PlainLoginModule', 'PlainLoginModule'],
  ['org.apache.kafka.common.security.scram.ScramLoginModule', 'ScramLoginModule'],
  ['org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule', 'OAuthBearerLoginModule'],
] as const);
type Module = typeof modules extends Map<string, infer Name> ? Name : never;

/** JAAS's own grammar, and no more of it than a login takes: module, flag, options, semicolon. */
const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"=;]+)|([=;]))/y;
type Token = { word: string } | { sign: string };

/** The one entry of a `sasl.jaas.config`: which of Kafka's three modules, with which options. Anything else is refused. */
export function jaasEntry(text: string): { module: Module; options: Map<string, string> } | { why: string } {
  const tokens = tokensOf(text);
  if (!tokens) return { why: 'cannot be read' };
  const [first, flag, ...rest] = tokens;
  const module = first && 'word' in first ? modules.get(first.word as never) : undefined;
  if (!module) return { why: 'is for a login module that Sluice does not know: only Plain, Scram and OAuthBearer are' };
  if (!flag || !('word' in flag) || !/^(required|requisite|sufficient|optional)$/i.test(flag.word)) {
    return { why: 'has no "required" after its module' };
  }
  const options = new Map<string, string>();
  let at = 0;
  for (; at + 2 < rest.length; at += 3) {
    const [name, equals, value] = rest.slice(at, at + 3);
    if (!name || !('word' in name) || !equals || !('sign' in equals) || equals.sign !== '=') break;
    if (!value || !('word' in value)) break;
    options.set(name.word, value.word);
  }
  const end = rest.slice(at);
  const ended = end.length === 0 || (end.length === 1 && 'sign' in end[0]! && end[0].sign === ';');
  return ended ? { module, options } : { why: 'does not end after its options' };
}

function tokensOf(text: string): Token[] | null {
  const found: Token[] = [];
  const trimmed = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (!match) return null;
    const [, quoted, bare, sign] = match;
    if (sign !== undefined) found.push({ sign });
    else found.push({ word: quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gs, '$1') });
  }
  return found;
}
