import type { ReadDb } from '../archive/handles.ts';
import { flag } from '../archive/scan/rows.ts';
import { sql, type Sql } from '../archive/sql.ts';
import type { Query } from './ast.ts';
import { isOnRecord, type Plan } from './compile.ts';
import { partTestOf } from './free-text.ts';
import { needlesOf, type Needles } from './needles.ts';
import type { Stretch } from './stretches.ts';

/** The originals whose records lie in a stretch, apart by whether those lie in JSON strings. */
interface Originals {
  readonly stretch: Stretch;
  readonly plain: string;
  readonly quoted: readonly number[];
}

/**
 * Whole originals in which no record can pass: what only the record tells is looked for in the
 * original's text first, and most have nothing of it.
 */
export class ObjectFilter {
  readonly #db: ReadDb;
  /** Needles[] as JSON; undefined: there are none. */
  readonly #demands: string | undefined;
  /** Of the last stretches that were asked for ahead of their turn. */
  #known: readonly Originals[] = [];

  constructor(db: ReadDb, query: Query, plan: Plan) {
    this.#db = db;
    // An index leads to a few events: their originals alone are read.
    const demands = plan.byIndex?.size === 0 ? demandsOf(query) : [];
    this.#demands = demands.length === 0 ? undefined : JSON.stringify(demands);
  }

  /** This stretch is asked for next: its originals may be looked at meanwhile. */
  lookAhead(stretch: Stretch | undefined): void {
    if (this.#demands === undefined || stretch === undefined) return;
    const originals = this.#originalsIn(stretch);
    this.#known = [...this.#known.slice(-1), originals];
    this.#db.column(sql`SELECT look_ahead(${originals.plain}, ${this.#demands})`);
  }

  /** The condition on `event AS e` that its original may hold a record that passes; 0: none does. */
  within(stretch: Stretch): Sql {
    if (this.#demands === undefined) return sql`1`;
    const known = this.#known.find((each) => each.stretch === stretch);
    const { plain, quoted } = known ?? this.#originalsIn(stretch);
    const [found = '[]'] = this.#db.column<string>(
      sql`SELECT objects_that_may_pass(${plain}, ${this.#demands})`,
    );
    const objects = [...(JSON.parse(found) as readonly number[]), ...quoted];
    return sql`e.object IN (SELECT value FROM json_each(${JSON.stringify(objects)}))`;
  }

  #originalsIn(stretch: Stretch): Originals {
    const { from, to } = stretch;
    const all = this.#db.all<{ object: number; quoted: number }>(
      sql`SELECT DISTINCT object, flags & ${flag.quoted} AS quoted FROM event
        WHERE id >= ${BigInt(from)} AND id < ${BigInt(to)}`,
    );
    const those = (quoted: number): number[] =>
      all.filter((each) => each.quoted === quoted).map(({ object }) => object);
    return { stretch, plain: JSON.stringify(those(0)), quoted: those(1) };
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
