/** A cell that holds an object, with its quotes doubled; in a JSON string they would have backslashes. */
const cell = /^"\s*\{\s*""/;

/**
 * The record in a place that begins with a quote: a JSON string (LookupEvents), or a cell of CSV (RFC
 * 4180, section 2.7). The bytes say which of them it is. @throws SyntaxError
 */
export function unquoted(slice: string): string {
  if (cell.test(slice)) return slice.slice(1, -1).replaceAll('""', '"');
  return String(JSON.parse(slice));
}
