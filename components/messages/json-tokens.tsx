import { VisibleText } from '@/components/ui/visible-text';
import type { JsonLine, JsonToken } from '@/lib/json-text';

const colour: Record<JsonToken['kind'], string> = {
  key: 'text-info',
  string: 'text-ok',
  number: 'text-warn',
  literal: 'text-accent-ink',
  mark: 'text-ink-2',
};

export function JsonTokenText({ token }: { token: JsonToken }) {
  return (
    <span className={colour[token.kind]}>
      <VisibleText text={token.text} />
    </span>
  );
}

/** A line of a pretty print; what does not fit goes on below, further in than it began. */
export function JsonPrettyLine({ line: { depth, tokens } }: { line: JsonLine }) {
  const hang = `${Math.min(2 * depth + 2, 20)}ch`;
  return (
    <div className="whitespace-pre-wrap [overflow-wrap:anywhere]" style={{ paddingLeft: hang, textIndent: `-${hang}` }}>
      {'  '.repeat(depth)}
      {tokens.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line.
        <JsonTokenText key={index} token={token} />
      ))}
    </div>
  );
}
