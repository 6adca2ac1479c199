const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Kafka documents its configs in HTML; here it is text, for what a broker says is never markup of this page. */
export function docText(html: string): string {
  return html
    .replace(/<li[^>]*>/gi, '\n• ')
    .replace(/<(br|p|\/p|\/ul|\/ol)[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#(\d{1,6});/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** For one line of a table. */
export function firstSentence(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return /^.{20,}?[.](?= |$)/.exec(line)?.[0] ?? line;
}
