export interface Run {
  /** Place of its first character. */
  readonly start: number;
  readonly text: string;
  readonly isFound: boolean;
}

/** Where the words occur in the text, regardless of case, without overlap: [start, end) pairs. */
export function findAll(
  text: string,
  words: string,
  limit: number = Number.POSITIVE_INFINITY,
): readonly (readonly [number, number])[] {
  if (words === '') return [];
  const hits: (readonly [number, number])[] = [];
  // A pattern, not toLowerCase(): lower case may be longer than its capital and shift every place.
  const pattern = new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'giu');
  for (const match of text.matchAll(pattern)) {
    hits.push([match.index, match.index + match[0].length]);
    if (hits.length >= limit) break;
  }
  return hits;
}

/** The text cut into found and other runs. */
export function findRuns(text: string, words: string): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const [from, to] of findAll(text, words)) {
    if (from > end) runs.push({ start: end, text: text.slice(end, from), isFound: false });
    runs.push({ start: from, text: text.slice(from, to), isFound: true });
    end = to;
  }
  if (end < text.length) runs.push({ start: end, text: text.slice(end), isFound: false });
  return runs;
}
