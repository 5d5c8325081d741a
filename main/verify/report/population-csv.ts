import { createHash } from 'node:crypto';

/** Columns that make up a population's hash, in that order. */
const hashed = ['eventTime', 'eventID', 'objectSha256', 'ordinal'] as const;

/**
 * A population's count and hash from its CSV: SHA-256 over the lines
 * `eventTime,eventID,objectSha256,ordinal\n` of all rows in that order of columns, texts compared code
 * unit by code unit (said a second time on purpose; the first is main/assess/population.ts). Undefined
 * if the file is no such CSV.
 */
export function hashOfCsv(bytes: Buffer): { count: number; hash: string } | undefined {
  const rows = rowsOf(bytes.toString('utf8'));
  const head = rows.next().value;
  const places = hashed.map((name) => head?.indexOf(name) ?? -1);
  if (places.includes(-1)) return undefined;
  const members: string[][] = [];
  for (const row of rows) members.push(places.map((place) => plain(row[place] ?? '')));
  members.sort(inCanonicalOrder);
  const hash = createHash('sha256');
  for (const [time = '', id = '', object = '', ordinal = ''] of members) {
    hash.update(`${time},${written(id)},${object},${ordinal}\n`);
  }
  return { count: members.length, hash: hash.digest('hex') };
}

function inCanonicalOrder(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < 3; i += 1) {
    const [one = '', other = ''] = [a[i], b[i]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return Number(a[3]) - Number(b[3]);
}

/** An eventID that holds anything but letters, digits and `-_.:` stands as a JSON string. */
function written(eventID: string): string {
  return /^[\w.:-]+$/.test(eventID) ? eventID : JSON.stringify(eventID);
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
