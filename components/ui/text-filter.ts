export type TextFilter = { test: (text: string) => boolean; error: string | null };

const everything: TextFilter = { test: () => true, error: null };

/** Words that must all occur, in any case; `/…/` is a regular expression. One that cannot be read filters nothing out. */
export function textFilter(input: string): TextFilter {
  const text = input.trim();
  if (text === '') return everything;
  const pattern = /^\/(.+)\/$/.exec(text)?.[1];
  if (pattern !== undefined) {
    try {
      const expression = new RegExp(pattern, 'iu');
      return { test: (candidate) => expression.test(candidate), error: null };
    } catch (failure) {
      return { ...everything, error: failure instanceof Error ? failure.message : String(failure) };
    }
  }
  const words = text.toLowerCase().split(/\s+/);
  return {
    test: (candidate) => {
      const lower = candidate.toLowerCase();
      return words.every((word) => lower.includes(word));
    },
    error: null,
  };
}
