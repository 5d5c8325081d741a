/** A part of a text that begins and ends at line ends. */
export interface CodeBlock {
  /** Number of its first line, from 1. */
  readonly firstLine: number;
  /** Place of its first character in the whole text. */
  readonly start: number;
  readonly lines: readonly string[];
}

/** The text in blocks of so many lines; the browser lays out only the blocks in view. */
export function codeBlocks(text: string, linesPerBlock: number): readonly CodeBlock[] {
  const lines = text.split('\n');
  const blocks: CodeBlock[] = [];
  let start = 0;
  for (let at = 0; at < lines.length; at += linesPerBlock) {
    const part = lines.slice(at, at + linesPerBlock);
    blocks.push({ firstLine: at + 1, start, lines: part });
    start += part.reduce((sum, line) => sum + line.length + 1, 0);
  }
  return blocks;
}

/** The line, from 0, in which a place of the text lies, and the place within that line. */
export function lineAt(
  starts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - (starts[low] ?? 0) };
}

/** Where each line of the text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
