import type { ReadDb } from '../archive/handles.ts';
import { flag } from '../archive/scan/rows.ts';
import { joinSql, sql, type Sql } from '../archive/sql.ts';
import type { Query } from './ast.ts';
import { isOnRecord, type Plan } from './compile.ts';
import { partTestOf } from './free-text.ts';
import { needlesOf, type Needles } from './needles.ts';
import type { Stretch } from './stretches.ts';

/**
 * Whole originals in which no record can pass: what only the record tells is looked for in the
 * original's text first, and most have nothing of it.
 */
export class ObjectFilter {
  readonly #db: ReadDb;
  readonly #demands: readonly Needles[];

  constructor(db: ReadDb, query: Query, plan: Plan) {
    this.#db = db;
    // An index leads to a few events: their originals alone are read.
    this.#demands = plan.byIndex?.size === 0 ? demandsOf(query) : [];
  }

  /** The condition on `event AS e` that its original may hold a record that passes; 0: none does. */
  within({ from, to }: Stretch): Sql {
    if (this.#demands.length === 0) return sql`1`;
    const fits = this.#demands.map(
      (needles) => sql`object_may_pass(object, quoted, ${JSON.stringify(needles)}) = 1`,
    );
    const all = sql`SELECT DISTINCT object, flags & ${flag.quoted} AS quoted FROM event
      WHERE id >= ${BigInt(from)} AND id < ${BigInt(to)}`;
    // MATERIALIZED: each original is looked at once, not for each of its events.
    const objects = this.#db.column<number>(
      sql`WITH each_object AS MATERIALIZED (${all})
        SELECT object FROM each_object WHERE ${joinSql(fits, ' AND ')}`,
    );
    return sql`e.object IN (SELECT value FROM json_each(${JSON.stringify(objects)}))`;
  }
}

/** What each record that is found holds, for each test that only records answer. */
function demandsOf(query: Query): Needles[] {
  return (query.kind === 'and' ? query.parts : [query]).flatMap((part) => {
    const test = part.kind === 'anywhere' && part.match === 'part' ? partTestOf(part.text) : part;
    if (!isOnRecord(test)) return [];
    const needles = needlesOf(test, test.field.kind === 'path' ? test.field.path : []);
    return needles.exact.length + needles.folded.length === 0 ? [] : [needles];
  });
}
