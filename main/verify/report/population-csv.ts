import { createHash } from 'node:crypto';

/** Columns that make up a population's hash, in that order; a file may have more behind them. */
const hashed = ['eventTime', 'eventID', 'objectSha256', 'ordinal'] as const;

/**
 * A population's count and hash from its CSV: SHA-256 over the lines
 * `eventTime,eventID,objectSha256,ordinal\n` of its rows, which stand in the order that the hash uses
 * (said a second time on purpose; the first is main/assess/population.ts). An eventID stands as it is
 * hashed: as a JSON string if it holds anything but letters, digits and `-_.:`. Undefined if the file
 * is no such CSV.
 */
export function hashOfCsv(bytes: Buffer): { count: number; hash: string } | undefined {
  const rows = rowsOf(bytes.toString('utf8'));
  const head = rows.next().value;
  if (head === undefined || hashed.some((name, index) => head[index] !== name)) return undefined;
  const hash = createHash('sha256');
  let count = 0;
  for (const row of rows) {
    hash.update(`${row.slice(0, hashed.length).map(plain).join(',')}\n`);
    count += 1;
  }
  return { count, hash: hash.digest('hex') };
}

/** Takes off the apostrophe that keeps a spreadsheet from reading a cell as a formula. */
function plain(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Rows of RFC 4180: CRLF between them, quotes doubled. */
function* rowsOf(text: string): Generator<string[], undefined> {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) return undefined;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    yield row;
    row = [];
  }
  return undefined;
}
