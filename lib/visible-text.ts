/** A piece of text as it may be drawn. `escaped`: it stands for a character that would not be seen, or would mislead. */
export type VisiblePart = { readonly text: string; readonly escaped: boolean };

/**
 * Controls but for line feed and tab, direction marks (CVE-2021-42574), blanks of no width, invisible operators, tag
 * characters, and halves of surrogate pairs. A joiner between two pictographs is part of one emoji and stays.
 */
const hidden = new RegExp(
  [
    '(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d|\\u200d(?!\\p{Extended_Pictographic})',
    '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e]',
    '[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]',
    '[\\u{e0000}-\\u{e007f}]|\\p{Surrogate}',
  ].join('|'),
  'gu',
);

/** `text` cut where something hidden stands, which is written out: U+202E as "\u202e". Either side; imports nothing. */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = [];
  let from = 0;
  for (const found of text.matchAll(hidden)) {
    const [character] = found;
    if (found.index > from) parts.push({ text: text.slice(from, found.index), escaped: false });
    parts.push({ text: escapeOf(character), escaped: true });
    from = found.index + character.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), escaped: false });
  return parts;
}

/** The same as one text. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
