/**
 * One line of CSV (RFC 4180, CRLF). A cell that a spreadsheet would take for a formula (it begins
 * with = + - @, their full-width forms, a tab or a line break) gets an apostrophe in front, and one
 * with a character that some spreadsheet separates cells by is quoted: events are written by whoever
 * made the call (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = harmless(value);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function harmless(value: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}

/**
 * One line of tab-separated values, as spreadsheets take them from the clipboard: formulas made harmless
 * as in CSV; what would end a cell or a line is a space; a cell with a quotation mark is quoted, because
 * an open one would swallow those behind it.
 */
export function tsvLine(cells: readonly string[]): string {
  const texts = cells.map((value) => {
    const text = harmless(value).replaceAll(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${texts.join('\t')}\n`;
}
