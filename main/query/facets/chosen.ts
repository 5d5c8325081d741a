import { identityKinds } from '../../../preload/contract/domain.ts';
import type { FacetName, FacetTest, FacetValue } from '../../../preload/contract/overview.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { textHash } from '../../archive/text-hash.ts';
import type { Chosen } from '../narrow.ts';
import { eachGroup } from './groups.ts';
import type { Tally } from './tally.ts';

/** What a query says about the events for which all the tests hold. */
export function stateIn(
  chosen: readonly Chosen[],
  tests: readonly FacetTest[],
): FacetValue['chosen'] {
  const has = (state: Chosen['state'], wanted: readonly FacetTest[]): boolean =>
    chosen.some(
      (each) =>
        each.state === state &&
        each.tests.length === wanted.length &&
        wanted.every((test) =>
          each.tests.some(({ field, value }) => field === test.field && value === test.value),
        ),
    );
  if (has('excluded', tests)) return 'excluded';
  return tests.every((test) => has('included', [test])) ? 'included' : null;
}

/** A facet with what is known of it. */
export interface Known {
  readonly facet: FacetName;
  readonly field: FacetTest['field'];
  readonly tally: Tally;
  readonly chosen: readonly Chosen[];
}

/** The values that a query chooses and that are not shown: few of their events are left, or none. */
export function unshown(db: ReadDb, known: Known, shown: readonly FacetValue[]): FacetValue[] {
  const { facet, field, tally, chosen } = known;
  const there = new Set(shown.flatMap(({ chosen: state, text }) => (state === null ? [] : [text])));
  return chosen.flatMap(({ state, tests }) => {
    const text = tests.find((test) => test.field === field)?.value;
    if (typeof text !== 'string' || there.has(text)) return [];
    const source = tests.find((test) => test.field === 'eventSource')?.value ?? '';
    const value = numberOf(db, facet, text);
    let events = 0;
    eachGroup(db, facet, tally, (each, count) => {
      if (each === value) events += count;
    });
    return [{ text, source, events, tests: [...tests], chosen: state }];
  });
}

function numberOf(db: ReadDb, facet: FacetName, text: string): number | undefined {
  if (facet === 'identityKind') return identityKinds.findIndex((kind) => kind === text);
  return db.column<number>(
    sql`SELECT id FROM dict WHERE hash = ${textHash(text)} AND value = ${text}`,
  )[0];
}
