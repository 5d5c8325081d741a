import type { Act } from './acts.ts';
import type { Context } from './context.ts';
import { custodyOfNotes, type Notes } from './custody.ts';
import type { Findings } from './findings.ts';

type Db = Context['db'];

const changed = 'files it met again, ignored or took along are not those it sealed';

/**
 * Compares what each step of an import met beside new objects with what its act in the ledger sealed,
 * and sees that nothing is there that no act names. An import that was killed has no end that would.
 */
export function checkRunNotes(
  db: Db,
  run: number,
  acts: readonly Act[],
  place: string,
  findings: Findings,
): void {
  const ignored = db
    .prepare('SELECT path, reason FROM ignored WHERE run = ? ORDER BY rowid')
    .raw()
    .all(run) as unknown[][];
  const again = placesAgain(db, run);
  const sidecars = sidecarsOf(db, run);
  for (const { body, place: at } of acts) {
    const notes: Notes = {
      again: taken(again, listIn(body['again']).map(String)),
      ignored: ignored.splice(0, Number(body['ignored'])),
      sidecars: taken(sidecars, listIn(body['sidecars']).map(String)),
    };
    if (custodyOfNotes(notes) !== body['custody']) findings.add(at, changed);
  }
  const left = ignored.length + again.size + sidecars.size;
  if (left > 0) findings.add(place, `${left} files that it met are in no act of the ledger`);
}

/** Further places where objects were found, by `object,n`, as an act names them. */
function placesAgain(db: Db, run: number): Map<string, unknown[]> {
  const rows = db
    .prepare(
      `SELECT object, n, folder.path || name FROM origin
        JOIN folder ON folder.id = folder WHERE run = ? AND n > 0`,
    )
    .raw()
    .all(run) as unknown[][];
  return new Map(rows.map((row) => [row.slice(0, 2).join(','), row]));
}

function sidecarsOf(db: Db, run: number): Map<string, unknown[]> {
  const rows = db
    .prepare('SELECT lower(hex(sha256)), kind, name FROM sidecar WHERE run = ?')
    .raw()
    .all(run) as unknown[][];
  return new Map(rows.map((row) => [String(row[0]), row]));
}

/** Takes the rows of these keys out, in the order of the keys; one that is not there is left out. */
function taken(rows: Map<string, unknown[]>, keys: readonly string[]): unknown[][] {
  return keys.flatMap((key) => {
    const row = rows.get(key);
    rows.delete(key);
    return row === undefined ? [] : [row];
  });
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
