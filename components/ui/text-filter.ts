import { type Expression, loadExpressions, readExpression } from './safe-regex';

export type TextFilter = {
  test: (text: string) => boolean;
  error: string | null;
  /** Settles when the filter can be made for real; until then it filters nothing out. */
  wait?: Promise<void>;
};

const everything: TextFilter = { test: () => true, error: null };

/**
 * Words that must all occur, in any case; `*` in a word stands for anything, and the word is then the whole text;
 * `/…/` is a regular expression (RE2). One that cannot be read filters nothing out.
 */
export function textFilter(input: string): TextFilter {
  const text = input.trim();
  if (text === '') return everything;
  const pattern = /^\/(.+)\/$/.exec(text)?.[1];
  if (pattern !== undefined) return regexFilter(pattern);
  const tests = text.toLowerCase().split(/\s+/).map(wordTest);
  return {
    test: (candidate) => {
      const lower = candidate.toLowerCase();
      return tests.every((test) => test(lower));
    },
    error: null,
  };
}

function regexFilter(pattern: string): TextFilter {
  let expression: Expression | null;
  try {
    expression = readExpression(pattern);
  } catch (failure) {
    return { ...everything, error: failure instanceof Error ? failure.message : String(failure) };
  }
  if (expression === null) return { ...everything, wait: loadExpressions() };
  return { test: expression, error: null };
}

function wordTest(word: string): (text: string) => boolean {
  const parts = word.split('*');
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (parts.length === 1) return (text) => text.includes(word);
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - last.length;
  };
}
