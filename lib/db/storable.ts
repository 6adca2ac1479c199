import 'server-only';

// PostgreSQL keeps no NUL in a text, which Kafka allows in the id of a group, and no half of a surrogate pair. Such a
// half is replaced, as it is in UTF-8 on its way to a broker.

/** For what is only shown again: NUL becomes its picture, U+2400. */
export const storable = <T>(value: T): T => eachText(value, (text) => text.toWellFormed().replaceAll('\0', '␀'));

/** For what is acted upon when it is read again: `unescaped` gives back each NUL, and each U+2400 that was one. */
export const escaped = <T>(value: T): T =>
  eachText(value, (text) => text.toWellFormed().replaceAll('␀', '␀␀').replaceAll('\0', '␀0'));

export const unescaped = <T>(value: T): T =>
  eachText(value, (text) => text.replaceAll(/␀([␀0])/g, (_, next) => (next === '0' ? '\0' : next)));

/** A copy with each text in it changed, names of fields too. */
function eachText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => eachText(each, change)) as T;
  const fields = Object.entries(value).map(([name, each]) => [change(name), eachText(each, change)]);
  return Object.fromEntries(fields) as T;
}
