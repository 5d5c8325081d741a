import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Lines of JSON, hashed: what the ledger says of names and reasons. See main/archive/custody.ts. */
class Lines {
  readonly #hash = createHash('sha256');

  add(...fact: readonly unknown[]): void {
    this.#hash.update(JSON.stringify(fact)).update('\n');
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

interface PartRow {
  readonly object: number;
  readonly ordinal: number | null;
  readonly offset: number;
  readonly length: number;
  readonly reason: string;
  readonly detail: string;
}

/** The hash of the objects of a step, with where they were found first and what of them was rejected. */
export function custodyOfStep(db: Database.Database, first: number, last: number): string {
  const objects = db.prepare(`
    SELECT object.id, kind, shape, folder.path || origin.name AS name FROM object
      JOIN origin ON origin.object = object.id AND n = 0 JOIN folder ON folder.id = origin.folder
    WHERE object.id BETWEEN ? AND ? ORDER BY object.id`);
  const parts = db
    .prepare('SELECT * FROM rejection WHERE object BETWEEN ? AND ? ORDER BY offset, length, rowid')
    .all(first, last) as PartRow[];
  const lines = new Lines();
  for (const row of objects.iterate(first, last)) {
    const { id, kind, shape, name } = row as Readonly<Record<string, unknown>>;
    lines.add('object', id, kind, shape, name);
    for (const part of parts.filter(({ object }) => object === id)) {
      const { ordinal, offset, length, reason, detail } = part;
      lines.add('rejected', ordinal, offset, length, reason, detail);
    }
  }
  return lines.digest();
}

/** Rows of what a step of an import met beside new objects, in the order in which they are hashed. */
export interface Notes {
  readonly again: readonly unknown[][];
  readonly ignored: readonly unknown[][];
  readonly sidecars: readonly unknown[][];
}

/** The hash of what a step of an import met beside new objects. */
export function custodyOfNotes({ again, ignored, sidecars }: Notes): string {
  const lines = new Lines();
  for (const row of again) lines.add('again', ...row);
  for (const row of ignored) lines.add('ignored', ...row);
  for (const row of sidecars) lines.add('sidecar', ...row);
  return lines.digest();
}

/** The hash of what else an import brought: places of known objects, ignored files, sidecars. */
export function custodyOfRun(db: Database.Database, run: number): string {
  const lines = new Lines();
  const each = (query: string): Iterable<unknown[]> =>
    db.prepare(query).raw().iterate(run) as Iterable<unknown[]>;
  const again = `SELECT object, n, folder.path || name FROM origin
    JOIN folder ON folder.id = folder WHERE run = ? AND n > 0 ORDER BY object, n`;
  for (const row of each(again)) lines.add('again', ...row);
  const ignored = 'SELECT path, reason FROM ignored WHERE run = ? ORDER BY path, reason';
  for (const row of each(ignored)) lines.add('ignored', ...row);
  const sidecars =
    'SELECT lower(hex(sha256)), kind, name FROM sidecar WHERE run = ? ORDER BY sha256';
  for (const row of each(sidecars)) lines.add('sidecar', ...row);
  return lines.digest();
}

/** The hash of how objects came here; a row that points nowhere changes it. */
export function custodyOfAcquisitions(db: Database.Database, first: number, last: number): string {
  const lines = new Lines();
  const rows = db
    .prepare(
      `SELECT lower(hex(object.sha256)), folder.path || acquisition.name, acquirer.facts, at, version,
          etag, modified, acquisition.metadata
        FROM acquisition LEFT JOIN object ON object.id = object
        LEFT JOIN folder ON folder.id = acquisition.folder
        LEFT JOIN acquirer ON acquirer.id = acquirer
        WHERE acquisition.id BETWEEN ? AND ?
          AND EXISTS (SELECT 1 FROM origin WHERE origin.object = acquisition.object
            AND origin.folder = acquisition.folder AND origin.name = acquisition.name)
        ORDER BY acquisition.id`,
    )
    .raw()
    .iterate(first, last) as Iterable<unknown[]>;
  for (const row of rows) lines.add('acquired', ...row);
  return lines.digest();
}
