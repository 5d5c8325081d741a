/**
 * One line of CSV (RFC 4180, CRLF). A cell that a spreadsheet would take for a formula (it begins
 * with = + - @, a tab or a carriage return) gets an apostrophe in front: events are written by
 * whoever made the call (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
