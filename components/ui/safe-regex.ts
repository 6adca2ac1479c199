import type { RE2JS } from 're2js';

/** Whether a text holds a match, in any case. */
export type Expression = (text: string) => boolean;

const MAX_SOURCE = 512;
let engine: typeof RE2JS | null = null;
let loading: Promise<void> | null = null;

/** Brings the engine, which is as large as a page's own script, when an expression is first typed. */
export const loadExpressions = (): Promise<void> =>
  (loading ??= import('re2js').then(
    (module) => {
      engine = module.RE2JS;
    },
    (failure: unknown) => {
      loading = null;
      throw failure;
    },
  ));

/**
 * An expression in RE2's syntax, which is matched in a time that grows with the text only: the browser's own engine runs
 * for ever on `^(a+)+$` and the like, and an address with such a filter can be sent to somebody. Null until
 * `loadExpressions` has settled; throws what is wrong with `source`.
 */
export function readExpression(source: string): Expression | null {
  if (source.length > MAX_SOURCE) throw new Error(`A filter holds at most ${MAX_SOURCE} characters.`);
  if (engine === null) return null;
  const expression = engine.compile(source, engine.CASE_INSENSITIVE);
  return (text) => expression.test(text);
}
