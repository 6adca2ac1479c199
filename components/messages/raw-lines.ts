/** Longer lines are drawn in pieces: a browser lays out one line of a megabyte for seconds. */
const pieceLength = 4000;

/** Text in the pieces that are drawn one under the other: its own lines, and those cut where they are too long. */
export function rawLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    for (let at = 0; at === 0 || at < line.length; ) {
      let end = Math.min(at + pieceLength, line.length);
      const last = line.charCodeAt(end - 1);
      // A surrogate pair stays together.
      if (end < line.length && last >= 0xd800 && last <= 0xdbff) end++;
      lines.push(line.slice(at, end));
      if (end === line.length) break;
      at = end;
    }
  }
  return lines;
}
