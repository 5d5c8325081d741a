import type Database from 'better-sqlite3';
import { disposalsOf, type Disposals } from './disposals.ts';
import { originalTexts, type OriginalTexts } from './original-texts.ts';
import type { Checks } from '../checks.ts';
import type { Pace } from './pace.ts';

/** What every check of an archive is given. */
export interface Context {
  readonly db: Database.Database;
  readonly pace: Pace;
  readonly checks: Checks;
  readonly originals: OriginalTexts;
  readonly disposals: Disposals;
  /** The name under which an object was first met, or its number. */
  readonly nameOf: (object: number) => string;
}

export function contextOf(db: Database.Database, checks: Checks, pace: Pace): Context {
  const name = db
    .prepare(
      `SELECT folder.path || origin.name FROM origin JOIN folder ON folder.id = origin.folder
        WHERE object = ? ORDER BY n LIMIT 1`,
    )
    .pluck();
  return {
    db,
    pace,
    checks,
    originals: originalTexts(db),
    disposals: disposalsOf(db),
    nameOf: (object) => (name.get(object) as string | undefined) ?? `object ${object}`,
  };
}

/** A count of one value, e.g. `SELECT count(*) …`. */
export function numberFrom(db: Database.Database, query: string): number {
  return Number(db.prepare(query).pluck().get());
}
