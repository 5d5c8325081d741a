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
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
