import type { ReadDb } from '../archive/handles.ts';
import { sql } from '../archive/sql.ts';
import { breathe } from '../platform/clock.ts';
import type { Query } from './ast.ts';
import { compile } from './compile.ts';
import { planOf } from './plan.ts';
import { Stretches } from './stretches.ts';

/** Events that are gone through at a time: other calls are answered in between. */
const atATime = 100_000;

/**
 * The events that a query finds among those whose original came after `object`, whatever their own
 * time is; newest first.
 *
 * @throws Problem bad_query
 */
export async function arrivedSince(db: ReadDb, query: Query, object: number): Promise<number[]> {
  const found: number[] = [];
  const plan = planOf(db, query);
  const stretches = new Stretches(db, query);
  for (;;) {
    const stretch = stretches.next(atATime);
    if (stretch === undefined) return found;
    const refs = db.column<number>(
      sql`SELECT e.id FROM event AS e
        WHERE e.object > ${object} AND ${compile(query, { ...plan, within: stretch })}
        AND e.id >= ${BigInt(stretch.from)} AND e.id < ${BigInt(stretch.to)} ORDER BY e.id DESC`,
    );
    for (const ref of refs) found.push(ref);
    await breathe();
  }
}
