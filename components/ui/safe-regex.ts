/**
 * Why an expression must not run here, or null. The browser's engine backtracks, so what could run for ever is refused
 * beforehand: a repeated group that itself repeats or chooses, a back reference, many open-ended repeats.
 */
export function regexProblem(source: string): string | null {
  if (source.length > 512) return 'A filter holds at most 512 characters.';
  const plain = source.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[1-9k]|\(\?(?:=|!|<=|<!)/.test(plain)) return 'Back references and look-arounds are not supported here.';
  let inner = plain;
  // Innermost groups first: "~" stands for one that may match in several ways.
  for (let group = innerGroup(inner); group; group = innerGroup(inner)) {
    const [whole, body, repeat] = group;
    const varies = /[*+?{|~]/.test(body!.replace(/^\?(?::|<\w+>)/, ''));
    if (varies && /^[*+{]/.test(repeat!)) return 'A repeat of something that itself varies could run for ever.';
    inner = inner.replace(whole!, varies ? '~' : 'x');
  }
  const open = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return open > 3 ? 'At most three open-ended repeats (*, +) are supported here.' : null;
}

const innerGroup = (text: string) => /\(([^()]*)\)([*+?{]?)/.exec(text);
